package org.tautband.guide;

/** The four ways to go that the decision aid sets side by side, always in this order. */
public enum Option {
  NEEDLING("needling", "Needling within a plan"),
  HANDS_ON("hands_on", "Hands-on care with exercise"),
  EXERCISE("exercise", "Exercise alone"),
  WAITING("waiting", "Wait and see");

  private final String key;
  private final String words;

  Option(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** As the evidence store's rows name it. */
  public String key() {
    return key;
  }

  public String inWords() {
    return words;
  }
}
