package org.tautband.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.DrawingReader;
import org.tautband.kernel.chart.Reading;

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

  private static String text(String name) {
    try (InputStream file = BodyChart.class.getResourceAsStream(FILES + name + ".json")) {
      if (file == null) throw new IllegalStateException("the chart has no " + name);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
