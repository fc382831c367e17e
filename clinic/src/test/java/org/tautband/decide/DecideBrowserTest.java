package org.tautband.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(page.title()).isEmpty();
    }
    page.waitForLoadState();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("sideways on " + page.title())
        .isEqualTo(0);
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
      page.navigate(link());
      page.getByLabel("What is it about?").selectOption("neck-pain");
      fits(page, axe);
      for (var title : new String[] {"Your options", "The numbers"}) {
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
    var plan = clinic.asClinician(() -> episodes.find(patientId, episodeId).orElseThrow()).plan();
    assertThat(plan).isNotNull();
    assertThat(plan.places()).isEmpty();
  }

  private String thinner() {
    return content.question("q-blood-thinner").ask();
  }

  @Autowired org.tautband.evidence.Content content;

  @Test
  void fromTheLinkToThePlanWithoutNeedles() {
    allTheWay(true, title -> title.startsWith("Where"));
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
