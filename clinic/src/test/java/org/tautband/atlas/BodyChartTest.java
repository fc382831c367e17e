package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.ChartPicture;
import org.tautband.kernel.chart.Overlap;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.chart.View;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** The chart says what the content says. */
class BodyChartTest {
  private static final Content CONTENT = Content.load();
  private static final Chart CHART = BodyChart.load();

  @Test
  void everyRegionOfTheContentIsOnTheChartUnderItsNameAndSide() {
    List<String> rows =
        CONTENT.rows("atlas/regions.csv").stream()
            .map(Region::of)
            .map(r -> r.id() + "|" + r.name() + "|" + r.bodyGroup() + "|" + r.side().inWords())
            .toList();
    assertThat(
            CHART.regions().stream()
                .map(r -> r.id() + "|" + r.name() + "|" + r.bodyGroup() + "|" + r.side().inWords()))
        .containsExactlyElementsOf(rows);
    assertThat(CHART.regions().stream().map(r -> r.baseId()).distinct()).hasSize(119);
  }

  @Test
  void theSixBrushesAreTheQualitiesOfTheContent() {
    var codes =
        new JsonMapper()
            .readTree(BodyChartTest.class.getResourceAsStream("/content/atlas/grading.json"))
            .get("pain")
            .get("quality_codes");
    assertThat(Arrays.stream(Quality.values()).map(Quality::code))
        .containsExactlyInAnyOrderElementsOf(codes.propertyNames());
  }

  @Test
  void theErrorOfRedrawingIsWhatTheStudiesSay() {
    Row back = fact("FA010");
    assertThat(back.text("estimate_text"))
        .contains(Overlap.Redrawing.BACK_AND_NECK.meanJaccard() + " +/- 0.18");
    Row shoulder = fact("FA013");
    assertThat(shoulder.text("estimate_text")).contains("42.02 +/- 19.13 %");
    assertThat(Overlap.Redrawing.SHOULDER.meanJaccard()).isEqualTo(0.4202);
    assertThat(List.of(back.text("status"), shoulder.text("status"))).containsOnly("verified");
  }

  private static Row fact(String id) {
    return CONTENT.rows("evidence/facts.csv").stream()
        .filter(row -> row.text("claim_id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyPictureIsWellFormed() throws Exception {
    for (View view : View.values()) {
      String svg = ChartPicture.zones(CHART, view, CHART.regionsOn(view), Set.of("nose"));
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    }
  }
}
