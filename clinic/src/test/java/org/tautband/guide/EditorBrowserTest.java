package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;

/** Somebody writes in a browser: the page follows, a row is found and inserted by keyboard. */
@Tag("browser")
class EditorBrowserTest extends ClinicTest {
  private static final List<String> PAGES =
      List.of(
          "/articles",
          "/articles/question/does-it-hurt",
          "/articles/question/does-it-hurt/versions/1",
          "/articles/question/does-it-hurt/difference",
          "/articles/import",
          "/articles/pictures");

  @Test
  void thePageFollowsTheTextAndARowIsInsertedByKeyboard() {
    try (var context = Browser.context(1280, 900)) {
      Page page = context.newPage();
      var wrong = new ArrayList<String>();
      page.onConsoleMessage(
          m -> {
            if (m.type().equals("error")) wrong.add(m.text());
          });
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      page.navigate(base() + "/articles/new");
      page.focus("#e_text");
      page.keyboard().press("Control+End");
      page.keyboard().type("\n\nNeedling helps with pain.");
      page.waitForSelector(".preview mark.unbound");
      assertThat(page.textContent(".strip")).contains("names no row");
      page.locator("button.at").first().focus();
      page.keyboard().press("Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("e_text");

      page.keyboard().press("Control+End");
      page.fill("#q", "EF005");
      page.keyboard().press("Enter");
      page.waitForSelector("[data-insert]:not([hidden])");
      page.locator("[data-insert]").first().focus();
      page.waitForResponse(
          answer -> answer.url().endsWith("/proof"), () -> page.keyboard().press("Enter"));
      assertThat(page.inputValue("#e_text")).contains("(claim:EF005)");
      page.waitForSelector("[data-proof]:not([aria-busy]) .preview sup.src");
      axe(page, "the editor", wrong);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      axe(page, "the editor in the dark", wrong);
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void theEditorFitsTheNarrowestPhone() {
    look(320, ColorScheme.DARK, List.of("/articles/question/does-it-hurt/edit"));
  }

  @Test
  @Tag("drill")
  void everyPageFitsAndAxeFindsNothing() {
    look(320, ColorScheme.LIGHT, PAGES);
    look(1280, ColorScheme.DARK, PAGES);
  }

  private void look(int width, ColorScheme theme, List<String> paths) {
    var wrong = new ArrayList<String>();
    try (var context =
        Browser.context(
            new NewContextOptions().setViewportSize(width, 800).setColorScheme(theme))) {
      Page page = context.newPage();
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      for (var path : paths) {
        page.navigate(base() + path);
        axe(page, path, wrong);
        int over = Browser.sidewaysPx(page);
        if (over > 0) wrong.add(path + " moves sideways by " + over);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void axe(Page page, String where, List<String> wrong) {
    Axe.problems(page).forEach(problem -> wrong.add(where + ": " + problem));
  }
}
