package org.tautband.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tautband.Browser;
import org.tautband.Fixtures;
import org.tautband.MailServer;
import org.tautband.Visitor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.OpeningHours;
import org.tautband.needling.EntryKind;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Signing;
import org.tautband.needling.Site;
import org.tautband.outbox.MailGoesOut;

/** The way from a signed session over real mail to the closed alert, on a phone. */
@Tag("browser")
class AfterASessionBrowserTest extends FollowUpTest {
  private static final String MARTA = "marta@patients.example";
  private static final String SILENT = "silent@patients.example";
  private static final String FINE = "fine@patients.example";
  private static final Duration DAY = Duration.ofHours(24);

  @Autowired ApplicationContext application;

  /** So that four open hours are four hours, on whatever day this runs. */
  @BeforeEach
  void openAlways() {
    var was = as(() -> clinics.get(clinicId));
    var always =
        new Clinic(
            was.id(),
            was.name(),
            was.zone(),
            was.language(),
            was.emergencyNumber(),
            was.phone(),
            was.address(),
            new OpeningHours(List.of()),
            was.policy(),
            was.version());
    as(() -> clinics.change(always));
  }

  @Test
  void breathlessnessIsToldByMailCalledAboutAndClosedWhileOthersAreSilentOrFine() {
    var needled = justNow();
    var marta = signed(MARTA, needled);
    var silent = signed(SILENT, needled);
    var fine = signed(FINE, needled);
    var at = needled.plus(DAY);
    var silence = at.plus(Asking.SILENCE);
    try (var server = MailServer.start();
        var context = Browser.context(390, 844)) {
      asked(at);
      shortOfBreath(context, link(server, MARTA));
      sore(context, link(server, FINE));
      asked(silence.minusSeconds(1));
      assertThat(open(silent.patientId())).isEmpty();
      asked(silence);
      assertThat(open(fine.patientId())).isEmpty();
      asked(at.plus(DAY));
      assertThat(server.to(MARTA)).as("24 and 48 hours").hasSize(2);
    }
    assertThat(open(silent.patientId()))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.what().sentence()).isEqualTo("No answer after a session: call");
              assertThat(item.opened().at()).isEqualTo(silence);
            });
    try (var context = Browser.context(390, 844)) {
      calledAndClosed(context, marta.patientId());
    }
    published(marta);
  }

  private SessionHead signed(String mail, Instant at) {
    var head = needled(patientWith(mail), UPPER_BACK, at);
    tap(head, EntryKind.SHARPS, 1, Site.NOT_SAID);
    advise(head);
    assertThat(sign(head, 1, 1)).isInstanceOf(Signing.Done.class);
    return head;
  }

  private void asked(Instant at) {
    askAt(at);
    assertThat(as(() -> MailGoesOut.at(clock.instant(), application))).isTrue();
  }

  private static String link(MailServer server, String to) {
    var text = server.to(to).getLast().text();
    var found = Pattern.compile("https?://\\S+").matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }

  private static void begin(Page page, String link) {
    page.navigate(link);
    page.fill("[name=born]", "1984");
    page.click("main button[type=submit]");
  }

  private static void shortOfBreath(BrowserContext context, String link) {
    var page = context.newPage();
    begin(page, link);
    page.check("[value=" + SHORT_OF_BREATH + "]");
    page.fill("[name=words]", "since the stairs");
    page.click("main form button[type=submit]");
    assertThat(page.innerText("[role=alert]")).contains("This needs help now", "Call 112");
    assertThat(page.innerText("main")).contains("030 555 01");
    fitsThePhone(page);
    Browser.picture(page, "checkin-emergency-390");
  }

  private static void sore(BrowserContext context, String link) {
    var page = context.newPage();
    begin(page, link);
    page.check("[value=" + SORE + "]");
    page.click("main form button[type=submit]");
    assertThat(page.innerText("h1")).isEqualTo("Thank you");
    fitsThePhone(page);
  }

  private void calledAndClosed(BrowserContext context, UUID patient) {
    var page = context.newPage();
    Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
    page.navigate(base() + "/worklist");
    page.click("a:has-text('Emergency answer after a session')");
    assertThat(page.innerText("main")).contains("short of breath", "since the stairs");
    var form = page.locator("details[open] form").first();
    form.getByText("Spoke with the patient").click();
    form.locator("textarea").fill("On the way to the hospital with her sister.");
    form.getByText("Nobody needs to call again").click();
    fitsThePhone(page);
    Browser.picture(page, "checkin-call-390");
    form.locator("button").click();
    assertThat(page.innerText("[role=status]")).contains("The call is kept");
    assertThat(open(patient)).isEmpty();
    page.navigate(base() + "/worklist");
    assertThat(page.innerText("[aria-labelledby=closed]"))
        .contains("Spoke with the patient: On the way to the hospital with her sister.");
  }

  private void published(SessionHead session) {
    var reader = new Visitor(base());
    reader.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var events = reader.get("/fhir/AdverseEvent?patient=" + session.patientId()).body();
    assertThat(events)
        .contains("The patient ticked: I am short of breath", "since the stairs")
        .contains("Procedure/" + session.id());
    assertThat(reader.get("/fhir/Communication?patient=" + session.patientId()).body())
        .contains("On the way to the hospital with her sister.");
  }

  private static void fitsThePhone(Page page) {
    assertThat(Browser.sidewaysPx(page)).isZero();
  }
}
