package org.tautband.atlas;

import java.util.Comparator;
import java.util.List;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingReader;
import org.tautband.kernel.chart.Reading;

/**
 * A file that says where it hurts: a drawing of the body chart ({@code docs/chart}), or a case with
 * its regions as {@link RankingJson#read} takes it.
 */
public final class DrawingFile {
  private DrawingFile() {}

  /** The regions it proposes, or why there are none. */
  public static RankingJson.Read read(String json) {
    if (!RankingJson.isDrawing(json)) return RankingJson.read(json);
    Chart chart = BodyChart.load();
    return switch (DrawingReader.read(chart, json)) {
      case Reading.Refused refused ->
          refused(refused.problems().stream().map(Reading.Problem::inWords).toList());
      case Reading.Read read -> regions(chart, read.drawing());
    };
  }

  private static RankingJson.Read regions(Chart chart, Drawing drawing) {
    return switch (drawing.says()) {
      case DRAWN -> new RankingJson.Read.Case(RankingCase.of(drawn(chart, drawing)));
      case ALL_OVER ->
          refused(
              List.of(
                  "The drawing says that it hurts all over. No muscle explains that: ask and examine"
                      + " first."));
      case NO_PAIN_TODAY -> refused(List.of("The drawing says that nothing hurts today."));
      case CANNOT_SHOW ->
          refused(
              List.of("The drawing says that the place cannot be shown. Ask, and name regions."));
    };
  }

  /** The proposed regions; where a mark is too small to propose any, the one most covered. */
  public static List<String> drawn(Chart chart, Drawing drawing) {
    List<Coverage> proposed = Coverage.proposed(chart, drawing);
    List<Coverage> regions =
        proposed.isEmpty()
            ? Coverage.of(chart, drawing).stream()
                .max(Comparator.comparingDouble(Coverage::share))
                .stream()
                .toList()
            : proposed;
    return regions.stream().map(coverage -> coverage.region().id()).toList();
  }

  private static RankingJson.Read refused(List<String> reasons) {
    return new RankingJson.Read.Unreadable(new RankingAnswer.Refused("", reasons));
  }
}
