package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tautband.Browser;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Depth;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.chart.Raster;
import org.tautband.kernel.chart.View;

/** What the browser shows as covered is what the server keeps as covered, cell by cell. */
@Tag("browser")
class ChartTwinBrowserTest {
  private static final Chart CHART = BodyChart.load();
  private static final int AT_ONCE = 50;

  /**
   * For each drawing the text it is written as, its runs on every surface, and what is proposed.
   */
  private static final String IN_THE_BROWSER =
      """
      async (drawings) => {
        const at = '/clinic/src/main/resources/static/js/chart/';
        const { Art, VIEWS } = await import(at + 'art.js');
        const { Drawing } = await import(at + 'drawing.js');
        const { proposed, raster, runs } = await import(at + 'raster.js');
        globalThis.art ??= await new Art(new URL(at + 'chart-1/', location)).names();
        for (const view of Object.keys(VIEWS)) await art.view(view);
        return drawings.map((json) => {
          const drawing = new Drawing(art);
          drawing.read(json);
          const covered = raster(art.surfaces, drawing.marks);
          const views = Object.keys(VIEWS).filter((view) => covered.get(view)?.includes(1));
          return [
            drawing.toString(),
            ...views.map((view) => `${view}:${runs(art.surfaces.get(view), covered.get(view))}`),
            [...proposed(art.surfaces, drawing.marks).keys()].sort().join(),
          ].join('\\n');
        });
      }
      """;

  @Test
  void thirtyDrawingsCoverTheSameCells() {
    agree(30, 7);
  }

  @Test
  @Tag("drill")
  void aThousandDrawingsCoverTheSameCells() {
    agree(1_000, 20_261_129);
  }

  private static void agree(int count, long seed) {
    Random random = new Random(seed);
    try (var server = new FileServer();
        var context = Browser.context(800, 600)) {
      Page page = context.newPage();
      page.navigate(server.page());
      for (int done = 0; done < count; done += AT_ONCE) {
        List<Drawing> drawings = new ArrayList<>();
        for (int i = 0; i < Math.min(AT_ONCE, count - done); i++) drawings.add(drawing(random));
        List<?> theirs =
            (List<?>)
                page.evaluate(IN_THE_BROWSER, drawings.stream().map(DrawingWriter::write).toList());
        for (int i = 0; i < drawings.size(); i++) {
          assertThat(theirs.get(i)).isEqualTo(told(drawings.get(i)));
        }
      }
    }
  }

  private static String told(Drawing drawing) {
    Raster raster = Raster.of(CHART, drawing);
    List<String> lines = new ArrayList<>();
    lines.add(DrawingWriter.write(drawing));
    for (View view : View.values()) {
      if (!raster.views().contains(view)) continue;
      String runs =
          Arrays.stream(raster.runs(view))
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(","));
      lines.add(view.code() + ":" + runs);
    }
    lines.add(
        Coverage.proposed(CHART, drawing).stream()
            .map(c -> c.region().id())
            .sorted()
            .collect(Collectors.joining(",")));
    return String.join("\n", lines);
  }

  /** Scribbles, dots, long lines across and beside the body, and whole regions. */
  private static Drawing drawing(Random random) {
    List<Mark> marks = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    while (marks.size() < count) {
      Mark.Brush brush =
          new Mark.Brush(
              Quality.values()[random.nextInt(6)],
              random.nextBoolean() ? random.nextInt(11) : null,
              Depth.values()[random.nextInt(3)]);
      if (random.nextInt(4) == 0) {
        marks.add(
            new Mark.Whole(
                CHART.regions().get(random.nextInt(CHART.regions().size())).id(), brush));
      } else {
        View view = View.values()[random.nextInt(View.values().length)];
        marks.add(new Mark.Stroke(view, line(random, view), 4 + random.nextInt(57), brush));
      }
    }
    return new Drawing("chart-1", Drawing.Says.DRAWN, marks, null);
  }

  private static List<Mark.Point> line(Random random, View view) {
    int reach = view.inset() ? 180 : 500;
    int step = random.nextInt(3) == 0 ? 400 : 8;
    int x = random.nextInt(-reach, reach);
    int y = view.inset() ? random.nextInt(-150, 250) : random.nextInt(-40, 1800);
    List<Mark.Point> line = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(40); i++) {
      line.add(new Mark.Point(x, y));
      x = Math.clamp(x + random.nextInt(-step, step + 1), -2_500, 2_500);
      y = Math.clamp(y + random.nextInt(-step, step + 1), -2_500, 2_500);
    }
    return line;
  }
}
