package org.tautband.redflags;

/**
 * The answer to one red-flag question.
 *
 * @param questionId of {@code red_flags.csv}
 * @param words what the patient or clinician added; may be empty
 */
public record RedFlagAnswer(String questionId, Answer answer, String words) {
  public RedFlagAnswer {
    words = words.strip();
  }

  /** What was said. */
  public enum Answer {
    YES("Yes"),
    NO("No"),
    UNSURE("Unsure"),
    /** "None of these" was said to the group the question stood in; counts as no. */
    NONE_OF_THESE("None of these");

    private final String words;

    Answer(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }

    /** Yes, and unsure until it was looked into, stand against needling. */
    public boolean raises() {
      return this == YES || this == UNSURE;
    }
  }
}
