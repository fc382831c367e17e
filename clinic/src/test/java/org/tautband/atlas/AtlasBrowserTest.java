package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;

/**
 * The atlas in a browser: axe, nothing to move sideways, by keyboard alone and without a script.
 */
@Tag("browser")
class AtlasBrowserTest extends ClinicTest {
  private static final List<String> PAGES =
      List.of(
          "/atlas",
          "/atlas?region=neck_post",
          "/atlas?movement=flexion&root=C6",
          "/atlas?q=infaspunktus",
          "/atlas?region=nowhere&movement=x&root=Z9&group=y",
          "/atlas/regions",
          "/atlas/infraspinatus",
          "/atlas/trapezius_desc",
          "/atlas/piriformis?side=left",
          "/atlas/masseter",
          "/atlas/diaphragm",
          "/atlas/no_such_muscle",
          "/atlas/compare",
          "/atlas/compare?a=infraspinatus&b=teres_minor");

  @ParameterizedTest
  @CsvSource({
    "1440, LIGHT",
    "1440, DARK",
    "1024, LIGHT",
    "1024, DARK",
    "390, LIGHT",
    "390, DARK",
    "320, LIGHT"
  })
  @Tag("drill")
  void everyPageFitsAndAxeFindsNothing(int width, ColorScheme theme) {
    look(width, theme, PAGES, true);
  }

  /** The small version of the drill. */
  @Test
  void aMuscleAndAListFitAPhoneInTheDark() {
    look(390, ColorScheme.DARK, List.of("/atlas/frontalis", "/atlas?region=neck_post"), false);
  }

  private void look(int width, ColorScheme theme, List<String> paths, boolean pictures) {
    var wrong = new ArrayList<String>();
    try (BrowserContext context =
        Browser.context(
            new NewContextOptions().setViewportSize(width, 800).setColorScheme(theme))) {
      var page = signedIn(context);
      for (var path : paths) {
        page.navigate(base() + path);
        Axe.problems(page).forEach(problem -> wrong.add(path + ": " + problem));
        var over =
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) over).intValue() > 0) wrong.add(path + " moves sideways by " + over);
        if (pictures) {
          Browser.picture(page, "atlas" + path.replaceAll("\\W+", "-") + "-" + width + "-" + theme);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private Page signedIn(BrowserContext context) {
    var page = context.newPage();
    Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
    return page;
  }

  @Test
  void aMuscleIsFoundByKeyboardAlone() {
    try (BrowserContext context = Browser.context(1280, 800)) {
      var page = signedIn(context);
      page.navigate(base() + "/atlas");
      for (int tabs = 0; tabs < 40 && !focused(page).equals("q"); tabs++) {
        page.keyboard().press("Tab");
      }
      assertThat(focused(page)).isEqualTo("q");
      page.keyboard().type("pirifromis");
      page.keyboard().press("Enter");
      page.waitForURL("**/atlas?q=pirifromis**");
      for (int tabs = 0; tabs < 60 && !focused(page).equals("/atlas/piriformis"); tabs++) {
        page.keyboard().press("Tab");
      }
      page.keyboard().press("Enter");
      page.waitForURL("**/atlas/piriformis");
      assertThat(page.locator("h1").textContent()).isEqualTo("Piriformis");
    }
  }

  private static String focused(Page page) {
    return (String)
        page.evaluate(
            "document.activeElement.id || document.activeElement.getAttribute('href') || ''");
  }

  @Test
  void theSearchWorksWithoutAScript() {
    try (BrowserContext context =
        Browser.context(new NewContextOptions().setJavaScriptEnabled(false))) {
      var page = signedIn(context);
      page.navigate(base() + "/atlas");
      page.selectOption("#region", "temple");
      page.click("main button[type=submit]");
      assertThat(page.locator("tbody th a").allTextContents()).contains("Temporalis");
      page.click("tbody th a:has-text('Temporalis')");
      assertThat(page.locator("h1").textContent()).isEqualTo("Temporalis");
    }
  }

  @Test
  @Tag("drill")
  void aSheetIsPrintedOnAFewPages() {
    try (BrowserContext context = Browser.context(1280, 800)) {
      var page = signedIn(context);
      for (var muscle : List.of("infraspinatus", "trapezius_desc", "diaphragm")) {
        page.navigate(base() + "/atlas/" + muscle);
        byte[] pdf =
            page.pdf(
                new Page.PdfOptions()
                    .setFormat("A4")
                    .setPath(Path.of("target/screenshots", "atlas-" + muscle + ".pdf")));
        var text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text.split("/Type /Page\\b").length - 1).as(muscle).isBetween(1, 3);
      }
    }
  }
}
