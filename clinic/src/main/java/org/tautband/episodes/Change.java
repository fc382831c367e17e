package org.tautband.episodes;

/** What came of a save. */
public sealed interface Change {
  /** It is saved. */
  record Saved(Episode episode) implements Change {}

  /** Somebody else saved in between; nothing was changed. */
  record Stale(Episode current) implements Change {}
}
