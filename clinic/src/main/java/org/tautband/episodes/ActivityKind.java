package org.tautband.episodes;

/** The four kinds of activity a plan is made of. */
public enum ActivityKind {
  NEEDLING("Needling", "needling"),
  MANUAL_THERAPY("Manual therapy", "manual-therapy"),
  EXERCISE("Exercise", "exercise"),
  STRETCHING("Stretching", "stretching");

  private final String words;
  private final String code;

  ActivityKind(String words, String code) {
    this.words = words;
    this.code = code;
  }

  public String inWords() {
    return words;
  }

  /** Code in the project's CodeSystem {@code plan-activity}. */
  public String code() {
    return code;
  }
}
