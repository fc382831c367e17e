package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Browser;
import org.tautband.Fixtures;
import org.tautband.access.SystemClients;

/**
 * The whole way of one patient, as a clinician goes it in the browser: a record file comes in, its
 * clopidogrel raises a question, everything that is missing refuses the start in turn, needles go
 * in and out, the count is proved, and another system reads the signed session.
 */
@Tag("browser")
class WholeWayBrowserTest extends NeedlingTest {
  private static final String FILE =
      "Dalton260_Tromp100_bcb06b48-9557-166b-3335-f067a4abd99c.json.gz";

  @Autowired SystemClients systems;
  private Page page;
  private Encounter way;
  private String patient;
  private String episodePath;
  private String session;

  @Test
  void fromARecordFileToASignedSessionThatAnotherSystemReads() throws Exception {
    try (var context = Browser.context(1024, 768)) {
      page = context.newPage();
      way = new Encounter(page, new MouseHand(page));
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      bringInTheRecord();
      tellTheProblem();
      refusedFor("red-flag", "screening", "consent", "plan");
      answerRedFlags();
      recordAssessment();
      refusedFor("screening", "consent", "plan");
      screen();
      refusedFor("consent", "plan");
      makeThePlan();
      refusedFor("consent");
      decide();
      startSession();
      needles();
      signSession();
      readBackThroughFhir();
    }
  }

  private void bringInTheRecord() throws IOException {
    page.navigate(base() + "/history/import");
    page.setInputFiles("#file", new FilePayload(FILE, "application/gzip", file()));
    page.click("button:has-text('Look at the file')");
    Browser.picture(page, "whole-way-01-file");
    page.click("button:has-text('Keep it')");
    page.click("a:has-text('Open the history')");
    assertThat(text("main")).contains("clopidogrel");
    Browser.picture(page, "whole-way-02-history");
    patient = path().replaceFirst("/history.*", "");
  }

