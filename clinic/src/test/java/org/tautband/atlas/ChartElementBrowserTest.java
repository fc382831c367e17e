package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.ChartRegion;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingReader;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.chart.Reading;
import org.tautband.kernel.chart.View;

/** The element alone on a page of a plain file server: by mouse, by finger, by keyboard. */
@Tag("browser")
class ChartElementBrowserTest {
  private static final Chart CHART = BodyChart.load();
  private static FileServer server;

  @BeforeAll
  static void serve() {
    server = new FileServer();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static Page open(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(server.page());
    assertThat(page.evaluate("document.querySelector('tautband-chart').ready.then(() => 'ready')"))
        .isEqualTo("ready");
    return page;
  }

  private static Drawing drawing(Page page) {
    String json = page.evaluate("document.querySelector('tautband-chart').value").toString();
    return switch (DrawingReader.read(CHART, json)) {
      case Reading.Read read -> read.drawing();
      case Reading.Refused refused -> throw new AssertionError(json + ": " + refused.inWords());
    };
  }

  private static Set<String> regions(Page page) {
    Set<String> regions = new TreeSet<>();
    Coverage.proposed(CHART, drawing(page)).forEach(c -> regions.add(c.region().id()));
    return regions;
  }

  private static BoundingBox box(Page page, String view, String region) {
    page.click("button[data-look='" + view + "']");
    Locator path = page.locator("svg[data-view='" + view + "'] [data-region='" + region + "']");
    path.scrollIntoViewIfNeeded();
    return path.boundingBox();
  }

  @Tag("drill")
  @ParameterizedTest
  @CsvSource({
    "front, thigh_ant.R", "back, thigh_post.L", "left, thigh_lat.L", "right, thigh_lat.R",
    "face, cheek.L", "hand-palm, palm.R", "hand-dorsum, hand_dors.L", "foot-sole, sole.R",
    "foot-dorsum, foot_dors.L"
  })
  void aLineIsDrawnOnEveryViewByMouseAndByFinger(String view, String region) {
    try (BrowserContext context =
        Browser.context(new NewContextOptions().setViewportSize(390, 844).setHasTouch(true))) {
      Page page = open(context);
      BoundingBox box = box(page, view, region);
      double x = box.x + box.width * 0.45;
      double y = box.y + box.height * 0.3;
      page.mouse().move(x, y);
      page.mouse().down();
      page.mouse().move(x + 2, y + box.height * 0.2);
      page.mouse().move(x + 3, y + box.height * 0.4 + 8);
      page.mouse().up();
      assertDrawn(page, view, region, 1);
      page.click("button[data-brush=burning]");
      finger(page, box(page, view, region));
      assertDrawn(page, view, region, 2);
      assertThat(drawing(page).marks().getLast().brush().quality()).isEqualTo(Quality.BURNING);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
    }
  }

  private static void finger(Page page, BoundingBox box) {
    CDPSession session = page.context().newCDPSession(page);
    double x = box.x + box.width * 0.5;
    double y = box.y + box.height * 0.25;
    touch(session, "touchStart", x, y);
    for (int i = 1; i <= 4; i++) touch(session, "touchMove", x, y + i * (box.height * 0.1 + 3));
    touch(session, "touchEnd", -1, -1);
  }

  private static void touch(CDPSession session, String kind, double x, double y) {
    String points = x < 0 ? "[]" : "[{\"x\":%s,\"y\":%s}]".formatted(x, y);
    JsonObject event =
        JsonParser.parseString("{\"type\":\"" + kind + "\",\"touchPoints\":" + points + "}")
            .getAsJsonObject();
    session.send("Input.dispatchTouchEvent", event);
  }

  private static void assertDrawn(Page page, String view, String region, int marks) {
    Drawing drawing = drawing(page);
    assertThat(drawing.marks()).hasSize(marks);
    assertThat(drawing.marks().getLast())
        .isInstanceOfSatisfying(
            Mark.Stroke.class,
            stroke -> {
              assertThat(stroke.view().code()).isEqualTo(view);
              assertThat(stroke.points()).hasSizeGreaterThan(1);
            });
    assertThat(Coverage.shares(CHART, drawing)).containsKey(region);
  }

  @Test
  void aTapMarksTheWholeRegionAndASecondOneClearsIt() {
    try (BrowserContext context = Browser.context(1200, 900)) {
      Page page = open(context);
      BoundingBox box = box(page, "front", "thigh_ant.R");
      page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
      assertThat(drawing(page).marks()).singleElement().isInstanceOf(Mark.Whole.class);
      assertThat(pressed(page, "front")).contains("thigh_ant.R");
      page.click("button[data-look=right]");
      page.waitForCondition(() -> !pressed(page, "right").isEmpty());
      assertThat(pressed(page, "right"))
          .as("the same region on another view")
          .contains("thigh_ant.R");
      box = box(page, "front", "thigh_ant.R");
      page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
      assertThat(page.evaluate("document.querySelector('tautband-chart').value")).isEqualTo("");
    }
  }

  private static List<String> pressed(Page page, String view) {
    return page.locator("svg[data-view='" + view + "'] [aria-pressed=true]").all().stream()
        .map(region -> region.getAttribute("data-region"))
        .toList();
  }

  @Tag("drill")
  @Test
  void everyOneOf119RegionsIsMarkedFromTheListByKeyboardAlone() {
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = open(context);
      page.locator("summary", new Page.LocatorOptions().setHasText("Choose from a list"))
          .press("Enter");
      Locator boxes = page.locator("input[type=checkbox][value]");
      boxes.first().waitFor();
      assertThat(boxes.count()).isEqualTo(227);
      boxes.first().focus();
      for (int i = 0; i < 227; i++) {
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
      }
      assertThat(regions(page)).hasSize(227);
      Set<String> bases = new TreeSet<>();
      for (Coverage c : Coverage.proposed(CHART, drawing(page))) bases.add(c.region().baseId());
      assertThat(bases).hasSize(119);
      page.locator("input[type=search]").fill("right temple");
      assertThat(page.locator("label.tick:visible:has(input[value])").allInnerTexts())
          .containsExactly("right temple");
      Browser.picture(page, "chart-list-390");
    }
  }

