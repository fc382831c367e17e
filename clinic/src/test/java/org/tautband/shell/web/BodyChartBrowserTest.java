package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.Fixtures;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Finding;
import org.tautband.assessment.Finding.Sign;
import org.tautband.assessment.OnChart;
import org.tautband.assessment.Pain;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing.Hand;
import org.tautband.drawings.PainDrawings;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.Depth;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.chart.View;
import org.tautband.needling.EntryKind;
import org.tautband.needling.NeedlingTest;

/** Layers go on and off at once, on a phone and by keyboard, and everything is said in words. */
@Tag("browser")
class BodyChartBrowserTest extends NeedlingTest {
  private static final String FELT =
      "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"view\":\"right\",\"points\":[[60,60],"
          + "[75,110],[50,140]],\"widthMm\":16,\"quality\":\"ache\"}]}";

  @Autowired private PainDrawings drawings;
  private String path;

  @BeforeEach
  void everythingIsThere() {
    prepare();
    Tablet tablet = new Tablet(started());
    tablet.whole(1);
    tablet.tap(EntryKind.OPENED, 2);
    tablet.tap(EntryKind.IN, 2);
    var ache = new Mark.Brush(Quality.ACHE, 6, Depth.DEEP);
    var burning = new Mark.Brush(Quality.BURNING, 4, Depth.SURFACE);
    var points =
        List.of(new Mark.Point(30, 220), new Mark.Point(60, 280), new Mark.Point(150, 310));
    var drawing =
        new Drawing(
            "chart-1",
            Drawing.Says.DRAWN,
            List.of(
                new Mark.Stroke(View.BACK, points, 40, ache), new Mark.Whole("temple.R", burning)),
            new Drawing.Spot(View.BACK, points.get(1)));
    var shown = new PainDrawings.Shown(drawing, Hand.PATIENT, "");
    as(() -> drawings.draw(patientId, episode.id(), Ids.next(), shown));
    var point =
        new OnChart.Pressed("chart-1", "shoulder_top.R", new OnChart.Point("back", 95, 310));
    var findings =
        new Assessment.Findings(
            "",
            new Pain(4, 7, 5),
            List.of(),
            List.of(
                finding("trapezius_desc", Sign.PRESENT, new OnChart(point, FELT)),
                finding("levator_scapulae", Sign.ABSENT, OnChart.NOTHING),
                finding("infraspinatus", Sign.NOT_EXAMINED, OnChart.NOTHING)),
            List.of(),
            "");
    as(() -> assessments.record(patientId, episode.id(), Ids.next(), findings));
    path = "/patients/" + patientId + "/episodes/" + episode.id() + "/body-chart";
  }

  private static Finding finding(String muscle, Sign familiar, OnChart onChart) {
    return new Finding(
        muscle,
        Side.RIGHT,
        Sign.PRESENT,
        2,
        familiar,
        Sign.NOT_EXAMINED,
        Sign.NOT_EXAMINED,
        List.of(),
        "",
        onChart);
  }

