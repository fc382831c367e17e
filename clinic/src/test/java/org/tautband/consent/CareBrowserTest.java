package org.tautband.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Assessments;
import org.tautband.assessment.Finding;
import org.tautband.assessment.Movement;
import org.tautband.assessment.Pain;
import org.tautband.assessment.PainQuality;
import org.tautband.assessment.PainRegion;
import org.tautband.assessment.RangeOfMotion;
import org.tautband.database.Ids;
import org.tautband.episodes.Activity;
import org.tautband.episodes.ActivityKind;
import org.tautband.episodes.Change;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Diagnosis;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.Plan;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.NeedlingTraining;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import org.tautband.redflags.RedFlagAnswer;
import org.tautband.redflags.RedFlags;

/** Red flags in few taps, a drawn signature, and every page of the three modules looked at. */
@Tag("browser")
class CareBrowserTest extends ClinicTest {
  private static final Place NECK = new Place("neck", Side.RIGHT);

  @Autowired Patients patients;
  @Autowired Practitioners practitioners;
  @Autowired Episodes episodes;
  @Autowired Assessments assessments;
  @Autowired RedFlags redFlags;
  @Autowired Consents consents;
  private UUID patientId;
  private UUID practitionerId;
  private Episode episode;

  @BeforeEach
  void anEpisodeWithAPlan() {
    Identity identity = Identity.of("Marta", "Mustermann", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    patientId = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    Practitioner kim =
        new Practitioner(
            Ids.next(),
            "Kim",
            "Demoson",
            Discipline.PHYSIOTHERAPIST,
            List.of(),
            List.of(
                new NeedlingTraining("Dry needling basics, 2019", Set.of("neck"), "nr 1", null)),
            true,
            1);
    practitionerId = clinic.asClinician(() -> practitioners.add(kim).id());
    Complaint complaint =
        new Complaint(
            "Neck pain, right, worse at the desk. Headache 3 days a week.",
            "since May 2025",
            "Screen too low, 9 hours a day.",
            "Nerve root C5 to C7: not supported.",
            "Lying down. Stop sign: left hand.");
    Plan plan =
        new Plan(
            List.of(
                Activity.needling(
                    "Upper trapezius and levator scapulae, right",
                    "Once a week, up to 5 sessions",
                    "Stop after session 3 if nothing moved",
                    List.of(NECK)),
                Activity.of(
                    ActivityKind.EXERCISE, "Deep neck flexors", "2 × 10, hold 10 s", "30 s"),
                Activity.of(
                    ActivityKind.STRETCHING, "Levator scapulae", "3 × 30 s, every day", "")),
            LocalDate.of(2099, 12, 8),
            List.of("Both goals at 8 or more, twice in a row", "Pain 3 or less over a week"),
            "",
            true);
    episode =
        clinic.asClinician(
            () -> {
              Episode opened =
                  episodes.open(
                      patientId,
                      Ids.next(),
                      complaint,
                      List.of(new Diagnosis("Myofascial neck pain", null)),
                      List.of(new Episodes.GoalWanted(null, "Work 4 hours at the desk", 3, 8)));
              return ((Change.Saved) episodes.plan(opened, plan)).episode();
            });
  }

  private String path() {
    return "/patients/" + patientId + "/episodes/" + episode.id();
  }

  private Page signedIn(BrowserContext context) {
    Page page = context.newPage();
    Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
    return page;
  }

  @Test
  void aHealthyPersonWithNeckPainAnswersAllRedFlagsInAtMostEightTaps() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = signedIn(context);
      page.navigate(base() + path() + "/red-flags");
      int taps = 0;
      for (Locator none : page.locator("label:has([name^='none.'])").all()) {
        none.click();
        taps++;
      }
      page.click("text=Keep the answers");
      taps++;
      page.waitForSelector("text=none present");
      assertThat(taps).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void aDrawnSignatureIsKeptAsItWasDrawn() {
    UUID consentId = Ids.next();
    offer(consentId);
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = signedIn(context);
      page.navigate(base() + "/patients/" + patientId + "/consents/" + consentId);
      Locator canvas = page.locator("canvas.sign-pad");
      canvas.scrollIntoViewIfNeeded();
      BoundingBox box = canvas.boundingBox();
      page.mouse().move(box.x + 20, box.y + 20);
      page.mouse().down();
      page.mouse().move(box.x + 80, box.y + 50);
      page.mouse().move(box.x + 140, box.y + 20);
      page.mouse().up();
      assertThat(page.locator("[data-signature-state]").textContent())
          .isEqualTo("A signature is drawn.");
      page.check("[name=copy][value='on paper']");
      page.click("button[value=yes]");
      page.waitForSelector("text=Consent: yes");
      assertThat(page.locator(".sig path").getAttribute("d")).startsWith("M");
    }
  }

