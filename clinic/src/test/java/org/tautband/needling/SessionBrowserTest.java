package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tautband.Browser;
import org.tautband.Fixtures;

@Tag("browser")
class SessionBrowserTest extends NeedlingTest {
  private SessionHead head;

  private Page open(BrowserContext context) {
    prepare();
    head = started();
    Page page = context.newPage();
    Browser.signIn(page, base(), kim.login(), Fixtures.PASSWORD);
    page.navigate(base() + head.path());
    page.waitForSelector("html[data-offline-ready]", attached());
    return page;
  }

  private static Page.WaitForSelectorOptions attached() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private static String in(Page page) {
    return page.textContent(".count [data-count=in]");
  }

  private void serverHas(int entries) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (read(head).entries().size() < entries && System.nanoTime() < until) Thread.onSpinWait();
    assertThat(read(head).entries()).hasSize(entries);
  }

  @Test
  void fiveTapsWithoutANetworkAndAReloadArriveOnceAndInOrder() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = open(context);
      page.click("[data-muscle]");
      page.keyboard().press("n");
      serverHas(2);
      page.waitForFunction(
          "async path => (await (await caches.open('tautband-open-session')).match(path)) !=="
              + " undefined",
          head.path());
      context.setOffline(true);
      page.keyboard().press("o");
      page.keyboard().press("i");
      page.keyboard().press("n");
      page.keyboard().press("o");
      assertThat(in(page)).isEqualTo("0");
      assertThat(page.isVisible("[data-offline]")).isTrue();
      page.reload();
      page.waitForSelector("[data-rows] tr");
      assertThat(in(page)).as("kept over a reload without a network").isEqualTo("0");
      assertThat(page.textContent(".count [data-count=opened]")).isEqualTo("2");
      page.keyboard().press("F8");
      page.waitForSelector("#emergency h1");
      assertThat(page.textContent("#emergency .lead")).contains("Not breathing normally? Call 112");
      page.keyboard().press("Escape");
      context.setOffline(false);
      serverHas(7);
      assertThat(read(head).entries().stream().map(e -> e.entry().kind()).toList())
          .isEqualTo(
              List.of(
                  EntryKind.OPENED,
                  EntryKind.IN,
                  EntryKind.OUT,
                  EntryKind.SHARPS,
                  EntryKind.OPENED,
                  EntryKind.IN,
                  EntryKind.OUT));
      assertThat(read(head).tally().recountRequired()).isFalse();
      assertThat(read(head).tally().missing()).isEmpty();
    }
  }

  @Test
  void theEmergencyWorksByKeyboardAndCountsAllOut() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = open(context);
      page.click("[data-muscle]");
      page.keyboard().press("n");
      page.keyboard().press("n");
      serverHas(4);
      assertThat(in(page)).isEqualTo("2");
      Browser.picture(page, "session-1024");
      page.focus("#site");
      page.keyboard().press("F8");
      Browser.picture(page, "session-emergency-1024");
      assertThat(page.evaluate("document.activeElement.textContent").toString())
          .contains("All out. I counted 2");
      page.keyboard().press("Enter");
      serverHas(6);
      assertThat(read(head).tally().inPatient()).isZero();
      assertThat(page.isVisible("[data-done]")).isTrue();
    }
  }

  @Test
  void aPhoneShowsTheCountAndNeverScrollsSideways() {
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = open(context);
      page.click("[data-muscle]");
      page.click("[data-in] button[type=submit]");
      serverHas(2);
      assertThat(page.isVisible(".stay-count")).isTrue();
      assertThat(page.textContent(".stay-count [data-count=in]")).isEqualTo("1");
      assertThat(Browser.sidewaysPx(page)).isZero();
      Browser.picture(page, "session-390");
    }
  }

  @Test
  void noTapCanHoldUpTheTapsAfterIt() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = open(context);
      page.click("[data-muscle]");
      page.fill("#needle", "900");
      page.evaluate("document.activeElement.blur()");
      page.keyboard().press("n");
      assertThat(in(page)).as("no needle has the number 900").isEqualTo("0");
      page.fill("#needle", "");
      page.evaluate("document.activeElement.blur()");
      page.keyboard().press("n");
      serverHas(2);
      page.keyboard().press("z");
      page.keyboard().press("z");
      page.keyboard().press("z");
      page.keyboard().press("n");
      long until = System.nanoTime() + 20_000_000_000L;
      while (read(head).tally().inPatient() == 0 && System.nanoTime() < until) Thread.onSpinWait();
      assertThat(read(head).tally().inPatient()).isEqualTo(1);
    }
  }

  @Test
  void whatTwoTabsThatAreGoneCouldNotSendArrivesToo() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = open(context);
      leftBehind(page, 1);
      leftBehind(page, 2);
      page.reload();
      serverHas(4);
      assertThat(read(head).tally().inPatient()).isEqualTo(2);
      assertThat(read(head).tally().missing()).isEmpty();
    }
  }

  @Test
  void aSignedSessionStillTakesWhatATabletKept() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = open(context);
      assertThat(sign(head, 0, 0)).isInstanceOf(Signing.Done.class);
      page.navigate("about:blank");
      page.navigate(base() + "/today");
      leftBehind(page, 1);
      page.navigate(base() + head.path());
      serverHas(2);
      assertThat(read(head).concerns()).extracting(Concern::code).contains("after-signing");
    }
  }

  private void leftBehind(Page page, int needle) {
    page.evaluate(
        """
        ([path, needle]) => {
          const entry = (sequence, kind, more) => ({ id: crypto.randomUUID(), sequence, kind, needle,
            seen: 0, at: new Date().toISOString(), ...more });
          localStorage.setItem(`tautband:${path}:${crypto.randomUUID()}`, JSON.stringify({ sequence: 2,
            pending: [entry(1, 'OPENED', {}),
              entry(2, 'IN', { muscle: 'trapezius_desc', side: 'RIGHT', site: '' })] }));
        }
        """,
        List.of(head.path(), needle));
  }

  @Test
  void theEmergencyPageDoesNotUnlockALockedScreen() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = open(context);
      page.evaluate("document.querySelector('[data-lock]').showModal()");
      page.keyboard().press("F8");
      page.waitForSelector("#emergency h1");
      page.keyboard().press("Escape");
      assertThat(page.evaluate("document.querySelector('[data-lock]').open")).isEqualTo(true);
    }
  }

  @Test
  void aPageKeptForTheTimeWithoutANetworkDoesNotTurnTheClockBack() {
    try (BrowserContext context = Browser.context(1024, 768)) {
      Page page = open(context);
      // As if this page had been loaded ten minutes ago and came out of the cache.
      page.evaluate(
          "path => localStorage.setItem(`tautband:${path}:clock`,"
              + " String(Number(localStorage.getItem(`tautband:${path}:clock`)) + 600000))",
          head.path());
      page.reload();
      page.click("[data-muscle]");
      page.keyboard().press("n");
      serverHas(2);
      assertThat(read(head).entries().getLast().entry().at())
          .isAfter(clock.instant().plusSeconds(300));
    }
  }
}
