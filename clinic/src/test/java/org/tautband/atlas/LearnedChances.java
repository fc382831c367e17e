package org.tautband.atlas;

import java.util.List;
import java.util.Objects;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;

/**
 * How often subjects of {@code experimental_referral.csv} felt pain in the regions of a map's main
 * zone, and in others: means weighted by subjects; a row without their number counts as ten.
 */
record LearnedChances(double main, double other) {
  /** The commonest zone of each experiment; several rows are people who felt it in two patterns. */
  private static final List<List<String>> MAIN =
      List.of(
          List.of("ER001"),
          List.of("ER003", "ER005"),
          List.of("ER006"),
          List.of("ER008"),
          List.of("ER010"),
          List.of("ER011"),
          List.of("ER012"));

  /** A further zone of an experiment; ER014 has a single zone, in 7 of 100. */
  private static final List<List<String>> OTHER =
      List.of(List.of("ER002"), List.of("ER004", "ER005"), List.of("ER007"), List.of("ER013"));

  static LearnedChances of(Content content, List<String> withoutPapers) {
    List<Row> rows =
        content.rows("atlas/experimental_referral.csv").stream()
            .filter(row -> row.sourceKeys().stream().noneMatch(withoutPapers::contains))
            .toList();
    return new LearnedChances(mean(rows, MAIN), mean(rows, OTHER));
  }

  private static double mean(List<Row> rows, List<List<String>> zones) {
    double sum = 0;
    double subjects = 0;
    for (List<String> zone : zones) {
      double share = 0;
      double weight = 0;
      for (Row row : rows) {
        if (!zone.contains(row.text("id"))) continue;
        var n = row.number("n");
        weight = n == null ? 10 : n.doubleValue();
        share += Objects.requireNonNull(row.number("pct_of_subjects")).doubleValue() / 100;
      }
      sum += weight * share;
      subjects += weight;
    }
    return sum / subjects;
  }
}
