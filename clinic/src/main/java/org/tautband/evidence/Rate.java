package org.tautband.evidence;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a harm was seen.
 *
 * @param modality dry needling, acupuncture, exercise, …
 * @param kind {@code rate} is a picture of patients or treatments; {@code clinician_share} (of
 *     clinicians asked) and ratios are never one
 * @param rateText what the source prints
 * @param value in {@code unit}; null where only a range or nothing was printed
 * @param bound {@code <}, {@code <=}, {@code >}, {@code >=}: the value is only a bound; else empty
 * @param perN the value is that many per {@code perN} of {@code countedIn}
 */
public record Rate(
    String id,
    String modality,
    String event,
    String severity,
    String kind,
    String rateText,
    @Nullable BigDecimal value,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    String bound,
    String unit,
    @Nullable BigDecimal perN,
    String countedIn,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    Status status,
    List<String> sourceKeys,
    String note) {
  static Rate of(Row row) {
    return new Rate(
        row.text("claim_id"),
        row.text("modality"),
        row.text("event"),
        row.text("severity"),
        row.text("kind"),
        row.text("rate_text"),
        row.number("value"),
        row.number("low"),
        row.number("high"),
        row.text("bound"),
        row.text("unit"),
        row.number("per_n"),
        row.text("counted_in"),
        row.number("numerator"),
        row.number("denominator"),
        row.status(),
        row.sourceKeys(),
        row.text("note"));
  }
}
