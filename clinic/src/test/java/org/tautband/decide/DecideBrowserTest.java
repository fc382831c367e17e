package org.tautband.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/**
 * A patient at 390 px who is afraid of needles and takes a blood thinner, with and without a
 * script.
 */
@Tag("browser")
class DecideBrowserTest extends ClinicTest {
  @Autowired Patients patients;
  @Autowired Episodes episodes;
  private UUID patientId;
  private UUID episodeId;

  @BeforeEach
  void aPatientWithAProblem() {
    var identity = Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    patientId = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    var problem = new Complaint("My neck hurts", "", "", "", "", java.util.List.of());
    episodeId =
        clinic.asClinician(
            () ->
                episodes
                    .open(patientId, Ids.next(), problem, java.util.List.of(), java.util.List.of())
                    .id());
  }

  private String link() {
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var page = "/patients/" + patientId + "/decision-aid";
    staff.post(page, page + "/link", Map.of());
    return Jsoup.parse(staff.get(page + "/link").body()).select(".wrap-words b").text();
  }

  private static void next(Page page) {
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^Next: ")))
        .last()
        .click();
  }

  private static void choose(Page page, String group, String answer) {
    page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(group))
        .getByLabel(answer, new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
        .check();
  }

  /** Axe takes many seconds of a long page: every page in the drill, one of them always. */
  private static void fits(Page page, Predicate<String> axe) {
    if (axe.test(page.title())) {
      assertThat(Axe.problems(page)).as(page.title()).isEmpty();
    }
    assertThat(Browser.sidewaysPx(page)).as("sideways on " + page.title()).isZero();
  }

