package org.tautband.followup;

import java.time.Instant;
import java.util.UUID;

/**
 * A call that somebody of the clinic made about a check-in. It is written down once and never
 * changed.
 *
 * @param words what was said and what was done, never empty
 * @param settles whether nobody needs to call again: what is open on the worklist is closed
 */
public record Call(
    UUID id,
    UUID checkInId,
    UUID patientId,
    Instant at,
    Reached reached,
    String words,
    boolean settles,
    UUID accountId,
    String by) {
  public Call {
    words = words.strip();
    if (words.isEmpty()) throw new IllegalArgumentException("a call is told in words");
  }

  /** Who came to the phone. */
  public enum Reached {
    PATIENT("Spoke with the patient"),
    SOMEBODY_ELSE("Spoke with somebody else"),
    NOBODY("Reached nobody");

    private final String words;

    Reached(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
