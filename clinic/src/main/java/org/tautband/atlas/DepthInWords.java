package org.tautband.atlas;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tautband.evidence.Row;

/** The figures of a row of {@code depth_measurements.csv}, each with its unit. */
final class DepthInWords {
  private DepthInWords() {}

  static String of(Row row) {
    String figures =
        Stream.of(mean(row), range(row), interval(row))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", "));
    String result = row.text("result_or_rule");
    if (figures.isEmpty()) return result;
    return result.isEmpty() ? figures : figures + "; " + result;
  }

  private static String mean(Row row) {
    if (row.text("mean_mm").isEmpty()) return "";
    String spread = row.text("sd_mm").isEmpty() ? "" : " (SD " + row.text("sd_mm") + ")";
    return "mean " + row.text("mean_mm") + " mm" + spread;
  }

  private static String range(Row row) {
    String low = row.text("min_mm");
    String high = row.text("max_mm");
    if (low.isEmpty() && high.isEmpty()) return "";
    if (high.isEmpty()) return "from " + low + " mm";
    return low.isEmpty() ? "up to " + high + " mm" : low + " to " + high + " mm";
  }

  private static String interval(Row row) {
    if (row.text("ci95_low_mm").isEmpty()) return "";
    return "95 % interval " + row.text("ci95_low_mm") + " to " + row.text("ci95_high_mm") + " mm";
  }
}