  @Test
  void onAPhoneLayersGoOnAndOffAtOnceByKeyboardToo() {
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = opened(context);
      List<String> faults = new ArrayList<>();
      page.onConsoleMessage(m -> faults.add(m.type() + ": " + m.text()));
      page.onPageError(faults::add);
      page.navigate(base() + path);
      assertThat(Axe.problems(page)).isEmpty();
      assertThat(Browser.sidewaysPx(page)).isZero();
      assertThat(KeyboardWalk.problemsOf(page)).isEmpty();
      Locator findings = page.locator("svg.chart-picture g[data-layer=findings]").first();
      assertThat(findings.isVisible()).isTrue();
      page.locator("input[value=findings]").focus();
      page.keyboard().press("Space");
      assertThat(findings.isVisible()).isFalse();
      assertThat(page.locator("[data-list=findings]").isVisible()).isFalse();
      assertThat(page.locator("[data-told]").innerText()).isEqualTo("Findings: not shown.");
      assertThat(page.locator("[data-list=needles]").innerText())
          .contains("n2 in", "in the patient");
      page.reload();
      assertThat(page.locator("svg.chart-picture g[data-layer=findings]").first().isVisible())
          .as("the address remembers it")
          .isFalse();
      page.keyboard().press("Tab");
      page.locator("[data-layers] button[type=submit]").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/body-chart?shown=yes**");
      assertThat(page.locator("input[value=findings]").isChecked()).isFalse();
      assertThat(faults)
          .noneMatch(fault -> !fault.startsWith("verbose") && !fault.startsWith("debug"));
    }
  }

  @Test
  @Tag("drill")
  void itIsUsableInForcedColoursAndAtTwoHundredPercent() {
    try (BrowserContext context = Browser.context(640, 480)) {
      Page page = opened(context);
      page.navigate(base() + path + everything());
      assertThat(Browser.sidewaysPx(page)).as("1280 px at 200 %").isZero();
      page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
      assertThat(Axe.problems(page)).isEmpty();
      assertThat(page.locator("g[data-layer=zones]").first().isVisible()).isTrue();
      Browser.picture(page, "body-chart-forced-640");
    }
  }

  @Test
  void whatWasFeltIsShownInTheAssessmentsFormWithoutADragAndStandsOnTheChart() {
    String form = path.replace("/body-chart", "/assessments/new");
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = opened(context);
      page.navigate(base() + form);
      page.fill("[id='muscle0.name']", "Upper trapezius");
      page.locator("[name='muscle0.side'][value=RIGHT]")
          .check(new Locator.CheckOptions().setForce(true));
      assertThat(KeyboardWalk.problemsOf(page)).isEmpty();
      page.locator("[data-finding-chart] summary").first().focus();
      page.keyboard().press("Enter");
      page.waitForSelector("tautband-chart");
      page.evaluate(
          "customElements.whenDefined('tautband-chart').then(() => document.querySelector('tautband-chart').ready).then(() => 'ready')");
      Locator chart = page.locator("tautband-chart");
      assertThat(chart.locator("[data-tool=worst]").isVisible()).isFalse();
      chart.locator("[data-tool=press]").click();
      chart.locator("[data-look=back]").click();
      chart.locator("svg[data-view=back] [data-region='neck_post.R']").click();
      assertThat(page.locator("[data-pressed]").inputValue()).startsWith("chart-1 back ");
      chart.locator("[data-tool=draw]").click();
      chart.locator("[data-look=front]").click();
      chart.locator("svg[data-view=front] [data-region='temple.R']").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-drawn]").inputValue()).contains("temple.R");
      assertThat(Axe.problems(page)).isEmpty();
      assertThat(Browser.sidewaysPx(page)).isZero();
      Browser.picture(page, "assessment-form-chart-390");
      page.locator("main form button:has-text('Save the assessment')").click();
      page.waitForURL("**/assessments/*-*");
      page.locator("a:has-text('Findings on the body chart')").click();
      assertThat(page.locator("[data-list=findings]").innerText())
          .contains("right back of neck, the point shown");
      assertThat(page.locator("[data-list=felt]").innerText())
          .contains("felt 1", "right temple", "drawn");
    }
  }

  @Test
  @Tag("drill")
  void picturesOfItAreKept() {
    for (int width : List.of(390, 1024, 1440)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (BrowserContext context = Browser.context(width, 900)) {
          Page page = opened(context);
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
          page.navigate(base() + path + everything());
          assertThat(Axe.problems(page)).isEmpty();
          assertThat(Browser.sidewaysPx(page)).isZero();
          Browser.picture(
              page, "body-chart-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        }
      }
    }
  }

  private static String everything() {
    return "?shown=yes&layer=drawing&layer=findings&layer=needles&layer=felt&layer=zones&zones=found";
  }

  private Page opened(BrowserContext context) {
    Page page = context.newPage();
    Browser.signIn(page, base(), kim.login(), Fixtures.PASSWORD);
    return page;
  }
}
