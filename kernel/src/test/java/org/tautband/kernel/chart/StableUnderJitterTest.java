package org.tautband.kernel.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tautband.kernel.chart.Charts.CHART;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A hand that trembles by a millimetre in x and in y moves every point of a line by √2 mm at most.
 * So the cells lie between those of the line drawn 3 mm thinner and 3 mm thicker (2√2 &lt; 3), and
 * with them the regions that are proposed.
 */
class StableUnderJitterTest {
  private static final int BOUND_MM = 3;

  @Property(tries = 300)
  void regionsStayBetweenThoseOfAThinnerAndAThickerLine(@ForAll long seed) {
    Random random = new Random(seed);
    View view = View.values()[random.nextInt(View.values().length)];
    Grid frame = CHART.frame(view);
    int widthMm = random.nextInt(8, 30);
    List<Mark.Point> line = new ArrayList<>();
    List<Mark.Point> trembling = new ArrayList<>();
    int x = frame.leftMm() + random.nextInt(frame.columns() * Grid.CELL_MM);
    int y = frame.topMm() + random.nextInt(frame.rows() * Grid.CELL_MM);
    for (int i = 0; i < 30; i++) {
      line.add(new Mark.Point(x, y));
      trembling.add(new Mark.Point(x + random.nextInt(-1, 2), y + random.nextInt(-1, 2)));
      x += random.nextInt(-6, 7);
      y += random.nextInt(-6, 9);
    }
    Mark thin = new Mark.Stroke(view, line, widthMm - BOUND_MM, Charts.ACHE);
    Mark drawn = new Mark.Stroke(view, trembling, widthMm, Charts.ACHE);
    Mark thick = new Mark.Stroke(view, line, widthMm + BOUND_MM, Charts.ACHE);
    assertThat(without(thin, drawn, view)).as("lost").isZero();
    assertThat(without(drawn, thick, view)).as("won").isZero();
    assertThat(regions(drawn)).containsAll(regions(thin));
    assertThat(regions(thick)).containsAll(regions(drawn));
  }

  private static int without(Mark one, Mark other, View view) {
    BitSet left = (BitSet) Raster.of(CHART, List.of(one)).cells(view).clone();
    left.andNot(Raster.of(CHART, List.of(other)).cells(view));
    return left.cardinality();
  }

  private static List<String> regions(Mark mark) {
    return Charts.proposed(Charts.drawing(mark));
  }
}
