package org.tautband.followup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Half a year after an episode somebody of the clinic has to act. Raised in the transaction that
 * found it out.
 *
 * @param itemId the same cause is one item
 * @param clinical what a clinician reads with it; may be empty
 * @param path page on which it is acted on
 */
public record RecurrenceToAct(
    UUID itemId,
    UUID patientId,
    UUID clinicId,
    Why why,
    String clinical,
    Instant at,
    Instant dueAt,
    String path) {
  /** The cause. */
  public enum Why {
    /** No mail reaches the patient: somebody asks by phone. */
    ASK_BY_PHONE,
    CAME_BACK,
    NEVER_WENT
  }

  static UUID item(UUID questionId, Why why) {
    return UUID.nameUUIDFromBytes((questionId + " " + why).getBytes(StandardCharsets.UTF_8));
  }

  /** Everything that this question may have put on the worklist. */
  static List<UUID> items(UUID questionId) {
    var items = new ArrayList<UUID>();
    for (var why : Why.values()) items.add(item(questionId, why));
    return items;
  }
}