  @Tag("drill")
  @Test
  void everyRegionOfAViewIsReachedAndMarkedOnThePictureByKeyboard() {
    try (BrowserContext context = Browser.context(1200, 900)) {
      Page page = open(context);
      for (String view : List.of("front", "back", "hand-palm")) {
        page.click("button[data-look='" + view + "']");
        Locator first = page.locator("svg[data-view='" + view + "'] [tabindex='0']");
        first.focus();
        Set<String> met = new TreeSet<>();
        int all = CHART.regionsOn(View.ofCode(view).orElseThrow()).size();
        for (int i = 0; i < all; i++) {
          met.add(focused(page));
          page.keyboard().press("PageDown");
        }
        assertThat(met).isEqualTo(CHART.regionsOn(View.ofCode(view).orElseThrow()));
      }
      page.click("button[data-look=front]");
      page.locator("svg[data-view=front] [data-region='thigh_ant.R']").focus();
      page.keyboard().press("ArrowDown");
      assertThat(focused(page)).isEqualTo("thigh_ant_low.R");
      page.keyboard().press("5");
      page.keyboard().press("Space");
      assertThat(page.locator("[data-region='thigh_ant_low.R']").first().getAttribute("aria-label"))
          .isEqualTo(
              CHART.region("thigh_ant_low.R").map(ChartRegion::name).orElseThrow()
                  + ", marked: pins and needles");
      page.keyboard().press("z");
      assertThat(page.evaluate("document.querySelector('tautband-chart').value")).isEqualTo("");
    }
  }

  private static String focused(Page page) {
    return page.evaluate(
            "document.querySelector('tautband-chart').shadowRoot.activeElement.dataset.region")
        .toString();
  }

  @Tag("drill")
  @Test
  void sixtyStepsAreTakenBackAndDoneAgain() {
    try (BrowserContext context = Browser.context(1200, 900)) {
      Page page = open(context);
      List<String> ids = CHART.regions().stream().map(ChartRegion::id).limit(60).toList();
      page.evaluate(
          "ids => ids.forEach((id) => document.querySelector('tautband-chart').tick(id, true))",
          ids);
      String all = page.evaluate("document.querySelector('tautband-chart').value").toString();
      Locator undo = page.locator("button", new Page.LocatorOptions().setHasText("Undo"));
      for (int i = 0; i < 60; i++) undo.click();
      assertThat(page.evaluate("document.querySelector('tautband-chart').value")).isEqualTo("");
      assertThat(undo.isDisabled()).isTrue();
      Locator redo = page.locator("button", new Page.LocatorOptions().setHasText("Redo"));
      for (int i = 0; i < 60; i++) redo.click();
      assertThat(page.evaluate("document.querySelector('tautband-chart').value")).isEqualTo(all);
    }
  }

