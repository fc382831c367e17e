package org.tautband.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.referral.Priors;

/**
 * How often active points were found in a condition, as weights before the drawing. Weak on
 * purpose: few patients count as few, and no muscle becomes more than {@value #AT_MOST} times as
 * likely, or as unlikely, as one that was not examined.
 */
final class ConditionPriors {
  private static final double AT_MOST = 3;

  /** So many patients of the average over all rows are added to each row. */
  private static final double ADDED = 20;

  private final Map<String, List<Row>> byCondition = new LinkedHashMap<>();
  private final double average;

  ConditionPriors(Content content) {
    List<Row> told =
        content.rows("atlas/prevalence.csv").stream()
            .filter(row -> row.text("sample").equals("patients") && row.status().mayBeStated())
            .filter(row -> share(row) != null && !row.list("muscle_ids").isEmpty())
            .toList();
    for (Row row : told) {
      byCondition.computeIfAbsent(row.text("condition"), c -> new ArrayList<>()).add(row);
    }
    average =
        told.stream()
            .map(ConditionPriors::share)
            .mapToDouble(p -> p == null ? 0 : p)
            .average()
            .orElse(1);
  }

  /** Of patients with an active point in the muscle, 0 to 1; null where the row has no figure. */
  private static @Nullable Double share(Row row) {
    var active = row.number("active_pct");
    if (active != null) return active.doubleValue() / 100;
    var low = row.number("active_low_pct");
    var high = row.number("active_high_pct");
    if (low == null || high == null) return null;
    return (low.doubleValue() + high.doubleValue()) / 200;
  }

  List<String> conditions() {
    return List.copyOf(byCondition.keySet());
  }

  boolean knows(String condition) {
    return byCondition.containsKey(condition);
  }

  Priors of(String condition) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Row row : byCondition.getOrDefault(condition, List.of())) {
      for (String muscle : row.list("muscle_ids")) weights.put(muscle, weight(row));
    }
    return new Priors(weights);
  }

  private double weight(Row row) {
    Double share = share(row);
    var patients = row.number("n");
    double n = patients == null ? 0 : patients.doubleValue();
    double found = share == null ? average : share;
    double shrunk = (n * found + ADDED * average) / (n + ADDED) / average;
    return Math.clamp(shrunk, 1 / AT_MOST, AT_MOST);
  }

  /** What weighs in, to be shown beside the ranking. */
  String inWords(String condition) {
    return of(condition).weights().entrySet().stream()
        .map(e -> "%s ×%.2f".formatted(e.getKey(), e.getValue()))
        .collect(
            Collectors.joining(
                ", ",
                "Before the drawing, by how often active points were found in “"
                    + condition
                    + "”: ",
                "."));
  }
}