  private void offer(UUID consentId) {
    clinic.asClinician(
        () ->
            consents.offer(
                consentId,
                new Occasion(
                    patientId,
                    practitionerId,
                    Set.of(NECK, new Place("shoulder", Side.RIGHT)),
                    "Hands-on care, exercise, or wait.",
                    "neck-pain")));
  }

  @Test
  @Tag("drill")
  void everyPageReadsWellInBothThemesAndOnAPhone() {
    UUID undecided = Ids.next();
    offer(undecided);
    UUID decided = Ids.next();
    offer(decided);
    Assessment assessment =
        clinic.asClinician(
            () -> {
              redFlags.answer(
                  patientId,
                  episode.id(),
                  Ids.next(),
                  Set.of(NECK),
                  List.of(
                      new RedFlagAnswer(
                          "q-rf-arm-weaker", RedFlagAnswer.Answer.YES, "weak grip since June")));
              consents.decide(
                  patientId,
                  decided,
                  new Decision(
                      Set.of(NECK),
                      Signer.patient("Marta Mustermann"),
                      null,
                      null,
                      "",
                      new Signature.Drawn("M40 98L58 40L76 60L96 74L122 66L132 96"),
                      "on paper"));
              return assessments.record(
                  patientId,
                  episode.id(),
                  Ids.next(),
                  new Assessment.Findings(
                      "Began with a new desk.",
                      new Pain(4, 7, 5),
                      List.of(
                          new PainRegion("neck_post", Side.RIGHT, List.of(PainQuality.ACHE), 7)),
                      List.of(
                          new Finding(
                              "trapezius_desc",
                              Side.RIGHT,
                              Finding.Sign.PRESENT,
                              2,
                              Finding.Sign.PRESENT,
                              Finding.Sign.ABSENT,
                              Finding.Sign.NOT_EXAMINED,
                              List.of(),
                              "")),
                      List.of(new RangeOfMotion(Movement.NECK_ROTATION, true, 50, 70, null)),
                      ""));
            });
    String consentPath = "/patients/" + patientId + "/consents";
    List<String> paths =
        List.of(
            "/patients/" + patientId + "/episodes",
            "/patients/" + patientId + "/episodes/new",
            path(),
            path() + "/change",
            path() + "/plan",
            path() + "/review",
            path() + "/discharge",
            path() + "/red-flags",
            path() + "/assessments",
            path() + "/assessments/new",
            path() + "/assessments/" + assessment.id(),
            consentPath,
            consentPath + "/new?place=neck.RIGHT",
            consentPath + "/" + undecided,
            consentPath + "/" + decided);
    List<String> faults = new ArrayList<>();
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      int width = theme == ColorScheme.LIGHT ? 1280 : 390;
      NewContextOptions options =
          new NewContextOptions().setViewportSize(width, 844).setColorScheme(theme);
      try (BrowserContext context = Browser.context(options)) {
        Page page = signedIn(context);
        for (String path : paths) {
          look(page, path, theme, width, faults);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private void look(Page page, String path, ColorScheme theme, int width, List<String> faults) {
    page.navigate(base() + path);
    String name = path.replace(patientId.toString(), "p").replace(episode.id().toString(), "e");
    Browser.picture(
        page,
        "care" + name.replaceAll("[0-9a-f-]{36}", "x").replaceAll("[/?=.]", "-") + "-" + width);
    int wider = Browser.sidewaysPx(page);
    if (wider > 0) {
      faults.add(name + " scrolls sideways by " + wider + " at " + width);
    }
    Axe.problems(page).forEach(problem -> faults.add(name + " " + theme + ": " + problem));
  }
}