  private static byte[] file() throws IOException {
    try (var in = WholeWayBrowserTest.class.getResourceAsStream("/demo/synthea/" + FILE)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private String text(String selector) {
    return page.locator(selector).first().innerText().toLowerCase(Locale.ROOT);
  }

  private String path() {
    return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*", "");
  }

  private void tellTheProblem() {
    page.navigate(base() + patient + "/episodes/new");
    way.fillInTheProblem();
    page.waitForURL(url -> url.matches(".*/episodes/[0-9a-f-]{36}.*"));
    episodePath = path();
  }

  private static Locator.CheckOptions forced() {
    return new Locator.CheckOptions().setForce(true);
  }

  private String startPath() {
    return patient + "/sessions/new?episode=" + episodePath.replaceFirst(".*/", "");
  }

  private void refusedFor(String... missing) {
    page.navigate(base() + startPath());
    assertThat(text("section[aria-labelledby=w]")).contains(missing);
    assertThat(page.locator("button:has-text('Start the session')").count()).isZero();
    Browser.picture(page, "whole-way-03-refused-" + missing.length);
  }

  private void answerRedFlags() {
    page.navigate(base() + episodePath + "/red-flags");
    way.answerRedFlags();
  }

  private void recordAssessment() {
    page.navigate(base() + episodePath + "/assessments/new");
    way.recordAssessment();
  }

  private void screen() {
    boolean raised = false;
    for (var asked : List.of("Ask the patient:", "Answer yourself:")) {
      page.navigate(base() + patient + "/screening?place=neck.RIGHT");
      page.locator("a:has-text('" + asked + "')").first().click();
      page.waitForSelector("form.group");
      for (int group = 0; page.locator("form.group").count() > 0; group++) {
        assertThat(group).as("groups of questions").isLessThan(20);
        boolean yes = answerWhatTheRecordSays();
        raised |= yes;
        page.locator(yes ? "button[name=next]" : "button[name=none]").click();
        page.waitForLoadState();
      }
    }
    assertThat(raised).as("clopidogrel raised its question, with origin").isTrue();
    Browser.picture(page, "whole-way-04-screening");
    clearWhatTheRecordSaysAndThePatientDenies();
    int measures = page.locator("button.measure").count();
    for (int left = measures; left > 0; left--) {
      openEverything();
      page.locator("button.measure").first().click();
      page.waitForLoadState();
    }
    assertThat(page.locator("button.measure").count()).isZero();
  }

  /** A no against the record counts as yes until a clinician has written why it does not apply. */
  private void clearWhatTheRecordSaysAndThePatientDenies() {
    var forms = "form.decide:has(button:has-text('Keep: it does not apply'))";
    for (int left = page.locator(forms).count(); left > 0; left--) {
      openEverything();
      var form = page.locator(forms).first();
      form.locator("textarea").fill("Asked today: healed long ago, his doctor's letter was seen.");
      form.locator("button:has-text('Keep: it does not apply')").click();
      page.waitForLoadState();
    }
    assertThat(page.locator(forms).count()).isZero();
  }

  private void openEverything() {
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)");
  }

  /** Answers what the record raised: yes to the blood thinner, no to the rest of its group. */
  private boolean answerWhatTheRecordSays() {
    boolean found = false;
    for (var question : page.locator("fieldset.ask").all()) {
      if (question.locator(".raised").count() > 0) {
        var said = String.join(" ", question.locator(".raised").allInnerTexts());
        boolean thinner = said.toLowerCase(Locale.ROOT).contains("clopidogrel");
        found |= thinner;
        answer(question, thinner ? "YES" : "NO");
      }
    }
    if (found) {
      for (var question : page.locator("fieldset.ask").all()) {
        if (question.locator("input:checked").count() == 0) {
          answer(question, "NO");
        }
      }
    }
    return found;
  }

  private static void answer(Locator question, String answer) {
    question.locator("input[value=" + answer + "]").first().check(forced());
  }

  private void makeThePlan() {
    page.navigate(base() + episodePath + "/plan");
    way.makeThePlan();
  }

  private void decide() {
    page.navigate(base() + patient + "/consents/new?place=neck.RIGHT");
    way.composeConsent(practitionerId.toString());
    Browser.picture(page, "whole-way-05-consent");
    way.sayYes("Dalton Tromp");
  }

  private void startSession() {
    page.navigate(base() + startPath() + "&product=" + productId);
    Browser.picture(page, "whole-way-06-start");
    page.click("button:has-text('Start the session')");
    page.waitForSelector("#muscle");
  }

  private void needles() {
    var muscles = way.muscles();
    for (int i = 0; i < 6; i++) {
      way.in(muscles.get(i / 2), "point " + (i + 1), "");
    }
    way.waitForCount(6);
    Browser.picture(page, "whole-way-07-six-in");
    way.act(2, "Mark out");
    way.in(muscles.get(0), "point 2 again", "2");
    way.dropOne();
    way.waitForCount(6);
    for (int needle = 1; needle <= 6; needle++) {
      way.act(needle, "Mark out");
    }
    way.waitForCount(0);
    for (int needle = 1; needle <= 7; needle++) {
      if (needle != 3) {
        way.act(needle, "Into sharps");
      }
    }
    Browser.picture(page, "whole-way-08-one-not-in-sharps");
  }

  private void signSession() {
    this.session = path().replaceFirst(".*/", "");
    var session = base() + path();
    trySigning(session, 7);
    assertThat(text("main")).contains("needle 3").contains("sharps");
    page.navigate(session);
    way.act(3, "Into sharps");
    trySigning(session, 6);
    assertThat(text("main")).contains("recount required");
    page.navigate(session + "/advice");
    Browser.picture(page, "whole-way-09-advice");
    way.giveAdvice();
    trySigning(session, 7);
    assertThat(text("main")).contains("signed");
    assertThat(path()).doesNotEndWith("/sign");
    Browser.picture(page, "whole-way-10-signed");
  }

  private void trySigning(String session, int counted) {
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    page.navigate(session + "/sign");
    way.sign(counted);
  }

  private void readBackThroughFhir() throws Exception {
    var client = as(() -> systems.register("Whole way", Set.of("system/*.read")));
    var keys = client.clientId() + ":" + client.secret();
    var basic = Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
    var token =
        answer(
                HttpRequest.newBuilder(URI.create(base() + "/oauth2/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "grant_type=client_credentials&scope=system/*.read")))
            .replaceFirst("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    var read = base() + "/fhir/Procedure/" + session;
    var signed =
        answer(HttpRequest.newBuilder(URI.create(read)).header("Authorization", "Bearer " + token));
    assertThat(signed)
        .contains("dry-needling")
        .contains("\"completed\"")
        .contains(patient.replaceFirst(".*/", ""));
    var search =
        base() + "/fhir/Procedure?code=dry-needling&patient=" + patient.replaceFirst(".*/", "");
    var found =
        answer(
            HttpRequest.newBuilder(URI.create(search)).header("Authorization", "Bearer " + token));
    assertThat(found).contains(session);
  }

  private static String answer(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }
}
