package org.tautband.kernel.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tautband.kernel.chart.Charts.CHART;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tautband.kernel.naive.NaiveRaster;

class ChartTest {
  /** Areas of the design's own measurement, in square millimetres. */
  private static final Map<View, Integer> OUTLINES =
      Map.of(
          View.FRONT, 543935,
          View.BACK, 537921,
          View.LEFT, 308149,
          View.RIGHT, 308149,
          View.HAND_PALM, 34711,
          View.HAND_DORSUM, 34711,
          View.FOOT_SOLE, 40281,
          View.FOOT_DORSUM, 45302);

  @Test
  void every119BaseRegionsAreShownOnBothSides() {
    Set<String> bases = new HashSet<>();
    CHART.regions().forEach(region -> bases.add(region.baseId()));
    assertThat(bases).hasSize(119);
    assertThat(CHART.regions()).hasSize(227);
    assertThat(CHART.regions()).allSatisfy(r -> assertThat(CHART.viewsOf(r.id())).isNotEmpty());
  }

  @Test
  void theOutlineIsAsLargeAsItWasDrawn() {
    OUTLINES.forEach(
        (view, area) ->
            assertThat(CHART.surface(view).inside().cardinality() * 4)
                .as(view.code())
                .isBetween(area * 99 / 100, area * 101 / 100));
  }

  @Test
  void regionsFillTheOutlineAndDoNotOverlap() {
    for (View view : OUTLINES.keySet()) {
      Surface surface = CHART.surface(view);
      BitSet together = new BitSet();
      int sum = 0;
      for (BitSet cells : surface.cells().values()) {
        together.or(cells);
        sum += cells.cardinality();
      }
      assertThat(together.cardinality()).as(view.code()).isEqualTo(sum);
      together.and(surface.inside());
      assertThat(together.cardinality()).isGreaterThan(surface.inside().cardinality() * 99 / 100);
    }
  }

  @Test
  void theSymmetricViewsAreTheirOwnMirrorImageCellByCell() {
    for (View view : OUTLINES.keySet()) {
      Surface surface = CHART.surface(view);
      Surface twin =
          CHART.surface(
              switch (view) {
                case LEFT -> View.RIGHT;
                case RIGHT -> View.LEFT;
                default -> view;
              });
      assertThat(surface.grid().mirrored(surface.inside(), twin.grid())).isEqualTo(twin.inside());
      surface
          .cells()
          .forEach(
              (id, cells) ->
                  assertThat(surface.grid().mirrored(cells, twin.grid()))
                      .as(view.code() + " " + id)
                      .isEqualTo(twin.cellsOf(Surface.mirroredId(id))));
    }
  }

  @Test
  void fillingAgreesWithCountingEdgesCellByCell() {
    Surface front = CHART.surface(View.FRONT);
    Grid g = front.grid();
    NaiveRaster naive = new NaiveRaster(g.leftMm(), g.topMm(), g.columns(), g.rows());
    BitSet outline = naive.symmetric(front.outline().getFirst().flattened());
    assertThat(front.inside()).isEqualTo(outline);
  }

  @Test
  void neighboursLieSideBySideOnTheBodyNotOnThePicture() {
    assertThat(CHART.neighbours("temple.R")).contains("forehead.R", "parietal.R");
    assertThat(CHART.neighbours("nose")).contains("cheek.R", "cheek.L");
    // From the side the arm hangs over the trunk.
    assertThat(CHART.neighbours("arm_lat.L")).noneMatch(id -> id.startsWith("chest_lat"));
    assertThat(CHART.neighbours("fore_volar.R")).noneMatch(id -> id.startsWith("hip_lat"));
    for (ChartRegion region : CHART.regions()) {
      assertThat(CHART.neighbours(region.id())).as(region.id()).isNotEmpty();
      for (String other : CHART.neighbours(region.id())) {
        assertThat(CHART.neighbours(other)).contains(region.id());
        assertThat(CHART.neighbours(Surface.mirroredId(region.id())))
            .contains(Surface.mirroredId(other));
      }
    }
  }

  @Test
  void theFaceIsAPartOfTheFront() {
    assertThat(CHART.regionsOn(View.FACE))
        .contains("nose", "temple.R", "jaw.L")
        .doesNotContain("neck_lat.R", "sternum");
    Raster face = Raster.of(CHART, List.of(Charts.stroke(View.FACE, 6, -30, 150, -40, 150)));
    Raster front = Raster.of(CHART, List.of(Charts.stroke(View.FRONT, 6, -30, 150, -40, 150)));
    assertThat(face.runs(View.FACE)).isNotEmpty().isEqualTo(front.runs(View.FRONT));
  }

  @Test
  void rightIsLeftOfTheFrontAndRightOfTheBack() {
    assertThat(Charts.proposed(Charts.drawing(Charts.stroke(View.FRONT, 40, -90, 1000, -90, 1060))))
        .contains("thigh_ant.R")
        .noneMatch(id -> id.endsWith(".L"));
    assertThat(Charts.proposed(Charts.drawing(Charts.stroke(View.BACK, 40, 90, 1100, 90, 1150))))
        .contains("thigh_post.R")
        .noneMatch(id -> id.endsWith(".L"));
    assertThat(Charts.proposed(Charts.drawing(Charts.stroke(View.RIGHT, 30, -10, 1060, -10, 1100))))
        .contains("thigh_lat.R")
        .noneMatch(id -> id.endsWith(".L"));
    assertThat(
            new TreeSet<>(
                Charts.proposed(Charts.drawing(Charts.stroke(View.FOOT_SOLE, 20, -80, 90)))))
        .containsExactly("heel_plantar.R");
  }
}
