package org.tautband.followup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was answered half a year later; a changed answer is one of its own.
 *
 * @param words the patient's own; may be empty
 * @param accountId who of the clinic wrote it down; null when the patient sent it
 */
public record RecurrenceAnswer(
    UUID id,
    UUID questionId,
    UUID patientId,
    Instant at,
    Said said,
    String words,
    @Nullable UUID accountId,
    String by) {
  /** The answer. */
  public enum Said {
    STAYED_AWAY("It has stayed away", "stayed-away"),
    CAME_BACK("It came back", "came-back"),
    NEVER_WENT("It never quite went away", "never-went");

    private final String words;
    private final String code;

    Said(String words, String code) {
      this.words = words;
      this.code = code;
    }

    public String inWords() {
      return words;
    }

    /** Code in the project's CodeSystem {@code half-a-year-later}. */
    String code() {
      return code;
    }
  }
}
