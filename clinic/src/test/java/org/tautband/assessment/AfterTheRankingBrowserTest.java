package org.tautband.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.Fixtures;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.Rankings;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing.Hand;
import org.tautband.drawings.PainDrawings;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.Reading;
import org.tautband.needling.NeedlingTest;

/** What a ranking leaves behind, on a phone and on a desk: its trace, the offer, the test data. */
class AfterTheRankingBrowserTest extends NeedlingTest {
  @Autowired private PainDrawings drawings;
  @Autowired private BodyChart chart;
  @Autowired private Palpations palpations;
  @Autowired private SeenRankings seen;
  @Autowired private Rankings rankings;

  private void drawn() {
    var json =
        "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"region\":\"temple.R\",\"quality\":\"ache\"},"
            + "{\"region\":\"occiput.R\",\"quality\":\"ache\"}]}";
    var drawing = ((Reading.Read) chart.read(json)).drawing();
    as(
        () ->
            drawings.draw(
                patientId,
                episode.id(),
                Ids.next(),
                new PainDrawings.Shown(drawing, Hand.PATIENT, "")));
  }

  private Assessment palpated(java.util.UUID patient) {
    var theirs = patient.equals(patientId) ? episode : planned(patient, PLACES);
    var finding =
        new Finding(
            "trapezius_desc",
            Side.RIGHT,
            Finding.Sign.PRESENT,
            2,
            Finding.Sign.PRESENT,
            Finding.Sign.NOT_EXAMINED,
            Finding.Sign.NOT_EXAMINED,
            List.of(),
            "");
    return as(
        () -> {
          var kept =
              assessments.record(
                  patient,
                  theirs.id(),
                  Ids.next(),
                  new Assessment.Findings(
                      "", new Pain(4, null, null), List.of(), List.of(finding), List.of(), ""),
                  seen.of(
                          patient,
                          theirs.id(),
                          List.of("temple.R", "occiput.R"),
                          "",
                          rankings.version())
                      .orElseThrow());
          palpations.keep(kept);
          return kept;
        });
  }

  private static void looked(Page page, String name, int width) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + "-" + width + ".png")));
    assertThat(Browser.sidewaysPx(page)).as(name + " " + width).isZero();
    assertThat(Axe.problems(page)).as(name + " " + width).isEmpty();
  }

  @Test
  @Tag("drill")
  void theTraceTheOfferAndTheTestDataAreReadAndUsedOnAPhone() {
    look(390);
  }

  @Test
  @Tag("drill")
  void theTraceTheOfferAndTheTestDataAreReadAndUsedOnADesk() {
    look(1280);
  }

  private void look(int width) {
    askRedFlags();
    drawn();
    var kept = palpated(patientId);
    for (int i = 0; i < 4; i++) palpated(patient("Zora" + i));
    var path = base() + "/patients/" + patientId + "/episodes/" + episode.id() + "/assessments";
    try (var context = Browser.context(width, 900)) {
      var page = context.newPage();
      Browser.signIn(page, base(), kim.login(), Fixtures.PASSWORD);
      page.navigate(path + "/" + kept.id());
      page.click("summary:has-text('All that were shown')");
      looked(page, "ranking-trace", width);
      page.navigate(path + "/new");
      page.fill("[name=history]", "Since May");
      page.click("button[value=drawing]");
      page.waitForSelector("text=Look at each, and at its side");
      assertThat(page.inputValue("[name='region0.name']")).isEqualTo("right temple");
      assertThat(page.inputValue("[name=history]")).isEqualTo("Since May");
      looked(page, "regions-taken-over", width);
    }
    try (var context = Browser.context(width, 900)) {
      var page = context.newPage();
      Browser.signIn(page, base(), clinic.manager().login(), Fixtures.PASSWORD);
      page.navigate(base() + "/palpations");
      var file = page.waitForDownload(() -> page.click("text=Hand out the file"));
      assertThat(file.suggestedFilename()).isEqualTo("palpations.jsonl");
      looked(page, "palpations", width);
    }
  }
}
