package org.tautband.evidence;

import java.util.List;
import java.util.Locale;

/**
 * What a patient may notice afterwards and what it leads to; the strictest tier wins.
 *
 * @param bodyGroups ids, empty when it applies everywhere
 * @param tell words to the patient; may hold {@code {emergency_number}} and {@code {clinic_phone}}
 */
public record CheckinAnswer(
    String id,
    String ask,
    Tier tier,
    List<String> bodyGroups,
    String mayMean,
    String tell,
    Status status,
    List<String> sourceKeys) {
  /** From mild to strict. */
  public enum Tier {
    AS_EXPECTED,
    SAME_DAY,
    EMERGENCY;
  }

  static CheckinAnswer of(Row row) {
    List<String> groups = row.list("applies_to");
    return new CheckinAnswer(
        row.text("id"),
        row.text("ask"),
        Tier.valueOf(row.text("tier").toUpperCase(Locale.ROOT)),
        groups.contains("any") ? List.of() : groups,
        row.text("may_mean"),
        row.text("tell"),
        row.status(),
        row.sourceKeys());
  }

  public boolean appliesTo(String bodyGroup) {
    return bodyGroups.isEmpty() || bodyGroups.contains(bodyGroup);
  }
}
