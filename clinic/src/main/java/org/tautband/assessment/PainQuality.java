package org.tautband.assessment;

/** The six qualities of {@code grading.json}. */
public enum PainQuality {
  ACHE("ache", "ache"),
  SHARP("sharp", "sharp"),
  BURNING("burning", "burning"),
  CRAMP("cramp", "cramp"),
  PINS_NEEDLES("pins and needles", "pins_needles"),
  NUMBNESS("numbness", "numbness");

  private final String words;
  private final String code;

  PainQuality(String words, String code) {
    this.words = words;
    this.code = code;
  }

  public String inWords() {
    return words;
  }

  /** Code in {@code grading.json} and in the project's CodeSystem {@code pain-quality}. */
  public String code() {
    return code;
  }
}
