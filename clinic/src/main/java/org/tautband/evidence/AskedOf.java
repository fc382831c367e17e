package org.tautband.evidence;

import java.util.Locale;

/** Who answers a question. */
public enum AskedOf {
  PATIENT,
  CLINICIAN;

  static AskedOf of(String cell) {
    return valueOf(cell.toUpperCase(Locale.ROOT));
  }
}
