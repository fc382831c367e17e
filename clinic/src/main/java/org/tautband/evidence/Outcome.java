package org.tautband.evidence;

import java.util.Locale;

/** What a precaution leads to, from mild to strict; the natural order is that strictness. */
public enum Outcome {
  ASK_FURTHER("Ask further"),
  CAUTION("Caution"),
  AVOID_SITE("Avoid site"),
  DEFER("Defer"),
  MEDICAL_CLEARANCE("Medical clearance"),
  DO_NOT_NEEDLE("Do not needle");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  public String inWords() {
    return words;
  }

  /** How many of the six boxes are filled, 1 to 6. */
  public int steps() {
    return ordinal() + 1;
  }

  public boolean isStricterThan(Outcome other) {
    return compareTo(other) > 0;
  }

  static Outcome of(String cell) {
    return valueOf(cell.toUpperCase(Locale.ROOT));
  }
}
