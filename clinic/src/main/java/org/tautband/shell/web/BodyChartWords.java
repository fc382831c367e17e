package org.tautband.shell.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tautband.evidence.Content;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.ChartRegion;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.count.Tally;

/** The chart’s regions, a drawing and a count in words. */
final class BodyChartWords {
  private BodyChartWords() {}

  static List<BodyChartPage.AreaRow> areas(Chart chart, Drawing drawing) {
    return Coverage.proposed(chart, drawing).stream()
        .map(c -> new BodyChartPage.AreaRow(c.region().name(), feels(c)))
        .toList();
  }

  private static String feels(Coverage covered) {
    String qualities =
        String.join(", ", covered.qualities().stream().map(Quality::inWords).toList());
    return covered.worst() == null
        ? qualities + ", how much not asked"
        : qualities + ", " + covered.worst() + " of 10";
  }

  /** Names of all regions, by part of the body. */
  static List<BodyChartPage.PartOfBody> parts(Chart chart, Content content) {
    Map<String, StringBuilder> parts = new LinkedHashMap<>();
    for (ChartRegion region : chart.regions()) {
      StringBuilder names = parts.computeIfAbsent(region.bodyGroup(), x -> new StringBuilder());
      names.append(names.isEmpty() ? "" : "; ").append(region.name());
    }
    return parts.entrySet().stream()
        .map(
            e ->
                new BodyChartPage.PartOfBody(
                    content.bodyGroup(e.getKey()).shortName(), e.getValue().toString()))
        .toList();
  }

  static String count(Tally tally) {
    return needles(tally.opened())
        + " opened: "
        + tally.inPatient()
        + " in the patient, "
        + tally.outNotInSharps()
        + " out and not in the sharps box, "
        + tally.inSharps()
        + " in the sharps box."
        + (tally.recountRequired() ? " A recount is required." : "");
  }

  private static String needles(int number) {
    return number + (number == 1 ? " needle" : " needles");
  }
}
