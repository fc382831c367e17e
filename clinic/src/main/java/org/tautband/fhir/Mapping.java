package org.tautband.fhir;

/**
 * The number of the mapping from our records to FHIR. Raise it with the commit that renders
 * anything differently, also between releases: versions then say which mapping made them
 * (docs/decisions/0001), and {@code verify} does not call what an earlier one wrote a fault.
 *
 * <p>2 (29 Nov 2026): drawings name their regions in words, and who sent them.
 */
final class Mapping {
  static final int NUMBER = 2;

  private Mapping() {}
}