  @Test
  void clearingAndSayingNoPainAskFirstAndAnEmptyDrawingIsNotSent() {
    try (BrowserContext context = Browser.context(1200, 900)) {
      Page page = open(context);
      page.click("text=Send");
      assertThat(page.innerText("#sent")).isEqualTo("Nothing yet.");
      page.evaluate("document.querySelector('tautband-chart').tick('temple.R', true)");
      page.click("text=Clear all");
      page.click("dialog >> text=Keep it");
      assertThat(drawing(page).marks()).hasSize(1);
      page.click("button[data-says=no-pain-today]");
      page.click("dialog >> text=Take it away");
      assertThat(drawing(page).says()).isEqualTo(Drawing.Says.NO_PAIN_TODAY);
      page.click("text=Undo");
      assertThat(regions(page)).containsExactly("temple.R");
      page.click("text=Send");
      assertThat(page.innerText("#sent")).contains("\"region\":\"temple.R\"");
    }
  }

  @Test
  void aDrawingShownAgainIsTheSameDrawing() {
    try (BrowserContext context = Browser.context(1200, 900)) {
      Page page = open(context);
      BoundingBox box = box(page, "foot-sole", "sole.R");
      page.mouse().move(box.x + 5, box.y + 10);
      page.mouse().down();
      page.mouse().move(box.x + 12, box.y + 60);
      page.mouse().up();
      String json = page.evaluate("document.querySelector('tautband-chart').value").toString();
      String picture = marks(page);
      page.reload();
      page.evaluate(
          """
          async (json) => {
            const chart = await document.querySelector('tautband-chart').ready;
            chart.value = json;
            await chart.look('foot-sole');
          }
          """,
          json);
      assertThat(page.evaluate("document.querySelector('tautband-chart').value")).isEqualTo(json);
      assertThat(marks(page)).isEqualTo(picture);
    }
  }

  private static String marks(Page page) {
    return page.locator("svg[data-view=foot-sole] g[clip-path]").innerHTML();
  }

  @Tag("drill")
  @Test
  void layersTellTheModelAndFindingsApartInWordsAndShapes() {
    try (BrowserContext context =
        Browser.context(
            new NewContextOptions().setViewportSize(1200, 1400).setColorScheme(ColorScheme.DARK))) {
      Page page = open(context);
      page.evaluate(
          """
          () => {
            const chart = document.querySelector('tautband-chart');
            for (const [i, quality] of ['ache', 'sharp', 'burning', 'cramp', 'pins_needles', 'numbness'].entries()) {
              chart.useBrush(quality);
              chart.tick(['thigh_ant.R', 'thigh_ant.L', 'chest_lat.R', 'chest_lat.L', 'shin.R', 'shin.L'][i], true);
            }
            chart.setAttribute('layers', JSON.stringify({
              findings: [{ region: 'pec_up.R', kind: 'active', words: 'Pectoralis major, right' }, { region: 'breast.R', kind: 'latent', words: 'second' }, { region: 'pec_up.L', kind: 'none', words: 'third' }],
              zones: { words: 'pectoralis major', main: ['shoulder_ant.R'], less: ['arm_ant.R'] },
              earlier: [{ words: '20 Nov 2026', drawing: { marks: [{ region: 'knee_ant.R', quality: 'ache' }] } }],
            }));
          }
          """);
      assertThat(page.locator("[part=told]").innerText())
          .contains(
              "Pectoralis major, right: active trigger point", "examined, no trigger point found")
          .contains("Model: pectoralis major", "Earlier drawing: 20 Nov 2026");
      assertThat(page.locator("svg[data-view=front] >> text=MODEL").count()).isEqualTo(1);
      assertThat(Axe.problems(page)).isEmpty();
      Browser.picture(page, "chart-layers-1200-dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
      Browser.picture(page, "chart-layers-1200-forced");
      assertThat(Axe.problems(page, List.of("button-name", "label", "aria-allowed-attr")))
          .isEmpty();
    }
  }

  @Tag("drill")
  @Test
  void twiceAsLargeAndOnAPhoneNothingIsCutOff() {
    try (BrowserContext context =
        Browser.context(
            new NewContextOptions().setViewportSize(320, 512).setDeviceScaleFactor(2))) {
      Page page = open(context);
      page.evaluate("document.querySelector('tautband-chart').tick('neck_post.R', true)");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      assertThat(Axe.problems(page)).isEmpty();
      assertThat(page.locator("[part=side]:visible").allInnerTexts())
          .anyMatch(t -> t.contains("R"))
          .anyMatch(t -> t.contains("left"));
      Browser.picture(page, "chart-320");
      page.setViewportSize(1200, 900);
      page.selectOption("select:has(option[value=neck])", "neck");
      Browser.picture(page, "chart-neck-1200");
    }
  }
}
