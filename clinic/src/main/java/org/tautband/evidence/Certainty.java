package org.tautband.evidence;

import java.util.regex.Pattern;

/**
 * How sure a finding is, in the words of GRADE where its authors graded it, and in ours. What
 * nobody graded is not "unsure": it has its own word and its own picture.
 */
public enum Certainty {
  HIGH("sure", 4, ".*"),
  MODERATE("fairly sure", 3, "\\bprobably\\b"),
  LOW("unsure", 2, "\\bmay\\b"),
  VERY_LOW("very unsure", 1, "\\bvery unsure\\b"),
  NOT_GRADED(
      "not graded",
      0,
      "\\b(trials?|stud(y|ies)|reviews?|experts?|examiners?|researchers?|donors?|asked|measured|counted)\\b");

  private final String words;
  private final int bars;
  private final Pattern demanded;

  Certainty(String words, int bars, String demanded) {
    this.words = words;
    this.bars = bars;
    this.demanded = Pattern.compile(demanded, Pattern.CASE_INSENSITIVE);
  }

  public String inWords() {
    return words;
  }

  /** Filled bars of four; none is drawn as four empty bars and a question mark. */
  public int bars() {
    return bars;
  }

  /** Whether a sentence for patients is as careful as this certainty asks it to be. */
  public boolean allows(String sentence) {
    return demanded.matcher(sentence).find();
  }

  /** What a sentence must say, for whoever writes it. */
  public String demandInWords() {
    return switch (this) {
      case HIGH -> "nothing";
      case MODERATE -> "“probably”";
      case LOW -> "“may”";
      case VERY_LOW -> "“we are very unsure”";
      case NOT_GRADED -> "who looked: “in these trials”, “in one study”, “experts say”";
    };
  }

  /**
   * The grade of a row. A grade between two counts as the lower one; a grade that could not be read
   * and a mixed one are no grade.
   */
  static Certainty of(String cell) {
    return switch (cell) {
      case "high" -> HIGH;
      case "moderate" -> MODERATE;
      case "low", "low_to_moderate" -> LOW;
      case "very_low", "very_low_to_low" -> VERY_LOW;
      case "", "not_graded", "not_readable", "mixed" -> NOT_GRADED;
      default -> throw new IllegalArgumentException("no certainty '" + cell + "'");
    };
  }
}
