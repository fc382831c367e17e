package org.tautband.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import org.tautband.database.Ids;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

@Tag("browser")
class ScreeningBrowserTest extends ClinicTest {
  private static final Place NECK = new Place("neck", Side.RIGHT);

  @Autowired private Screenings screenings;
  @Autowired private Patients patients;
  @Autowired private Clock clock;
  private UUID patient;
  private int taps;

  @BeforeEach
  void somebody() {
    patient =
        clinic.asClinician(
            () ->
                patients
                    .register(
                        Identity.of("Robin", "Sample", LocalDate.of(1980, 4, 30), Sex.OTHER),
                        Ids.next())
                    .id());
  }

  @Test
  void aHealthyPersonWithNeckPainIsScreenedWithFewTapsOnTheRoomsTablet() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = signedIn(context);
      page.navigate(base() + Screenings.pathFor(patient, Set.of(NECK)));
      Browser.picture(page, "screening-empty-1024");
      tap(page, "Hand the tablet to the patient");
      Browser.picture(page, "screening-tablet-1024");
      while (page.locator("button:has-text('None of these')").count() > 0) {
        assertThat(page.locator("fieldset.ask").count()).isBetween(1, 8);
        tap(page, "None of these");
      }
      tap(page, "Take the tablet back");
      page.fill("[name=password]", Fixtures.PASSWORD);
      tap(page, "Take the tablet back");
      page.click("text=Answer yourself");
      taps++;
      while (page.locator("button:has-text('None of these')").count() > 0) {
        tap(page, "None of these");
      }
      assertThat(page.content()).contains("Nothing is open here.").contains("Nothing found");
      Browser.picture(page, "screening-healthy-1024");
      // hand over, six groups, take back twice, clinician's link and group: red flags have the rest
      assertThat(taps).as("taps").isLessThanOrEqualTo(12);
    }
    assertThat(
            clinic.asClinician(
                () -> screenings.reasonsAgainst(patient, Set.of(NECK), clock.instant())))
        .isEmpty();
    Screening kept = clinic.asClinician(() -> screenings.of(patient)).orElseThrow();
    assertThat(kept.answerTo("q-cancer").orElseThrow().noneOfThese()).isTrue();
    assertThat(kept.answerTo("q-cancer").orElseThrow().onTablet()).isTrue();
    assertThat(kept.answerTo("q-cannot-agree").orElseThrow().onTablet()).isFalse();
  }

  @Test
  void theTabletOpensNothingElseUntilThePasswordIsTyped() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = signedIn(context);
      page.navigate(base() + Screenings.pathFor(patient, Set.of(NECK)));
      tap(page, "Hand the tablet to the patient");
      for (String path :
          new String[] {
            "/today",
            "/patients",
            "/patients/" + patient,
            "/patients/" + patient + "/screening",
            "/"
          }) {
        page.navigate(base() + path);
        assertThat(page.url()).as(path).endsWith("/screening/tablet");
      }
      page.goBack();
      assertThat(page.url()).endsWith("/screening/tablet");
      page.navigate(base() + "/patients/" + patient + "/screening/take-back");
      page.fill("[name=password]", "guess");
      tap(page, "Take the tablet back");
      assertThat(page.content()).contains("not the password of who is signed in");
      page.navigate(base() + "/today");
      assertThat(page.url()).endsWith("/screening/tablet");
    }
  }

  @Test
  void anAnswerWithPlaceIsDecidedByKeyboardAndOnAPhone() {
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = signedIn(context);
      Place leg = new Place("leg", Side.LEFT);
      page.navigate(base() + Screenings.pathFor(patient, Set.of(leg)));
      page.navigate(
          base() + "/patients/" + patient + "/screening/ask?question=q-joint-metal&place=leg.LEFT");
      page.focus("[name='answer.q-joint-metal'][value=YES]");
      page.keyboard().press("Space");
      page.selectOption("[name='where0.q-joint-metal']", "leg");
      page.selectOption("[name='side0.q-joint-metal']", "LEFT");
      Browser.picture(page, "screening-question-390");
      page.keyboard().press("Tab");
      page.press("button[name=next]", "Enter");
      page.waitForURL(url -> !url.contains("/ask"));
      assertThat(page.innerText("main"))
          .contains("knee and lower leg, left")
          .contains("Avoid site");
      Browser.picture(page, "screening-avoid-390");
      page.press("#q-joint-metal details.decision summary", "Enter");
      page.press("#q-joint-metal form.decide button", "Enter");
      assertThat(page.innerText(".errsum")).contains("The reason in words is missing");
      page.fill("[id='words-PC052']", "The knee joint stays without needles");
      page.press("#q-joint-metal form.decide button", "Enter");
      // The page that says so has to have come.
      page.locator("#q-joint-metal")
          .filter(new Locator.FilterOptions().setHasText("Left out: “The knee joint stays"))
          .waitFor();
      assertThat(sidewaysScroll(page)).as(String.valueOf(tooWide(page))).isFalse();
    }
  }

  @Tag("drill")
  @Test
  void aPageFullOfReasonsHasNoBarriersInEitherTheme() {
    Set<Place> plan = Set.of(NECK, new Place("leg", Side.LEFT));
    List<Said> said =
        List.of(
            yes("q-blood-thinner", "clopidogrel"),
            yes("q-joint-metal", "left knee, 2019"),
            yes("q-blood-illness", "haemophilia"),
            yes("q-heart-valve", ""),
            yes("q-pregnant", ""),
            yes("q-first-time", ""),
            new Said("q-cancer", Answer.UNSURE, "a mole was taken out", Set.of(), false),
            new Said("q-epilepsy", Answer.NO, "", Set.of(), true));
    clinic.asClinician(() -> screenings.save(patient, new Round(Ids.next(), plan, 0, false, said)));
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {390, 1024, 1440}) {
        try (BrowserContext context =
            Browser.context(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setColorScheme(theme))) {
          Page page = signedIn(context);
          page.navigate(base() + Screenings.pathFor(patient, plan));
          Browser.picture(
              page, "screening-full-" + width + "-" + theme.name().toLowerCase(Locale.ROOT));
          assertThat(sidewaysScroll(page)).as(theme + " " + width).isFalse();
          if (width != 1440) {
            assertThat(Axe.problems(page)).as(theme + " " + width).isEmpty();
          }
          if (width == 390) {
            page.navigate(
                base()
                    + "/patients/"
                    + patient
                    + "/screening/ask?place=neck.RIGHT&question=q-cancer");
            assertThat(Axe.problems(page)).isEmpty();
          }
        }
      }
    }
  }

  private static boolean sidewaysScroll(Page page) {
    return Browser.sidewaysPx(page) > 0;
  }

  private static Object tooWide(Page page) {
    return page.evaluate(
        """
        [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map(e => e.tagName + '.' + e.className).slice(0, 12).join(' ')
        """);
  }

  private static Said yes(String question, String words) {
    return new Said(question, Answer.YES, words, Set.of(), false);
  }

  private Page signedIn(BrowserContext context) {
    Page page = context.newPage();
    Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
    return page;
  }

  private void tap(Page page, String words) {
    taps++;
    page.locator("main .btn:has-text('" + words + "')").first().click();
    page.waitForLoadState();
  }
}
