package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tautband.Browser;

/** The whole encounter, from the login to the signed session, for those who use no mouse. */
@Tag("browser")
class EncounterBrowserTest extends NeedlingTest {
  private static final String NAME = "Ida Probe";

  @BeforeEach
  void somebodyNew() {
    patientId = patient("Ida");
  }

  @Test
  @Tag("drill")
  void theWholeEncounterGoesByKeyboardAlone() {
    try (var context = Browser.context(1280, 800)) {
      Page page = context.newPage();
      KeyboardHand hand = new KeyboardHand(page);
      encounter(page, hand);
    }
  }

  @Test
  @Tag("drill")
  void theWholeEncounterGoesByFingerOnAPhone() {
    try (var context =
        Browser.context(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true))) {
      Page page = context.newPage();
      FingerHand hand = new FingerHand(page);
      encounter(page, hand);
      assertThat(hand.faults()).as("too small for a finger, or wider than the phone").isEmpty();
    }
  }

  @Test
  void screeningAndRedFlagsOfSomebodyHealthyTakeAtMostTwentyFiveTaps() {
    try (var context = Browser.context(1024, 768)) {
      Page page = context.newPage();
      MouseHand hand = new MouseHand(page);
      Encounter way = new Encounter(page, hand);
      way.signIn(base(), kim.login());
      way.openChart(NAME);
      way.tellTheProblem();
      way.openChart(NAME);
      int before = hand.deeds();
      way.openRedFlags();
      way.answerRedFlags();
      int redFlags = hand.deeds() - before;
      way.openChart(NAME);
      before = hand.deeds();
      way.openScreening();
      way.screenSomebodyHealthy();
      int screening = hand.deeds() - before;
      assertThat(redFlags + screening)
          .as("taps for red flags (%s) and screening (%s) together", redFlags, screening)
          .isLessThanOrEqualTo(25);
    }
  }

  private void encounter(Page page, Hand hand) {
    Encounter way = new Encounter(page, hand);
    way.signIn(base(), kim.login());
    way.openChart(NAME);
    way.tellTheProblem();
    way.openChart(NAME);
    way.openRedFlags();
    way.answerRedFlags();
    way.openChart(NAME);
    way.openNewAssessment();
    way.recordAssessment();
    way.openChart(NAME);
    way.openScreening();
    way.screenSomebodyHealthy();
    way.openChart(NAME);
    way.openPlan();
    way.makeThePlan();
    way.openChart(NAME);
    way.openConsent();
    way.composeConsent(practitionerId.toString());
    way.sayYes(NAME);
    way.openChart(NAME);
    way.startSession();
    var muscles = way.muscles();
    way.in(muscles.get(0), "point 1", "");
    way.in(muscles.get(1), "point 2", "");
    way.waitForCount(2);
    way.act(1, "Mark out");
    way.act(2, "Mark out");
    way.waitForCount(0);
    way.act(1, "Into sharps");
    way.act(2, "Into sharps");
    way.finish();
    way.sign(2);
    assertThat(page.url()).doesNotContain("/sign");
    var head = as(() -> sessions.of(patientId)).getFirst();
    assertThat(head.signed()).isTrue();
    assertThat(read(head).insertions()).hasSize(2);
  }
}
