package org.tautband.kernel.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tautband.kernel.chart.Charts.CHART;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tautband.kernel.naive.NaiveRaster;

/** Brushwork looks for the ends of rows; the naive model looks at every cell. */
class RasterAgreesWithNaiveModelTest {
  @Property(tries = 150)
  void aStrokeCoversTheCellsWithinHalfItsWidth(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int points,
      @ForAll @IntRange(min = 4, max = 60) int widthMm) {
    Random random = new Random(seed);
    Grid grid = CHART.surface(View.HAND_PALM).grid();
    int reach = random.nextBoolean() ? 300 : Mark.Stroke.FURTHEST_MM;
    List<int[]> corners = new ArrayList<>();
    List<Mark.Point> line = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      int[] at = {random.nextInt(-reach, reach + 1), random.nextInt(-reach, reach + 1)};
      // Level, upright and standing still are where mistakes hide.
      if (i > 0 && random.nextInt(4) == 0) at[random.nextInt(2)] = corners.getLast()[0];
      if (i > 0 && random.nextInt(6) == 0) at = corners.getLast().clone();
      corners.add(at);
      line.add(new Mark.Point(at[0], at[1]));
    }
    BitSet cells = new BitSet();
    Brushwork.draw(grid, line, widthMm, cells);
    NaiveRaster naive = new NaiveRaster(grid.leftMm(), grid.topMm(), grid.columns(), grid.rows());
    assertThat(cells).isEqualTo(naive.covered(corners, widthMm));
  }

  @Property(tries = 200)
  void mirroredMarksCoverMirroredRegions(@ForAll long seed) {
    Random random = new Random(seed);
    List<Mark> marks = new ArrayList<>();
    List<Mark> mirrored = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      View view = View.values()[random.nextInt(View.values().length)];
      Grid frame = CHART.frame(view);
      List<Mark.Point> line = new ArrayList<>();
      for (int p = 0; p < 3; p++) {
        line.add(
            new Mark.Point(
                frame.leftMm() + random.nextInt(frame.columns() * 2),
                frame.topMm() + random.nextInt(frame.rows() * 2)));
      }
      int widthMm = random.nextInt(4, 61);
      View other =
          switch (view) {
            case LEFT -> View.RIGHT;
            case RIGHT -> View.LEFT;
            default -> view;
          };
      marks.add(new Mark.Stroke(view, line, widthMm, Charts.ACHE));
      mirrored.add(
          new Mark.Stroke(
              other,
              line.stream().map(q -> new Mark.Point(-q.xMm(), q.yMm())).toList(),
              widthMm,
              Charts.ACHE));
    }
    var shares = Coverage.shares(CHART, Drawing.of("chart-1", marks));
    var swapped = Coverage.shares(CHART, Drawing.of("chart-1", mirrored));
    assertThat(swapped).hasSameSizeAs(shares);
    shares.forEach((id, share) -> assertThat(swapped).containsEntry(Surface.mirroredId(id), share));
  }
}
