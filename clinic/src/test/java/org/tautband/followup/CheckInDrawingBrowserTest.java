package org.tautband.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.Fixtures;
import org.tautband.OnTheChart;
import org.tautband.drawings.PainDrawings;
import org.tautband.kernel.chart.DrawingWriter;

/** A patient draws after a session, on a phone: by finger, and from the list by keyboard. */
@Tag("browser")
class CheckInDrawingBrowserTest extends FollowUpTest {
  private static final int BUDGET_BYTES = 150_000;

  @Autowired PainDrawings drawings;
  private UUID patient;
  private UUID episode;

  @BeforeEach
  void askedAfterASession() {
    patient = patientWith("marta@patients.example");
    episode = planned(patient, PLACES).id();
    var at = justNow();
    needled(patient, episode, UPPER_BACK, at);
    askAt(at.plus(Duration.ofHours(24)));
  }

  private void drawPage(Page page, String tick) {
    page.navigate(base() + "/checkin/" + secret(patient));
    page.fill("[name=born]", "1984");
    page.click("main button[type=submit]");
    page.click("details.more > summary");
    page.check("[value=" + tick + "]");
    page.click("main form button[type=submit]");
    page.getByText("Draw", new Page.GetByTextOptions()).last().click();
    OnTheChart.ready(page);
  }

  @Test
  void byFingerAndFromTheListAndBothComeBackAsTheyWere() {
    try (var context =
        Browser.context(new NewContextOptions().setViewportSize(390, 844).setHasTouch(true))) {
      var page = context.newPage();
      drawPage(page, FEVER);
      assertThat(page.innerText("[role=alert]")).contains("Talk to somebody today");
      assertThat(OnTheChart.weight(page)).isBetween(20_000, BUDGET_BYTES);
      OnTheChart.asksForItsFilesAtOnce(page);
      assertThat(Axe.problems(page)).isEmpty();
      assertThat(Browser.sidewaysPx(page)).isZero();
      OnTheChart.finger(page, "front", "thigh_ant.R");
      Browser.picture(page, "checkin-draw-390");
      var drawn = OnTheChart.value(page);
      var painted = OnTheChart.painted(page, "front");
      page.getByText("Send the drawing", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.innerText("main")).contains("Kept.", "Your right mid front of thigh");
      Browser.picture(page, "checkin-drawn-390");
      page.getByText("Draw it again").click();
      OnTheChart.ready(page);
      assertThat(OnTheChart.value(page)).isEqualTo(drawn);
      assertThat(OnTheChart.painted(page, "front")).isEqualTo(painted);
      fromTheList(page);
      page.getByText("Send the drawing", new Page.GetByTextOptions().setExact(true)).press("Enter");
      assertThat(page.innerText("main")).contains("Your left temple");
      var kept = as(() -> drawings.of(patient, episode));
      assertThat(kept).hasSize(2);
      assertThat(DrawingWriter.write(kept.getLast().drawing())).isEqualTo(drawn);
    }
    read();
  }

  private static void fromTheList(Page page) {
    page.locator("summary", new Page.LocatorOptions().setHasText("Choose from a list"))
        .press("Enter");
    page.locator("input[type=search]").first().fill("your left temple");
    assertThat(page.locator("label.tick:visible:has(input[value])").allInnerTexts())
        .containsExactly("your left temple");
    page.locator("label.tick:visible input[value]").press("Space");
    Browser.picture(page, "checkin-draw-list-390");
  }

  private void read() {
    try (var context = Browser.context(1440, 900)) {
      var page = context.newPage();
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      page.navigate(base() + "/patients/" + patient + "/episodes/" + episode + "/drawings");
      assertThat(page.innerText("main")).contains("Sent by the patient, check-in of ");
      Browser.picture(page, "drawings-with-checkin-1440");
      page.navigate(base() + "/patients/" + patient + "/checkins");
      Browser.picture(page, "checkins-with-drawing-1440");
    }
  }
}
