package org.tautband.evidence;

import java.util.List;

/**
 * What a study or review found for needling.
 *
 * @param conditionIds ids that join needling with the other options
 * @param estimateText what the source prints
 * @param certainty high … very_low, mixed, not_graded or not_readable; empty for a gap
 * @param plainNote one plain sentence of ours
 */
public record Benefit(
    String id,
    String condition,
    List<String> conditionIds,
    String comparator,
    String outcome,
    String followUp,
    String estimateText,
    String certainty,
    String plainNote,
    Status status,
    List<String> sourceKeys) {
  static Benefit of(Row row) {
    return new Benefit(
        row.text("claim_id"),
        row.text("condition"),
        row.list("condition_ids"),
        row.text("comparator"),
        row.text("outcome"),
        row.text("follow_up"),
        row.text("estimate_text"),
        row.text("certainty"),
        row.text("plain_note"),
        row.status(),
        row.sourceKeys());
  }
}
