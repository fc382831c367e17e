package org.tautband.needling;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import org.tautband.Fixtures;

/**
 * One patient's way from the login to the signed session, in a browser, by links and buttons alone.
 * What the hand is – mouse, keyboard or finger – is passed in.
 */
final class Encounter {
  private final Page page;
  private final Hand hand;

  Encounter(Page page, Hand hand) {
    this.page = page;
    this.hand = hand;
  }

  private Locator at(String selector) {
    return page.locator(selector).first();
  }

  private void press(String selector) {
    hand.press(at(selector));
  }

  /** Presses what sends a form, and waits for the page that answers, be it the same one again. */
  @SuppressWarnings("deprecation") // nothing else waits for an answer at the same address
  private void sends(String selector) {
    page.waitForNavigation(() -> press(selector));
  }

  private void write(String name, String words) {
    hand.write(at("[name='" + name + "']"), words);
  }

  private void tick(String name, String value) {
    hand.tick(at("[name='" + name + "'][value='" + value + "']"));
  }

  /** The browser's own start; everything after it is done on the pages. */
  void signIn(String base, String login) {
    page.navigate(base + "/login");
    write("username", login);
    write("password", Fixtures.PASSWORD);
    press("main button[type=submit]");
    page.waitForURL(url -> url.endsWith("/today"));
  }

  /** Finds the patient by name from Today and opens the chart. */
  void openChart(String name) {
    if (!page.url().endsWith("/today")) {
      press("nav a[href='/today']");
      page.waitForURL(url -> url.endsWith("/today"));
    }
    hand.write(at("#find"), name);
    press("form.find button[type=submit]");
    page.waitForURL(url -> url.contains("/patients"));
    if (page.url().contains("?q=")) {
      press("main a[href^='/patients/']:has-text('Probe')");
      page.waitForURL(url -> url.matches(".*/patients/[0-9a-f-]{36}"));
    }
  }

  void tellTheProblem() {
    press("main a:has-text('Write down the problem')");
    page.waitForURL(url -> url.endsWith("/episodes/new"));
    fillInTheProblem();
    page.waitForURL(url -> url.matches(".*/episodes/[0-9a-f-]{36}.*"));
  }

  void fillInTheProblem() {
    write("words", "My neck hurts at the desk");
    write("since", "for three months");
    write("diagnosis0.text", "Neck pain, upper trapezius");
    write("goal0.words", "Work four hours at the desk");
    tick("goal0.now", "3");
    tick("goal0.wanted", "8");
    press("summary:has-text('Choose body groups')");
    tick("place", "neck.RIGHT");
    press("button.btn:has-text('Open the episode')");
  }

  void openRedFlags() {
    press("main a[href$='/red-flags']");
    page.waitForURL(url -> url.endsWith("/red-flags"));
  }

  /** "None of these" for every group of red flags. */
  void answerRedFlags() {
    for (Locator none : page.locator("input[name^='none.']").all()) hand.tick(none);
    press("button:has-text('Keep the answers')");
    page.waitForSelector("text=Red flags asked: none present");
  }

  void openNewAssessment() {
    press("main a[href$='/assessments/new']");
    page.waitForURL(url -> url.endsWith("/assessments/new"));
  }

  void recordAssessment() {
    write("history", "Worse in the afternoon, better after a walk.");
    tick("painNow", "6");
    tick("painWorst", "8");
    tick("painAverage", "5");
    press("button:has-text('Save the assessment')");
    page.waitForURL(url -> !url.endsWith("/new"));
  }

  void openScreening() {
    press("main a[href*='/screening?'], main a[href$='/screening']");
    page.waitForURL(url -> url.contains("/screening"));
  }

  /** Asks the patient and answers as the clinician: "None of these" everywhere. */
  void screenSomebodyHealthy() {
    for (String asked : List.of("Ask the patient:", "Answer yourself:")) {
      press("main a:has-text('" + asked + "')");
      page.waitForSelector("form.group");
      while (page.locator("form.group").count() > 0) {
        sends("button[name=none]");
      }
    }
    page.waitForSelector("text=Nothing is open here.");
  }

  void openPlan() {
    press("main a[href$='/plan']");
    page.waitForURL(url -> url.endsWith("/plan"));
  }

  void makeThePlan() {
    write("needling0.what", "Upper trapezius, right");
    write("needling0.dose", "once a week, up to 5 sessions");
    write("exercise0.what", "Neck flexors");
    write("exercise0.dose", "2 × 10, five days a week");
    tick("place", "neck.RIGHT");
    write("reviewOn.day", "1");
    write("reviewOn.month", "2");
    write("reviewOn.year", "2027");
    write("criterion0", "The goal stands at 8 or more, twice in a row");
    hand.tick(at("[name=agreed]"));
    press("button:has-text('Save the plan')");
    page.waitForURL(url -> !url.endsWith("/plan"));
  }

  void openConsent() {
    press("main a[href*='/consents/new']");
    page.waitForURL(url -> url.contains("/consents/new"));
  }

  /** Has the text made for the plan's places. */
  void composeConsent(String practitioner) {
    hand.choose(at("[name=practitioner]"), practitioner);
    write("alternatives", "Exercise alone. Hands-on care. Wait and see.");
    press("button:has-text('Make the text')");
    page.waitForSelector("h1:has-text('do you want it')");
  }

  /** The patient's own yes, typed before a witness. */
  void sayYes(String name) {
    hand.tick(at("[name=signer]"));
    write("signerName", name);
    write("typedName", name);
    write("witness", "Frankie Desk");
    hand.tick(at("[name=copy]"));
    press("button:has-text('Yes, I want needling here')");
    page.waitForSelector("h1:has-text('Consent: yes')");
  }

  void startSession() {
    press("main a[href*='/sessions/new']");
    page.waitForURL(url -> url.contains("/sessions/new"));
    press("button:has-text('Start the session')");
    page.waitForSelector("#muscle");
  }

  List<String> muscles() {
    return page.locator("#muscle option").all().stream()
        .map(option -> option.getAttribute("value"))
        .filter(value -> value != null && !value.isEmpty())
        .limit(3)
        .toList();
  }

  /** A needle goes in; {@code needle} empty for a new one. */
  void in(String muscle, String site, String needle) {
    hand.choose(at("#muscle"), muscle);
    tick("side", "RIGHT");
    write("site", site);
    hand.write(at("#needle"), needle);
    press("form[data-in] button:has-text('Needle in')");
    page.waitForSelector("[data-rows] >> text=" + site);
  }

  void dropOne() {
    press("button:has-text('Dropped, bent')");
  }

  void act(int needle, String action) {
    Locator button = at("#needle-" + needle + " button:has-text('" + action + "')");
    hand.press(button);
    page.waitForCondition(() -> button.count() == 0 || !button.isVisible());
  }

  void waitForCount(int inThePatient) {
    page.waitForCondition(
        () -> at("[data-count=in]").innerText().strip().equals(Integer.toString(inThePatient)));
  }

  /** From the session page over the advice to the page that signs. */
  void finish() {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    press("a[data-finish]");
    page.waitForURL(url -> url.endsWith("/advice"));
    giveAdvice();
  }

  void giveAdvice() {
    write("how", "Printed and read out, in English");
    press("button:has-text('Record as given')");
    page.waitForURL(url -> url.endsWith("/sign"));
  }

  void sign(int counted) {
    write("opened", Integer.toString(counted));
    write("sharps", Integer.toString(counted));
    write("password", Fixtures.PASSWORD);
    sends("aside button:has-text('Sign')");
  }
}
