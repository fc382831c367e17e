package org.tautband.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.tautband.atlas.BodyChart;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Depth;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.chart.Raster;
import org.tautband.kernel.chart.View;

/**
 * Bench chart: a drawing of twelve lines of sixty points on four views becomes cells, and cells
 * become regions, beside a floor that only sets and walks as many bits. Budget: 2 ms for the cells.
 */
@SuppressWarnings("SystemOut")
class ChartBench {
  private static final int DRAWINGS = 400;
  private static final int WARM_UP = 15;
  private static final int TURNS = 10;

  private final Chart chart = BodyChart.load();

  @Test
  void raster() {
    Random random = new Random(6);
    List<Drawing> drawings = new ArrayList<>();
    for (int i = 0; i < DRAWINGS; i++) drawings.add(drawing(random));
    measure("floor", drawings, this::floor);
    measure("raster", drawings, d -> Raster.of(chart, d).size());
    measure("regions", drawings, d -> Coverage.of(chart, d).size());
  }

  private void measure(String what, List<Drawing> drawings, ToIntFunction<Drawing> work) {
    int sum = 0;
    for (int i = 0; i < WARM_UP; i++) for (Drawing d : drawings) sum += work.applyAsInt(d);
    long[] nanos = new long[drawings.size() * TURNS];
    int n = 0;
    for (int i = 0; i < TURNS; i++) {
      for (Drawing d : drawings) {
        long start = System.nanoTime();
        sum += work.applyAsInt(d);
        nanos[n++] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "bench chart %s median %.3f ms, 99th percentile %.3f ms, most %.3f ms (%d drawings, sum %d, load %.1f)%n",
        what,
        nanos[n / 2] / 1e6,
        nanos[n * 99 / 100] / 1e6,
        nanos[n - 1] / 1e6,
        n,
        sum,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Sets 4,000 bits one by one in four sets as large as a view and walks them. */
  private int floor(Drawing drawing) {
    int walked = 0;
    for (int view = 0; view < 4; view++) {
      BitSet bits = new BitSet(451_200);
      for (int i = 0; i < 1_000; i++) bits.set(100_000 + i * 7 + drawing.marks().size());
      for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) walked++;
    }
    return walked;
  }

  private static Drawing drawing(Random random) {
    List<Mark> marks = new ArrayList<>();
    Mark.Brush brush = new Mark.Brush(Quality.ACHE, 5, Depth.DEEP);
    for (int i = 0; i < 12; i++) {
      View view = View.values()[i % 4];
      int x = random.nextInt(-120, 120);
      int y = random.nextInt(100, 1_500);
      List<Mark.Point> line = new ArrayList<>();
      for (int p = 0; p < 60; p++) {
        line.add(new Mark.Point(x, y));
        x += random.nextInt(-5, 6);
        y += random.nextInt(-4, 7);
      }
      marks.add(new Mark.Stroke(view, line, 16, brush));
    }
    return new Drawing("chart-1", Drawing.Says.DRAWN, marks, null);
  }
}
