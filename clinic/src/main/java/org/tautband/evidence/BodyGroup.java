package org.tautband.evidence;

import java.util.List;

/**
 * One of the 18 parts of the body that consent, competency, screening and check-in bind to.
 *
 * @param name the whole name, as it stands in a consent
 * @param shortName what pages call it in lists and tables
 * @param needlingCanReachPleura true where a source names the lung as a danger; false means that
 *     none of those read does, never that it is safe
 * @param reason why, in words
 */
public record BodyGroup(
    String id,
    String name,
    String shortName,
    boolean needlingCanReachPleura,
    String reason,
    Status status,
    List<String> sourceKeys) {
  static BodyGroup of(Row row) {
    return new BodyGroup(
        row.text("id"),
        row.text("name"),
        row.text("short_name"),
        row.yes("needling_can_reach_pleura"),
        row.text("reason"),
        row.status(),
        row.sourceKeys());
  }
}
