package org.tautband.evidence;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a screening question must be asked again. History that changes an answer always does.
 *
 * @param topic under which it stands on the page, ours
 * @param staleAfterDays days an answer holds, our proposal; null unless {@link
 *     AskWhen#STALE_AFTER_DAYS}
 */
public record AskRule(
    String id,
    List<String> precautionIds,
    String questionId,
    String topic,
    AskWhen when,
    @Nullable Integer staleAfterDays,
    String why) {
  /** How often. */
  public enum AskWhen {
    EACH_SESSION,
    STALE_AFTER_DAYS,
    ONCE_THEN_ON_CHANGE;
  }

  static AskRule of(Row row) {
    String days = row.text("stale_after_days");
    return new AskRule(
        row.text("id"),
        row.list("precaution_ids"),
        row.text("question_id"),
        row.text("topic"),
        AskWhen.valueOf(row.text("ask_when").toUpperCase(Locale.ROOT)),
        days.isEmpty() ? null : Integer.valueOf(days),
        row.text("why"));
  }
}
