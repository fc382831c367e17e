package org.tautband.incidents;

/** What came of the wish to correct an incident. */
public sealed interface Correction {
  record Kept(Incident incident) implements Correction {}

  /** Somebody corrected it meanwhile; nothing was kept. */
  record Stale(Incident incident) implements Correction {}
}
