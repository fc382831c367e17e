package org.tautband.kernel.chart;

import java.util.Arrays;
import java.util.Optional;

/** How a pain feels: the six brushes, the qualities of {@code content/atlas/grading.json}. */
public enum Quality {
  ACHE("ache", "ache", "dots"),
  SHARP("sharp", "sharp", "hatching"),
  BURNING("burning", "burning", "waves"),
  CRAMP("cramp", "cramp", "open rings"),
  PINS_NEEDLES("pins_needles", "pins and needles", "crosses"),
  NUMBNESS("numbness", "numbness", "short bars");

  private final String code;
  private final String words;
  private final String pattern;

  Quality(String code, String words, String pattern) {
    this.code = code;
    this.words = words;
    this.pattern = pattern;
  }

  public String code() {
    return code;
  }

  public String inWords() {
    return words;
  }

  /** What it is drawn with, in words. */
  public String pattern() {
    return pattern;
  }

  public static Optional<Quality> ofCode(String code) {
    return Arrays.stream(values()).filter(quality -> quality.code.equals(code)).findFirst();
  }
}
