package org.tautband.drawings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.database.Ids;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/** A clinician draws with a patient on the page of the clinic, under its content policy. */
@Tag("browser")
class PainDrawingBrowserTest extends ClinicTest {
  private static final int BUDGET_BYTES = 150_000;

  @Autowired private Episodes episodes;
  @Autowired private Patients patients;

  @Test
  void aDrawingIsSavedAndComesBackAsItWasWithinTheBudgetOfThePage() {
    Identity identity = Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    UUID patient = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    Complaint complaint = new Complaint("Thigh", "", "", "", "");
    UUID episode =
        clinic.asClinician(
            () -> episodes.open(patient, Ids.next(), complaint, List.of(), List.of()).id());
    String path = "/patients/" + patient + "/episodes/" + episode + "/drawings";
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = context.newPage();
      List<String> faults = new ArrayList<>();
      page.onConsoleMessage(m -> faults.add(m.type() + ": " + m.text()));
      page.onPageError(faults::add);
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      page.navigate(base() + path + "/new");
      ready(page);
      assertThat(weight(page))
          .as("bytes on the wire, without fonts")
          .isBetween(20_000, BUDGET_BYTES);
      assertThat(Axe.problems(page)).isEmpty();
      draw(page);
      String drawn = value(page);
      page.check("input[name=hand][value=PATIENT]");
      Browser.picture(page, "drawing-form-390");
      page.click("text=Save the drawing");
      page.waitForURL("**/drawings/*-*");
      assertThat(page.locator("table").innerText()).contains("mid front of thigh");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      assertThat(Axe.problems(page)).isEmpty();
      Browser.picture(page, "drawing-390");
      page.locator("main .head a.btn.second").click();
      ready(page);
      assertThat(value(page)).isEqualTo(drawn);
      assertThat(faults)
          .noneMatch(fault -> !fault.startsWith("verbose") && !fault.startsWith("debug"));
    }
  }

  private static void ready(Page page) {
    page.waitForSelector("tautband-chart");
    assertThat(page.evaluate("document.querySelector('tautband-chart').ready.then(() => 'ready')"))
        .isEqualTo("ready");
  }

  private static void draw(Page page) {
    Locator thigh = page.locator("svg[data-view=front] [data-region='thigh_ant.R']");
    thigh.scrollIntoViewIfNeeded();
    BoundingBox box = thigh.boundingBox();
    page.mouse().move(box.x + box.width * 0.4, box.y + 3);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.5, box.y + box.height * 0.5);
    page.mouse().move(box.x + box.width * 0.5, box.y + box.height);
    page.mouse().up();
  }

  private static String value(Page page) {
    return page.evaluate("document.querySelector('tautband-chart').value").toString();
  }

  private static int weight(Page page) {
    Object bytes =
        page.evaluate(
            """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter((entry) => !entry.name.includes('/fonts/'))
              .reduce((sum, entry) => sum + Math.max(entry.transferSize, entry.encodedBodySize), 0)
            """);
    return ((Number) bytes).intValue();
  }
}
