package org.tautband.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.OnTheChart;
import org.tautband.database.Ids;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/** A patient draws on a phone in the decision aid; a clinician puts the drawing to a problem. */
@Tag("browser")
class SentDrawingBrowserTest extends ClinicTest {
  private static final int BUDGET_BYTES = 150_000;

  @Autowired Patients patients;
  @Autowired Episodes episodes;
  @Autowired PatientLinks links;
  private UUID patientId;

  @BeforeEach
  void aPatientWithAProblem() {
    Identity identity = Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    patientId = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    Complaint problem = new Complaint("My thigh hurts", "", "", "", "", List.of());
    clinic.asClinician(
        () -> episodes.open(patientId, Ids.next(), problem, List.of(), List.of()).id());
  }

  @Test
  void aDrawingByFingerReachesTheProblemAsItWasDrawn() {
    String secret = clinic.asClinician(() -> links.make(patientId));
    String drawn;
    try (var context = Browser.context(phone(ColorScheme.DARK))) {
      Page page = context.newPage();
      List<String> faults = faults(page);
      page.navigate(base() + "/decide/link/" + secret);
      page.locator("button.primary").click();
      assertThat(page.title()).startsWith("Where it hurts");
      OnTheChart.ready(page);
      assertThat(OnTheChart.weight(page)).isBetween(20_000, BUDGET_BYTES);
      OnTheChart.asksForItsFilesAtOnce(page);
      assertThat(Axe.problems(page)).isEmpty();
      assertThat(Browser.sidewaysPx(page)).isZero();
      assertThat(
              page.locator("svg[data-view=front] [data-region='thigh_ant.R']")
                  .getAttribute("aria-label"))
          .startsWith("your right ");
      OnTheChart.finger(page, "front", "thigh_ant.R");
      drawn = OnTheChart.value(page);
      String painted = OnTheChart.painted(page, "front");
      assertThat(drawn).contains("\"points\":[[");
      Browser.picture(page, "decide-draw-390-dark");
      page.locator("button.primary").click();
      page.getByText("Back", new Page.GetByTextOptions().setExact(true)).click();
      OnTheChart.ready(page);
      assertThat(OnTheChart.value(page)).as("carried on and back").isEqualTo(drawn);
      assertThat(OnTheChart.painted(page, "front")).isEqualTo(painted);
      page.locator("button.stepto[value=summary]").click();
      assertThat(page.locator("dl.facts").innerText()).contains("Your right mid front of thigh");
      page.getByLabel("Your year of birth").fill("1984");
      Browser.picture(page, "decide-summary-drawn-390-dark");
      page.getByText("Send my answers").click();
      assertThat(page.locator("main").innerText()).contains("What you drew");
      assertThat(Browser.sidewaysPx(page)).isZero();
      Browser.picture(page, "decide-sent-drawn-390-dark");
      assertThat(faults).isEmpty();
    }
    theClinicianPutsItToTheProblem(drawn);
  }

  private void theClinicianPutsItToTheProblem(String drawn) {
    try (var context = Browser.context(1440, 900)) {
      Page page = context.newPage();
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      page.navigate(base() + "/patients/" + patientId);
      Browser.picture(page, "chart-drawing-waits-1440");
      page.getByText("Put it to a problem").click();
      assertThat(Axe.problems(page)).isEmpty();
      Browser.picture(page, "drawings-sent-1440");
      page.getByText("Put it to “My thigh hurts”").click();
      page.waitForURL("**/episodes/*/drawings/*");
      assertThat(page.locator("main").innerText())
          .contains("Sent by the patient, decision aid of ", "right mid front of thigh");
      Browser.picture(page, "drawing-by-link-1440");
    }
    var kept = clinic.asClinician(() -> drawings.sent(patientId)).getFirst();
    assertThat(org.tautband.kernel.chart.DrawingWriter.write(kept.drawing())).isEqualTo(drawn);
  }

  @Autowired org.tautband.drawings.PainDrawings drawings;

  @Test
  void whereNoScriptRunsTheRestOfTheAidGoesOn() {
    String secret = clinic.asClinician(() -> links.make(patientId));
    try (var context = Browser.context(phone(ColorScheme.LIGHT).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(base() + "/decide/link/" + secret);
      page.locator("button.primary").click();
      assertThat(page.locator("tautband-chart").innerText()).contains("Go on without it");
      Browser.picture(page, "decide-draw-no-script-390");
      page.locator("button.primary").click();
      assertThat(page.title()).startsWith("Your options");
    }
  }

  private static NewContextOptions phone(ColorScheme scheme) {
    return new NewContextOptions()
        .setViewportSize(390, 844)
        .setHasTouch(true)
        .setColorScheme(scheme);
  }

  private static List<String> faults(Page page) {
    List<String> faults = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) faults.add(message.text());
        });
    page.onPageError(faults::add);
    return faults;
  }
}
