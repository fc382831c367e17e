package org.tautband.fhir;

/**
 * The number of the mapping from our records to FHIR. Raise it in a release that renders anything
 * differently: versions then say which mapping made them (docs/decisions/0001).
 */
final class Mapping {
  static final int NUMBER = 1;

  private Mapping() {}
}
