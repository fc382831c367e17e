package org.tautband.kernel.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tautband.kernel.chart.Charts.CHART;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tautband.kernel.chart.Drawing.Says;

class MeasuresTest {
  @Test
  void aWholeRegionIsCoveredAltogetherAndItsNeighboursNotAtAll() {
    Drawing drawing = Charts.drawing(Charts.whole("temple.R"));
    Coverage only = Coverage.of(CHART, drawing).getFirst();
    assertThat(Coverage.of(CHART, drawing)).hasSize(1);
    assertThat(only.share()).isEqualTo(1);
    assertThat(only.worst()).isEqualTo(6);
    assertThat(only.depths()).containsExactly(Depth.DEEP);
  }

  @Test
  void aRegionIsProposedFromAFifthOfItOr300SquareMillimetresOn() {
    // A dot of 16 mm covers about 200 mm²: much of a small region, little of a large one.
    assertThat(Charts.proposed(Charts.drawing(Charts.stroke(View.FRONT, 16, -90, 1070)))).isEmpty();
    assertThat(Charts.proposed(Charts.drawing(Charts.stroke(View.FRONT, 20, -90, 1070))))
        .containsExactly("thigh_ant.R");
    assertThat(Charts.proposed(Charts.drawing(Charts.stroke(View.FACE, 14, -16, 178))))
        .contains("teeth_up.R");
  }

  @Test
  void allOverIsAHundredPercentAndNoPainIsNone() {
    Measures all = measures(new Drawing("chart-1", Says.ALL_OVER, List.of(), null));
    assertThat(all.extentPercent()).isEqualTo(100, within(1e-9));
    assertThat(all.regions()).isEqualTo(227);
    assertThat(all.widespreadness()).isEqualTo(1);
    Measures none = measures(new Drawing("chart-1", Says.NO_PAIN_TODAY, List.of(), null));
    assertThat(none).isEqualTo(new Measures(0, 0, 0, all.placesOfChart()));
    assertThat(Measures.of(CHART, new Drawing("chart-1", Says.CANNOT_SHOW, List.of(), null)))
        .isEmpty();
  }

  @Test
  void moreDrawingIsNeverLessExtent() {
    Measures one = measures(Charts.drawing(Charts.stroke(View.FRONT, 20, -90, 1000, -90, 1060)));
    Measures more =
        measures(
            Charts.drawing(
                Charts.stroke(View.FRONT, 20, -90, 1000, -90, 1060),
                Charts.stroke(View.BACK, 20, -90, 1000, -90, 1160)));
    assertThat(more.extentPercent()).isGreaterThan(one.extentPercent());
    assertThat(one.extentPercent()).isBetween(0.05, 1.0);
  }

  @Test
  void theSameDrawingOverlapsWhollyAndAnotherSideNotAtAll() {
    Drawing right = Charts.drawing(Charts.stroke(View.FRONT, 20, -90, 1000, -90, 1060));
    Drawing left = Charts.drawing(Charts.stroke(View.FRONT, 20, 90, 1000, 90, 1060));
    Overlap same = overlap(right, right);
    assertThat(same.jaccard()).isEqualTo(1);
    assertThat(same.dice()).isEqualTo(1);
    assertThat(same.change()).isEqualTo(Overlap.Change.WITHIN_REDRAWING);
    assertThat(overlap(right, left).jaccard()).isZero();
    assertThat(overlap(right, left).change()).isEqualTo(Overlap.Change.BEYOND_REDRAWING);
  }

  @Test
  void aChangeIsOnlyCalledSoBeyondWhatRedrawingExplains() {
    assertThat(new Overlap(300, 1000).change()).isEqualTo(Overlap.Change.WITHIN_REDRAWING);
    assertThat(new Overlap(200, 1000).change()).isEqualTo(Overlap.Change.UNSURE);
    assertThat(new Overlap(40, 1000).change()).isEqualTo(Overlap.Change.BEYOND_REDRAWING);
    Overlap half = new Overlap(1, 3);
    assertThat(half.dice()).isEqualTo(0.5);
  }

  @Test
  void nothingIsLaidOverADrawingWithoutAPlace() {
    Drawing none = new Drawing("chart-1", Says.NO_PAIN_TODAY, List.of(), null);
    Drawing some = Charts.drawing(Charts.whole("temple.R"));
    assertThat(Overlap.of(Raster.of(CHART, none), Raster.of(CHART, some))).isEmpty();
  }

  private static Measures measures(Drawing drawing) {
    return Measures.of(CHART, drawing).orElseThrow();
  }

  private static Overlap overlap(Drawing one, Drawing other) {
    return Overlap.of(Raster.of(CHART, one), Raster.of(CHART, other)).orElseThrow();
  }
}
