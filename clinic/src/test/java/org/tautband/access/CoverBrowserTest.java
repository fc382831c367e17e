package org.tautband.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;

/** A page left alone is covered; what was typed in it is there when the password uncovers it. */
@Tag("browser")
class CoverBrowserTest extends ClinicTest {
  @Test
  void whatWasTypedStaysUnderTheCover() {
    try (var context = Browser.context(390, 800)) {
      var page = context.newPage();
      page.clock().install();
      Browser.signIn(page, base(), clinic.manager().login(), Fixtures.PASSWORD);
      page.navigate(base() + "/settings/clinics/new");
      page.fill("#name", "Half a name");
      var cover = page.locator("[data-cover]");
      page.clock().fastForward("04:50");
      assertThat(cover).not().isVisible();
      page.clock().fastForward("00:20");
      assertThat(cover).isVisible();
      Browser.picture(page, "screen-covered");
      page.fill("#cover-password", "not it");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-cover-problem]")).containsText("That is not your password");
      page.fill("#cover-password", Fixtures.PASSWORD);
      page.keyboard().press("Enter");
      assertThat(cover).not().isVisible();
      assertThat(page.locator("#name")).hasValue("Half a name");
      page.navigate(base() + "/settings");
      assertThat(page).hasTitle("Settings – Tautband");
    }
  }
}
