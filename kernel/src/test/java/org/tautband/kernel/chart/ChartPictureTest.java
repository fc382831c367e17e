package org.tautband.kernel.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tautband.kernel.chart.Charts.CHART;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartPictureTest {
  @ParameterizedTest
  @EnumSource(View.class)
  void everyViewIsAPictureWithSides(View view) {
    String one = ChartPicture.zones(CHART, view, CHART.regionsOn(view), Set.of());
    assertThat(one)
        .contains("chart-letter", "MODEL", "role=\"img\"")
        .doesNotContain("style=", " id=", "NaN");
    assertThat(ChartPicture.zones(CHART, view, CHART.regionsOn(view), Set.of())).isEqualTo(one);
  }

  @Test
  void zonesAreNamedWithTheirSides() {
    String svg =
        ChartPicture.zones(CHART, View.FRONT, List.of("temple.R"), List.of("jaw.R", "occiput.R"));
    assertThat(svg)
        .contains("Model, not a drawing of a patient")
        .contains("Main zone: right temple")
        .contains("chart-zone-main", "chart-zone-less");
  }

  @ParameterizedTest
  @EnumSource(Quality.class)
  void everyQualityHasAPatternOfItsOwn(Quality quality) {
    Mark mark = new Mark.Whole("thigh_ant.R", new Mark.Brush(quality, 7, Depth.SURFACE));
    String svg = ChartPicture.drawing(CHART, View.FRONT, Charts.drawing(mark));
    assertThat(svg)
        .contains("chart-" + quality.code(), "chart-pattern")
        .contains("(" + quality.inWords() + ", 7 of 10)");
    assertThat(svg.length()).isLessThan(60_000);
  }

  @Test
  void twoDatesLieOverOneAnother() {
    Drawing earlier = Charts.drawing(Charts.stroke(View.FRONT, 20, -90, 1000, -90, 1060));
    Drawing later = Charts.drawing(Charts.stroke(View.FRONT, 20, -80, 1000, -80, 1060));
    assertThat(ChartPicture.overlay(CHART, View.FRONT, earlier, later))
        .contains("chart-earlier", "chart-ache", "Earlier, outline: ");
  }
}
