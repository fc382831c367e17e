package org.tautband.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.database.Ids;
import org.tautband.decide.PatientLinks;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/**
 * From navigation until the body chart can be drawn on, on a slow phone (processor four times
 * slower, network not throttled), each from the page before it and with nothing in the browser's
 * cache: the clinic's form and the patient's page, beside a page of two lines of text as floor.
 */
@Tag("browser")
@SuppressWarnings("SystemOut")
class ChartPhoneBench extends ClinicTest {
  private static final int RUNS = 5;

  /** Set before the page's own programs run; the event crosses shadow roots. */
  private static final String NOTE_WHEN_READY =
      "document.addEventListener('chart-ready', () => { window.drawableAt ??= performance.now(); })";

  private static final String SEND_TO_DRAWING =
      """
      () => {
        const form = document.querySelector("form[action$='/decide']");
        form.requestSubmit(form.querySelector('button.primary'));
      }
      """;

  @Autowired private Episodes episodes;
  @Autowired private Patients patients;
  @Autowired private PatientLinks links;

  /** Opens the page whose times are taken. */
  private interface Way {
    void open(Page page);
  }

  @Test
  void readyToDraw() {
    UUID patient =
        clinic.asClinician(
            () ->
                patients
                    .register(
                        Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE),
                        Ids.next())
                    .id());
    Complaint complaint = new Complaint("Thigh", "", "", "", "");
    UUID episode =
        clinic.asClinician(
            () -> episodes.open(patient, Ids.next(), complaint, List.of(), List.of()).id());
    String secret = clinic.asClinician(() -> links.make(patient));
    String form = base() + "/patients/" + patient + "/episodes/" + episode + "/drawings/new";
    floor();
    drawable(
        "clinic’s form",
        page -> {
          page.navigate(base() + "/patients");
          page.navigate(form);
        },
        true);
    drawable(
        "clinic’s form, second time with what the browser kept",
        page -> {
          devtools(page, false);
          page.navigate(form);
          page.waitForFunction("() => window.drawableAt");
          page.navigate(base() + "/patients");
          page.navigate(form);
        },
        true);
    drawable(
        "patient’s page of the decision aid",
        page -> {
          page.navigate(base() + "/decide/link/" + secret);
          page.waitForNavigation(() -> page.evaluate(SEND_TO_DRAWING));
        },
        false);
  }

  private void floor() {
    List<Double> millis = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      try (BrowserContext context = phone()) {
        Page page = slow(context);
        page.navigate(base() + "/robots.txt");
        page.navigate(base() + "/robots.txt");
        millis.add(
            number(
                page.waitForFunction(
                        "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
                    .jsonValue()));
      }
    }
    say("first text, floor: robots.txt", millis);
  }

  private void drawable(String what, Way way, boolean signedIn) {
    List<Double> millis = new ArrayList<>();
    List<Double> firstByte = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      try (BrowserContext context = phone()) {
        if (signedIn) {
          Page door = context.newPage();
          Browser.signIn(door, base(), clinic.clinician().login(), Fixtures.PASSWORD);
          door.close();
        }
        Page page = slow(context);
        page.addInitScript(NOTE_WHEN_READY);
        way.open(page);
        millis.add(number(page.waitForFunction("() => window.drawableAt").jsonValue()));
        firstByte.add(
            number(page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")));
      }
    }
    firstByte.sort(null);
    say(
        "ready to draw, %s (first byte after %.0f ms)".formatted(what, firstByte.get(RUNS / 2)),
        millis);
  }

  private static BrowserContext phone() {
    return Browser.context(
        new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
  }

  private static Page slow(BrowserContext context) {
    Page page = context.newPage();
    CDPSession devtools = devtools(page, true);
    JsonObject processor = new JsonObject();
    processor.addProperty("rate", 4);
    devtools.send("Emulation.setCPUThrottlingRate", processor);
    return page;
  }

  private static CDPSession devtools(Page page, boolean cacheDisabled) {
    CDPSession devtools = page.context().newCDPSession(page);
    devtools.send("Network.enable");
    JsonObject cache = new JsonObject();
    cache.addProperty("cacheDisabled", cacheDisabled);
    devtools.send("Network.setCacheDisabled", cache);
    return devtools;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static void say(String what, List<Double> millis) {
    millis.sort(null);
    assertThat(millis.getFirst()).isPositive();
    System.out.printf(
        "bench phone %s: median %.0f ms, fastest %.0f ms, slowest %.0f ms (load %.1f)%n",
        what,
        millis.get(RUNS / 2),
        millis.getFirst(),
        millis.getLast(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
