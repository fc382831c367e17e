package org.tautband.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One finding: on needling (EF), on another option (OP), on what needling does to muscle (ME), on
 * anything else a sentence may rest on (FA).
 *
 * @param option needling, waiting, exercise, hands_on; empty for ME and FA
 * @param about condition or topic, as the row names it
 * @param conditionIds ids that join needling with the other options
 * @param people who was studied, empty where the row does not say
 * @param printed what the source prints
 * @param studies how many studies, null where not said
 * @param patients how many people, null where not said
 * @param better which way a number favours the option
 * @param note one plain sentence of ours, or what was looked for
 */
public record Claim(
    String id,
    String option,
    String about,
    List<String> conditionIds,
    String people,
    String comparator,
    String outcome,
    String followUp,
    String statistic,
    Effect effect,
    String printed,
    Certainty certainty,
    String certaintyText,
    @Nullable Integer studies,
    @Nullable Integer patients,
    Status status,
    List<String> sourceKeys,
    Direction better,
    String note) {
  /** Which way a number favours the option it belongs to. */
  public enum Direction {
    LOWER,
    HIGHER,
    /** A positive number favours needling, whatever the option. */
    HIGHER_FOR_NEEDLING,
    NOT_SAID
  }

  private static final Set<String> STANDARDISED = Set.of("SMD", "ES", "SMC", "d");
  private static final Set<String> SHARES = Set.of("share", "specificity", "sensitivity");
  private static final Set<String> LEVELS = Set.of("mean", "means");
  private static final Set<String> DIFFERENCES = Set.of("MD", "WMD");

  static Claim efficacy(Row row) {
    return of(row, "needling", row.text("condition"), "", row.text("outcome"));
  }

  static Claim otherOption(Row row) {
    return of(
        row, row.text("option"), row.text("condition"), row.text("population"), row.text("unit"));
  }

  static Claim mechanism(Row row) {
    return of(row, "", row.text("topic"), row.text("population"), row.text("unit"));
  }

  static Claim fact(Row row) {
    return of(row, "", row.text("topic"), row.text("population"), row.text("unit"));
  }

  /** Nothing was found; the note says what was looked for. */
  public boolean isGap() {
    return status == Status.GAP;
  }

  private static Claim of(Row row, String option, String about, String people, String unit) {
    return new Claim(
        row.text("claim_id"),
        option,
        about,
        cell(row, "condition_ids").isEmpty() ? List.of() : row.list("condition_ids"),
        people,
        cell(row, "comparator"),
        row.cells().containsKey("outcome") ? row.text("outcome") : cell(row, "statement"),
        row.text("follow_up"),
        row.text("statistic"),
        effect(row, unit),
        row.text("estimate_text"),
        Certainty.of(row.text("certainty")),
        row.text("certainty_text"),
        whole(row, "n_studies"),
        whole(row, "n_patients"),
        row.status(),
        row.sourceKeys(),
        better(row, option, unit),
        note(row));
  }

  /** In efficacy a negative number favours needling unless strength was measured. */
  private static Direction better(Row row, String option, String unit) {
    if (unit.contains("plus favours needling")) return Direction.HIGHER_FOR_NEEDLING;
    if (unit.contains("plus = better")) return Direction.HIGHER;
    if (option.equals("needling")) {
      String outcome = row.text("outcome");
      return outcome.contains("strength") || outcome.contains("ROM")
          ? Direction.HIGHER
          : Direction.LOWER;
    }
    return switch (cell(row, "better_when")) {
      case "lower" -> Direction.LOWER;
      case "higher" -> Direction.HIGHER;
      default -> Direction.NOT_SAID;
    };
  }

  private static String note(Row row) {
    String plain = cell(row, "plain_note");
    if (!plain.isEmpty()) return plain;
    String statement = cell(row, "statement");
    return statement.isEmpty() ? cell(row, "note") : statement;
  }

  private static Effect effect(Row row, String unit) {
    BigDecimal value = row.number("value");
    BigDecimal low = row.number("ci95_low");
    BigDecimal high = row.number("ci95_high");
    String statistic = row.text("statistic");
    if (SHARES.contains(statistic)) {
      return new Effect.Share(
          value,
          low == null ? row.number("low") : low,
          high == null ? row.number("high") : high,
          whole(row, "numerator"),
          whole(row, "denominator"),
          unit.replaceFirst("^% of ", ""));
    }
    if (value == null && row.number("low") == null) return new Effect.InWords();
    if (STANDARDISED.contains(statistic)) {
      return value == null ? new Effect.InWords() : new Effect.Standardised(value, low, high);
    }
    if (statistic.equals("RD") && whole(row, "denominator") != null) {
      return new Effect.Share(
          null, null, null, whole(row, "numerator"), whole(row, "denominator"), "people");
    }
    int scale = scale(unit);
    if (value != null && scale > 0 && statistic.equals("mean_change")) {
      return new Effect.Amount(value, low, high, "points of " + scale);
    }
    if (value != null && scale > 0 && DIFFERENCES.contains(statistic)) {
      return new Effect.Difference(value, low, high, scale);
    }
    if (value != null && scale > 0 && LEVELS.contains(statistic)) {
      return new Effect.Level(value, low, high, scale, besides(row));
    }
    if (Set.of("days", "sessions", "points per session").contains(unit)) {
      return new Effect.Amount(value, row.number("low"), row.number("high"), unit);
    }
    return new Effect.ForClinicians();
  }

  /** Rows of efficacy name their scale inside the outcome; a numeric rating scale goes to ten. */
  private static int scale(String unit) {
    if (unit.contains("0-100")) return 100;
    return unit.contains("0-10") || unit.contains("NRS") ? 10 : 0;
  }

  private static @Nullable BigDecimal besides(Row row) {
    String cell = cell(row, "comparator_value");
    return cell.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(cell) : null;
  }

  private static @Nullable Integer whole(Row row, String column) {
    String cell = cell(row, column);
    return cell.matches("\\d+") ? Integer.valueOf(cell) : null;
  }

  private static String cell(Row row, String column) {
    return row.cells().getOrDefault(column, "");
  }
}
