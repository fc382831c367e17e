package org.tautband.evidence;

import java.util.List;

/**
 * Something a patient is told before agreeing. Recalled cells are empty here.
 *
 * @param figureText what the source prints, empty when there is no figure
 * @param figureClaimIds rows that carry the figure
 */
public record ConsentItem(
    String id,
    String group,
    String item,
    String detail,
    String figureText,
    List<String> figureClaimIds,
    Status status,
    List<String> sourceKeys) {
  static ConsentItem of(Row row) {
    return new ConsentItem(
        row.text("claim_id"),
        row.text("group"),
        row.text("item"),
        row.stated("detail"),
        row.stated("figure_text"),
        row.list("figure_claim_ids"),
        row.status(),
        row.sourceKeys());
  }
}
