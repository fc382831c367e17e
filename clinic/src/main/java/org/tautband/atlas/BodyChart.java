package org.tautband.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.ChartPicture;
import org.tautband.kernel.chart.ChartRegion;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingReader;
import org.tautband.kernel.chart.Reading;
import org.tautband.kernel.chart.View;

/**
 * The body chart that the browser shows, read from the same files, so that both speak of the same
 * cells.
 */
@Component
public final class BodyChart {
  private static final String FILES = "/static/js/chart/chart-1/";

  private final Chart chart;

  BodyChart() {
    chart = load();
  }

  /** The chart without the rest of the application, for commands. */
  public static Chart load() {
    return Chart.of(BodyChart::text);
  }

  public Chart chart() {
    return chart;
  }

  /** Reads a drawing of this chart (docs/chart). */
  public Reading read(String json) {
    return DrawingReader.read(chart, json);
  }

  /** SVG of front and back; none when nothing is drawn. */
  public List<String> small(Drawing drawing) {
    return drawing.marks().isEmpty()
        ? List.of()
        : Stream.of(View.FRONT, View.BACK)
            .map(view -> ChartPicture.drawing(chart, view, drawing))
            .toList();
  }

  /** Where it hurts: regions with their side, or what is said instead. */
  public String inWords(Drawing drawing) {
    return inWords(drawing, "");
  }

  /** The same to the person who drew: “your right …”. */
  public String toPatient(Drawing drawing) {
    return inWords(drawing, "your ");
  }

  private String inWords(Drawing drawing, String whose) {
    if (drawing.marks().isEmpty()) return drawing.says().inWords();
    String words =
        DrawingFile.drawn(chart, drawing).stream()
            .map(id -> chart.region(id).orElseThrow())
            .map(
                region ->
                    region.side() == ChartRegion.Side.MIDLINE
                        ? region.name()
                        : whose + region.name())
            .collect(Collectors.joining("; "));
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String text(String name) {
    try (InputStream file = BodyChart.class.getResourceAsStream(FILES + name + ".json")) {
      if (file == null) throw new IllegalStateException("the chart has no " + name);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
