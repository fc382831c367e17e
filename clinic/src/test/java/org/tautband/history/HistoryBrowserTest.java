package org.tautband.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;

/** A referral file comes in, and somebody tells a medicine, on a phone and by keyboard. */
@Tag("browser")
class HistoryBrowserTest extends ClinicTest {

  @Test
  void aReferralFileComesInAndAMedicineIsTold() {
    try (var context =
        Browser.context(
            new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK))) {
      Page page = context.newPage();
      Browser.signIn(page, base(), clinic.clinician().login(), Fixtures.PASSWORD);
      bringIn(page, "twice.json", HostileFiles.all().get("twice.json"));
      assertThat(page.locator("main").innerText()).contains("Nothing has changed");
      Browser.picture(page, "history-refused-390-dark");
      bringIn(page, Sent.DALTON, Sent.file(Sent.DALTON));
      Browser.picture(page, "history-preview-390-dark");
      page.locator("main form button[type=submit]").press("Enter");
      page.waitForURL("**/history/imported/**");
      Browser.picture(page, "history-result-390-dark");
      page.locator("main .head a.btn").first().press("Enter");
      page.waitForURL("**/history");
      assertThat(page.locator(".patient").innerText()).contains("Clopidogrel 75 MG");
      assertNotWiderThanThePage(page);
      Browser.picture(page, "history-390-dark");
      tell(page);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      page.setViewportSize(1024, 768);
      Browser.picture(page, "history-1024-light");
    }
  }

  private static void tell(Page page) {
    page.locator("main .head a.btn").first().press("Enter");
    page.waitForURL("**/told/new*");
    page.fill("#what", "Ibuprofen 400 mg");
    page.fill("[name='toldOn.day']", "31");
    page.fill("[name='toldOn.month']", "2");
    page.locator("main form button[type=submit]").press("Enter");
    page.waitForSelector(".errsum");
    assertThat(page.inputValue("#what")).isEqualTo("Ibuprofen 400 mg");
    Browser.picture(page, "history-told-refused-390-dark");
    page.fill("[name='toldOn.day']", "1");
    page.locator("main form button[type=submit]").press("Enter");
    page.waitForURL("**/history?kept*");
    assertThat(page.locator("[aria-labelledby=unknown]").innerText()).contains("Ibuprofen 400 mg");
  }

  private void bringIn(Page page, String name, byte[] bytes) {
    page.navigate(base() + "/history/import");
    page.setInputFiles("#file", new FilePayload(name, "application/json", bytes));
    page.locator("main form button[type=submit]").press("Enter");
    page.waitForSelector("h2#broken, h2#who");
  }

  private static void assertNotWiderThanThePage(Page page) {
    assertThat(Browser.sidewaysPx(page)).isZero();
  }
}
