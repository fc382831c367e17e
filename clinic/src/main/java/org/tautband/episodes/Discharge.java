package org.tautband.episodes;

import java.time.LocalDate;

/**
 * How an episode ended.
 *
 * @param reason why it ended now, in words
 */
public record Discharge(LocalDate on, Outcome outcome, String reason) {
  public Discharge {
    reason = reason.strip();
    if (reason.isEmpty()) {
      throw new IllegalArgumentException("a discharge needs a reason");
    }
  }

  /** How it turned out, as seen with the patient. */
  public enum Outcome {
    GOALS_REACHED("Goals reached", "goals-reached"),
    BETTER("Better, goals not all reached", "better"),
    UNCHANGED("Unchanged", "unchanged"),
    WORSE("Worse", "worse"),
    REFERRED("Referred to somebody else", "referred"),
    STOPPED_BY_PATIENT("Stopped by the patient", "stopped-by-patient"),
    NOT_KNOWN("Not known", "not-known");

    private final String words;
    private final String code;

    Outcome(String words, String code) {
      this.words = words;
      this.code = code;
    }

    public String inWords() {
      return words;
    }

    /** Code in the project's CodeSystem {@code episode-outcome}. */
    public String code() {
      return code;
    }
  }
}
