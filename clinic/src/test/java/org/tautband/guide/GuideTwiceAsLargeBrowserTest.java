package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Browser;
import org.tautband.ClinicTest;

/**
 * Guide and decision aid at 200 %: zoomed by the browser (1280 px become 640), and with letters of
 * twice the size on a tablet (WCAG 2.2, 1.4.4 and 1.4.10). Nothing is cut off, nothing moves
 * sideways. The heads of folded tables are hidden on purpose: each cell says its column.
 */
@Tag("browser")
class GuideTwiceAsLargeBrowserTest extends ClinicTest {
  private static final String FAULTS =
      """
      () => {
        const wrong = [];
        const root = document.documentElement;
        if (root.scrollWidth > root.clientWidth) wrong.push(`moves sideways by ${root.scrollWidth - root.clientWidth}`);
        for (const e of document.querySelectorAll('main *')) {
          const style = getComputedStyle(e);
          if (!['hidden', 'clip'].includes(style.overflowX) && !['hidden', 'clip'].includes(style.overflowY)) continue;
          if (e.closest('.vh, svg, thead') || !e.textContent.trim() || style.display === 'inline') continue;
          if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) wrong.push(`cuts off ${e.tagName} ${e.className}`);
        }
        return wrong;
      }
      """;

  @Autowired private Shelf shelf;

  @Test
  void someKindsOfPagesHold() {
    look(
        List.of(
            "/guide",
            "/guide/risks",
            "/guide/conditions/neck-pain",
            "/guide/glossary",
            "/decide?about=neck-pain",
            "/ask"));
  }

  @Test
  @Tag("drill")
  void everyPageHolds() {
    var paths = new ArrayList<>(List.of("/guide/search?q=nek+pain", "/decide/about", "/login"));
    shelf.pages().forEach(page -> paths.add(page.path()));
    look(paths);
  }

  private void look(List<String> paths) {
    var wrong = new ArrayList<String>();
    try (var zoomed =
            Browser.context(
                new NewContextOptions().setViewportSize(640, 450).setDeviceScaleFactor(2));
        var tablet = Browser.context(1024, 768)) {
      Page atZoom = zoomed.newPage();
      Page onTablet = tablet.newPage();
      for (String path : paths) {
        atZoom.navigate(base() + path);
        faults(atZoom).forEach(f -> wrong.add(path + " at 200 %: " + f));
        onTablet.navigate(base() + path);
        onTablet.evaluate("document.documentElement.style.setProperty('font-size', '200%')");
        faults(onTablet).forEach(f -> wrong.add(path + " with large letters: " + f));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<String> faults(Page page) {
    return (List<String>) page.evaluate(FAULTS);
  }
}
