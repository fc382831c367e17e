package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Axe;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.access.AgedForm;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;

/** A phone, a keyboard and no script: somebody asks, and a clinician closes it with words. */
@Tag("browser")
class EnquiryBrowserTest extends ClinicTest {
  private static final int MOST_STOPS = 120;
  @Autowired AgedForm aged;
  @Autowired Clinics clinics;
  @Autowired OpenClinics open;
  private Clinic park;

  @BeforeEach
  void aClinicTakesQuestions() {
    aged.forgetWhoSent();
    park = openClinic("Clinic at the Park " + clinic.key());
    openClinic("Clinic at the Lake " + clinic.key());
  }

  private Clinic openClinic(String name) {
    return clinic.as(
        clinic.manager(),
        () -> {
          var opened =
              clinics.open(
                  new Clinic(
                      Ids.next(),
                      name,
                      ZoneId.of("Europe/Berlin"),
                      "en-GB",
                      "112",
                      "+49 30 5550100",
                      "",
                      new OpeningHours(List.of()),
                      Policy.first(),
                      1),
                  List.of());
          open.open(opened.id());
          return opened;
        });
  }

  @Test
  void somebodyAsksByKeyboardWithoutAScript() {
    try (BrowserContext context =
        Browser.context(
            new NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(base() + "/ask?about=heel+pain&from=/guide");
      Browser.picture(page, "enquiry-390");
      Locator sign = page.locator("[name=sign][value=RF045]");
      Locator step = page.locator("label:has([value=RF045]) .step");
      assertThat(step.isVisible()).isFalse();
      tabTo(page, sign);
      page.keyboard().press("Space");
      assertThat(step.innerText()).contains("Call 112 now", "Do not wait for an answer");
      Browser.picture(page, "enquiry-ticked-390");
      type(page, "#words", "Does needling hurt?");
      type(page, "#name", "Jo Fiktiv");
      tabTo(page, page.locator("#email"));
      page.keyboard().press("Enter");
      page.locator(".errsum").waitFor();
      assertThat(page.locator("#email-error").innerText()).contains("e-mail address is missing");
      assertThat(page.inputValue("#words")).isEqualTo("Does needling hurt?");
      assertThat(page.locator("[name=sign][value=RF045]").isChecked()).isTrue();
      assertThat(fits(page)).isTrue();
      Browser.picture(page, "enquiry-problem-390");
      type(page, "#email", "jo@example.org");
      tabTo(page, page.locator("#clinic"));
      page.keyboard().type(park.name());
      page.keyboard().press("Tab");
      ageTheForm(page);
      tabTo(page, page.getByRole(AriaRole.BUTTON));
      page.keyboard().press("Enter");
      page.locator("#promise").waitFor();
      assertThat(page.locator("main").innerText())
          .contains("Call 112 now", "the end of", "+49 30 5550100");
      assertThat(fits(page)).isTrue();
      Browser.picture(page, "enquiry-sent-390");
    }
    aClinicianClosesIt();
  }

  private void aClinicianClosesIt() {
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = context.newPage();
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Worklist: 1 open"))
          .click();
      assertThat(fits(page)).isTrue();
      Browser.picture(page, "worklist-390");
      assertThat(problems(page)).isEmpty();
      page.getByText("Urgent question by the form").first().click();
      page.waitForURL(url -> url.contains("/worklist/enquiries/"));
      assertThat(page.locator("main").innerText()).contains("Does needling hurt?", "heel pain");
      assertThat(problems(page)).isEmpty();
      page.locator("textarea").focus();
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.locator(".errsum").waitFor();
      assertThat(fits(page)).isTrue();
      Browser.picture(page, "worklist-enquiry-390");
      page.locator("textarea").focus();
      page.keyboard().type("Called: went to hospital.");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.contains("closed"));
      assertThat(page.locator("main").innerText())
          .contains("Nothing to do", "Called: went to hospital.");
      page.setViewportSize(1280, 800);
      page.navigate(base() + "/ask");
      page.locator("summary").first().click();
      assertThat(problems(page)).isEmpty();
      Browser.picture(page, "enquiry-1280");
    }
  }

  /** Nobody waits three seconds in a test: the form was opened a minute ago. */
  private void ageTheForm(Page page) {
    page.locator("[name=token]")
        .evaluate("(e, token) => e.value = token", aged.token("ask", Duration.ofMinutes(1)));
  }

  private static void type(Page page, String field, String text) {
    tabTo(page, page.locator(field));
    page.keyboard().type(text);
  }

  /** Goes there as somebody without a mouse does. */
  private static void tabTo(Page page, Locator wanted) {
    for (int step = 0; step < MOST_STOPS; step++) {
      if (Boolean.TRUE.equals(wanted.evaluate("e => e === document.activeElement"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("Tab never reaches " + wanted);
  }

  private static List<String> problems(Page page) {
    page.waitForLoadState();
    return Axe.problems(page);
  }

  /** Whether nothing has to be moved sideways, once the style sheets are there. */
  private static boolean fits(Page page) {
    return Browser.sidewaysPx(page) == 0;
  }
}
