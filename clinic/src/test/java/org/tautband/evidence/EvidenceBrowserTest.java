package org.tautband.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
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

/** The store's pages in a browser: axe, and nothing to move sideways. */
@Tag("browser")
class EvidenceBrowserTest extends ClinicTest {
  private static final List<String> PAGES =
      List.of(
          "/evidence",
          "/evidence?kind=OP&q=pain",
          "/evidence?kind=XX&page=0&status=RECALLED",
          "/evidence?q=nothing+at+all",
          "/evidence/AE006",
          "/evidence/EF001",
          "/evidence/SH001",
          "/evidence/ZZ999");

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "390, DARK", "320, LIGHT"})
  @Tag("drill")
  void everyPageFitsAndAxeFindsNothing(int width, ColorScheme theme) {
    look(width, theme, PAGES);
  }

  /** The small version of the drill: the list with a message at a field, on the narrowest phone. */
  @Test
  void aListWithAMessageFitsTheNarrowestPhone() {
    look(320, ColorScheme.DARK, List.of("/evidence?kind=XX&page=0&status=RECALLED"));
  }

  private void look(int width, ColorScheme theme, List<String> paths) {
    var wrong = new ArrayList<String>();
    try (BrowserContext context =
        Browser.context(
            new NewContextOptions().setViewportSize(width, 800).setColorScheme(theme))) {
      var page = context.newPage();
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      for (var path : paths) {
        page.navigate(base() + path);
        Axe.problems(page).forEach(problem -> wrong.add(path + ": " + problem));
        int over = Browser.sidewaysPx(page);
        if (over > 0) wrong.add(path + " moves sideways by " + over);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
