package org.tautband.followup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * After a session somebody of the clinic has to act. Raised in the transaction that found it out.
 *
 * @param itemId the same cause is one item
 * @param clinical what a clinician reads with it; may be empty
 * @param covered items that, while open, say the same or more already
 * @param path page on which it is acted on
 */
public record SomebodyMustCall(
    UUID itemId,
    UUID patientId,
    UUID clinicId,
    Why why,
    String clinical,
    List<UUID> covered,
    Instant at,
    Instant dueAt,
    String path) {
  /** The cause. */
  public enum Why {
    EMERGENCY,
    SAME_DAY,
    /** An answer as expected: nobody has to call, a clinician reads it. */
    TO_READ,
    UNANSWERED_LUNG,
    UNANSWERED,
    WINDOW_PASSED,
    NO_MAIL,
    MAIL_GIVEN_UP
  }
}
