package org.tautband.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What figures must hold before anybody may read them. */
final class EvidenceCheck {
  private static final List<String> COUNTED = List.of("rate", "incident_share", "clinician_share");
  private static final List<String> FILES =
      List.of(
          "evidence/adverse_event_rates.csv",
          "evidence/efficacy.csv",
          "evidence/other_options.csv",
          "evidence/mechanism.csv",
          "evidence/facts.csv");
  private static final Pattern HALF_INTERVAL =
      Pattern.compile("(upper|lower) limit (not readable|cut off)");
  private static final double ROUNDING = 0.02;

  private final ContentCheck check;

  EvidenceCheck(ContentCheck check) {
    this.check = check;
  }

  void check() {
    check.rows("evidence/adverse_event_rates.csv").forEach(this::rate);
    FILES.forEach(file -> check.rows(file).forEach(this::figures));
    FILES.subList(1, FILES.size()).forEach(file -> check.rows(file).forEach(this::printed));
    check.rows("sources/sources.csv").forEach(this::address);
    for (String condition : check.schema().equalDetail()) {
      equalDetail(condition);
    }
  }

  private void rate(Row row) {
    if (COUNTED.contains(row.text("kind"))) {
      check.that(
          !row.text("per_n").isEmpty()
              && !row.text("counted_in").isEmpty()
              && !(row.text("value") + row.text("low")).isEmpty(),
          row,
          "a rate without value, per_n or counted_in");
    }
    String value = row.text("value");
    if (!value.isEmpty()) {
      Pattern printed = Pattern.compile("(^|[^\\d.])" + Pattern.quote(value) + "($|[^\\d])");
      check.that(
          printed.matcher(row.text("rate_text")).find(), row, "the value is not in rate_text");
    }
    BigDecimal numerator = row.number("numerator");
    BigDecimal denominator = row.number("denominator");
    BigDecimal perN = row.number("per_n");
    if (row.text("kind").equals("rate")
        && row.text("bound").isEmpty()
        && !value.isEmpty()
        && numerator != null
        && denominator != null
        && perN != null) {
      double rate = numerator.doubleValue() / denominator.doubleValue() * perN.doubleValue();
      check.that(
          Math.abs(rate / Double.parseDouble(value) - 1) < ROUNDING,
          row,
          "the value is not numerator / denominator");
    }
  }

  private void figures(Row row) {
    BigDecimal value = row.number("value");
    BigDecimal low = row.number("ci95_low");
    BigDecimal high = row.number("ci95_high");
    if (value != null && low != null && high != null) {
      check.that(
          low.compareTo(value) <= 0 && value.compareTo(high) <= 0,
          row,
          "the value lies outside its interval");
    }
    String said = said(row, "plain_note") + said(row, "note");
    check.that(
        (low == null) == (high == null) || HALF_INTERVAL.matcher(said).find(),
        row,
        "half an interval without the reason in the note");
    if (row.status() == Status.GAP) {
      check.that(
          value == null && low == null && high == null && said.contains("looked for"),
          row,
          "a gap with figures, or without what was looked for");
    }
  }

  private void printed(Row row) {
    for (String column : List.of("value", "low", "high")) {
      BigDecimal figure = row.number(column);
      check.that(
          figure == null || isPrinted(figure, row.text("estimate_text")),
          row,
          column + " is not printed in estimate_text");
    }
  }

  private static boolean isPrinted(@Nullable BigDecimal figure, String text) {
    if (figure == null) {
      return true;
    }
    return Pattern.compile("\\d*\\.?\\d+")
        .matcher(text)
        .results()
        .anyMatch(found -> new BigDecimal(found.group()).compareTo(figure.abs()) == 0);
  }

  private static String said(Row row, String column) {
    return row.cells().getOrDefault(column, "");
  }

  private void address(Row row) {
    check.that(
        row.text("url").isEmpty() || row.text("url").matches("https?://\\S+"),
        row,
        "url is no web address");
  }

  private void equalDetail(String condition) {
    boolean needling =
        check.rows("evidence/efficacy.csv").stream()
            .anyMatch(row -> row.list("condition_ids").contains(condition));
    check.that(needling, "schema.json", "equal_detail: " + condition + " has no row on needling");
    for (String option : check.schema().options()) {
      boolean there =
          check.rows("evidence/other_options.csv").stream()
              .anyMatch(
                  row ->
                      row.list("condition_ids").contains(condition)
                          && row.list("option").contains(option));
      check.that(there, "schema.json", "equal_detail: " + condition + " has no row on " + option);
    }
  }
}