  private void allTheWay(boolean script, Predicate<String> axe) {
    var options =
        new NewContextOptions()
            .setViewportSize(390, 844)
            .setColorScheme(script ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setJavaScriptEnabled(true);
    try (var context = Browser.context(options)) {
      if (!script) {
        context.route("**/*.js", route -> route.abort());
      }
      var page = context.newPage();
      findsAndReads(page);
      page.navigate(link());
      page.getByLabel("What is it about?").selectOption("neck-pain");
      fits(page, axe);
      for (var title : new String[] {"Where it hurts", "Your options", "The numbers"}) {
        next(page);
        assertThat(page.title()).startsWith(title);
        fits(page, axe);
      }
      next(page);
      page.locator("details.part:not([open]) > summary").all().reversed().forEach(s -> s.click());
      choose(page, thinner(), "Yes");
      page.getByText("Show what to tell my physiotherapist").click();
      assertThat(page.locator("#told").textContent()).contains(thinner());
      fits(page, axe);
      next(page);
      choose(page, "Do needles frighten you?", "A lot");
      next(page);
      assertThat(page.title()).startsWith("Needles and you");
      page.getByText("A plan without needles", new Page.GetByTextOptions().setExact(true)).click();
      fits(page, axe);
      next(page);
      fits(page, axe);
      next(page);
      fits(page, axe);
      next(page);
      page.getByLabel("What do you still want to ask?").fill("Can we wait?");
      fits(page, axe);
      next(page);
      assertThat(page.title()).startsWith("Your summary");
      fits(page, axe);
      page.getByLabel("Your year of birth").fill("1984");
      page.getByText("Send my answers").click();
      assertThat(page.title()).startsWith("Sent");
      fits(page, axe);
    }
    theClinicianSeesAPlanWithoutNeedles();
  }

  /** By a search with a typo, as people ask it. */
  private void findsAndReads(Page page) {
    page.navigate(base() + "/guide");
    page.getByRole(AriaRole.SEARCHBOX).first().fill("dose it hrut");
    page.keyboard().press("Enter");
    page.waitForLoadState();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Does it hurt?"))
        .first()
        .click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Does it hurt?");
    assertThat(page.locator("main").textContent()).contains("Yes, it can hurt.");
  }

  private void theClinicianSeesAPlanWithoutNeedles() {
    var plan = clinic.asClinician(() -> episodes.find(patientId, episodeId).orElseThrow()).plan();
    assertThat(plan).isNotNull();
    assertThat(plan.places()).isEmpty();
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var episode = staff.get("/patients/" + patientId + "/episodes/" + episodeId);
    assertThat(Jsoup.parse(episode.body()).text()).containsIgnoringCase("without needles");
  }

  /** Presses Tab until the focus is where the question says; whoever gets lost has pressed 500. */
  private static void tabTo(Page page, String question, String answer) {
    for (int pressed = 0; pressed < 500; pressed++) {
      page.keyboard().press("Tab");
      boolean there =
          (boolean)
              page.evaluate(
                  """
                  ([question, answer]) => {
                    const e = document.activeElement;
                    const group = e.closest('fieldset, [role=group], [role=radiogroup]');
                    const name = (e.labels?.[0] ?? e).textContent.trim();
                    const asked = group?.querySelector('legend, [id$=-label]')?.textContent
                      ?? group?.getAttribute('aria-label') ?? '';
                    return e.type === 'radio'
                      ? question !== '' && asked.includes(question)
                      : question === '' && name.startsWith(answer);
                  }
                  """,
                  List.of(question, answer));
      if (there) return;
    }
    throw new AssertionError("Tab never reaches " + question + " " + answer);
  }

  /** The focus is on a group of answers: arrows go through it. */
  private static void answer(Page page, String question, String answer) {
    tabTo(page, question, answer);
    page.keyboard().press("Space");
    for (int pressed = 0; pressed < 6; pressed++) {
      var chosen =
          page.evaluate(
              "() => document.activeElement.checked"
                  + " && document.activeElement.labels[0].textContent.trim()");
      if (answer.equals(chosen)) return;
      page.keyboard().press("ArrowRight");
    }
    throw new AssertionError("no arrow reaches " + answer + " of " + question);
  }

  private static void press(Page page, String button) {
    tabTo(page, "", button);
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }

  @Test
  @Tag("drill")
  void theWholeAidByKeyboardAlone() {
    try (var context = Browser.context(1024, 768)) {
      var page = context.newPage();
      page.navigate(link());
      tabTo(page, "", "What is it about?");
      page.keyboard().type("Neck");
      for (var title :
          new String[] {"Where it hurts", "Your options", "The numbers", "Your health"}) {
        press(page, "Next: ");
        assertThat(page.title()).startsWith(title);
      }
      for (var closed : page.locator("details.part:not([open]) > summary").allTextContents()) {
        tabTo(page, "", closed.strip());
        page.keyboard().press("Enter");
      }
      page.evaluate("() => document.activeElement.blur()");
      answer(page, thinner(), "Yes");
      press(page, "Show what to tell my physiotherapist");
      assertThat(page.locator("#told").textContent()).contains(thinner());
      press(page, "Next: ");
      answer(page, "Do needles frighten you?", "A lot");
      press(page, "Next: ");
      assertThat(page.title()).startsWith("Needles and you");
      answer(page, "Which way shall we talk about?", "A plan without needles");
      for (var title : new String[] {"What matters", "Check", "Where you", "Your summary"}) {
        press(page, "Next: ");
        assertThat(page.title()).startsWith(title);
      }
      tabTo(page, "", "Your year of birth");
      page.keyboard().type("1984");
      press(page, "Send my answers");
      assertThat(page.title()).startsWith("Sent");
    }
    theClinicianSeesAPlanWithoutNeedles();
  }

  private String thinner() {
    return content.question("q-blood-thinner").ask();
  }

  @Autowired org.tautband.evidence.Content content;

  @Test
  void fromTheLinkToThePlanWithoutNeedles() {
    allTheWay(true, title -> title.startsWith("Where you"));
  }

  @Test
  @Tag("drill")
  void everyPageWorksForAxe() {
    allTheWay(true, title -> true);
  }

  @Test
  @Tag("drill")
  void theSameWayWithoutAScript() {
    allTheWay(false, title -> false);
  }

  @Test
  void answersWaitInTheSameBrowserWhenAskedTo() {
    try (var context = Browser.context(390, 844)) {
      var page = context.newPage();
      page.navigate(base() + "/decide");
      page.getByLabel("Where does it hurt?").fill("left heel");
      page.getByText("Keep my answers in this browser").click();
      page.navigate(base() + "/guide");
      page.navigate(base() + "/decide");
      assertThat(page.getByLabel("Where does it hurt?").inputValue()).isEmpty();
      page.getByText("Go on where I stopped").click();
      page.waitForURL("**/decide");
      assertThat(page.getByLabel("Where does it hurt?").inputValue()).isEqualTo("left heel");
      page.getByText("Delete them").click();
      page.navigate(base() + "/decide");
      assertThat(page.getByText("Go on where I stopped").isVisible()).isFalse();
    }
    try (var other = Browser.context(390, 844)) {
      var page = other.newPage();
      page.navigate(base() + "/decide");
      assertThat(page.getByText("Go on where I stopped").isVisible()).isFalse();
    }
  }
}
