package org.tautband.screening;

/** What was said to a question. Every question is put so that yes raises the outcome. */
public enum Answer {
  YES("Yes"),
  NO("No"),
  UNSURE("Unsure");

  private final String words;

  Answer(String words) {
    this.words = words;
  }

  public String inWords() {
    return words;
  }
}
