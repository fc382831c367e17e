package org.tautband.followup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.CheckinAnswer.Tier;

/**
 * What a patient answered, in the words shown then; a changed answer is a reply of its own.
 *
 * @param words the patient's own; may be empty
 * @param painNow 0 none to 10 the worst imaginable, null when not answered
 * @param tier the strictest of what was ticked
 */
public record Reply(
    UUID id,
    UUID checkInId,
    UUID patientId,
    Instant at,
    List<Said> said,
    String words,
    @Nullable Integer painNow,
    Tier tier,
    String contentVersion) {
  /** One answer that was ticked, and what it led to. */
  public record Said(String rowId, String ask, Tier tier, String tell) {}

  public Reply {
    said = List.copyOf(said);
    if (said.isEmpty()) {
      throw new IllegalArgumentException("a reply says something");
    }
  }

  /** What led to the tier. */
  public List<Said> decisive() {
    return said.stream().filter(one -> one.tier() == tier).toList();
  }
}
