package org.tautband.evidence;

/** The patient's own side. Always shown as a word, never as a letter alone. */
public enum Side {
  RIGHT("right", "R"),
  LEFT("left", "L"),
  MIDLINE("midline", "M");

  private final String words;
  private final String code;

  Side(String words, String code) {
    this.words = words;
    this.code = code;
  }

  public String inWords() {
    return words;
  }

  /** The letter used in content files and region ids ({@code teeth_up.R}). */
  public String code() {
    return code;
  }

  /** Reads the letter of a content file; anything but R, L or M is a broken file. */
  public static Side ofCode(String code) {
    for (Side side : values()) {
      if (side.code.equals(code)) {
        return side;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is no side: R, L or M");
  }
}
