package org.tautband.patients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;

@Tag("browser")
class RegisterBrowserTest extends ClinicTest {
  @Autowired Patients patients;

  @Test
  void theDeskTakesSomebodyInByKeyboardAndIsAskedAboutTheSecondOne() {
    try (BrowserContext context = Browser.context(390, 844)) {
      Page page = context.newPage();
      Browser.signIn(page, base(), clinic.frontDesk().login(), Fixtures.PASSWORD);
      page.navigate(base() + "/patients/new");
      fillByKeyboard(page, "Mustermann", "Marta", "31");
      page.keyboard().press("Enter");
      // The focus follows the element by one script.
      page.waitForSelector(".errsum:focus");
      assertThat(page.inputValue("#family")).isEqualTo("Mustermann");
      assertThat(page.locator("#birth-error").innerText()).contains("February 1984");
      page.fill("[name='birth.day']", "14");
      send(page);
      page.waitForURL(url -> url.contains("/details"));
      assertThat(page.locator("section.patient").innerText()).contains("Mustermann, Marta");
      page.navigate(base() + "/patients/new");
      fillByKeyboard(page, "Musterman", "Marta", "14");
      send(page);
      page.waitForSelector("#resembling");
      assertThat(page.locator("#resembling").innerText()).contains("same birth date");
      Browser.picture(page, "patients-duplicate-390");
      // Enter in a field is no answer to the question.
      page.locator("#family").focus();
      page.waitForResponse(
          answer -> answer.request().method().equals("POST"), () -> page.keyboard().press("Enter"));
      page.waitForLoadState();
      page.waitForSelector("#resembling");
      assertThat(count()).isEqualTo(1);
      page.check("#different");
      send(page);
      page.waitForURL(url -> url.contains("/details"));
      assertThat(count()).isEqualTo(2);
      assertThat(Browser.sidewaysPx(page)).isZero();
    }
  }

  private int count() {
    return clinic.as(clinic.frontDesk(), () -> patients.newest(10)).size();
  }

  private static void send(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add the patient")).click();
  }

  private static void fillByKeyboard(Page page, String family, String given, String day) {
    page.locator("#family").focus();
    for (String text : new String[] {family, given, day, "2", "1984"}) {
      page.keyboard().type(text);
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Space");
  }
}
