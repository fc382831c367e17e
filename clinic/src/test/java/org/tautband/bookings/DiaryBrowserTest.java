package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.database.Ids;

/** A visit is booked, moved onto taken time, and moved on from there, by keyboard alone. */
@Tag("browser")
class DiaryBrowserTest extends ClinicTest {
  @Autowired Diary diary;
  @Autowired ApplicationContext beans;

  private static void tabTo(Page page, String selector) {
    for (int step = 0; step < 200; step++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("s => document.activeElement?.matches(s) === true", selector)) {
        return;
      }
    }
    throw new AssertionError("Tab never reaches " + selector + " on " + page.url());
  }

  private static void type(Page page, String selector, String text) {
    tabTo(page, selector);
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
  }

  private static void enter(Page page, String leadsTo) {
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.contains(leadsTo));
  }

  @Test
  void aVisitIsBookedAndMovedByKeyboardAlone() {
    var house = clinic.asClinician(() -> TwoClinics.open(beans));
    var wish = new BookingWish(house.place(0, 0, 0), house.slot("10:00", 40), "", true);
    clinic.asClinician(() -> diary.book(house.patients().get(1), wish, Ids.next(), null));
    try (var context = Browser.context(1280, 900)) {
      var page = context.newPage();
      Browser.signIn(page, base(), clinic.frontDesk().login(), Fixtures.PASSWORD);
      page.navigate(
          base() + "/diary?clinic=" + house.clinics().getFirst().id() + "&date=" + house.date());
      tabTo(page, "td.free a");
      page.keyboard().press("ArrowRight");
      assertThat(page.evaluate("document.activeElement.closest('td').dataset.l"))
          .isEqualTo("Lee Demoson");
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("ArrowDown");
      enter(page, "/diary/book");
      type(page, "#q", "Ana");
      enter(page, "q=Ana");
      tabTo(page, ".work a.go");
      enter(page, "/bookings/new");
      assertThat(page.inputValue("#time")).isEqualTo("08:40");
      type(page, "#purpose", "Elbow");
      tabTo(page, "#room");
      page.keyboard().press("ArrowDown");
      tabTo(page, "form[action$='/bookings'] button");
      enter(page, "done=booked");
      type(page, "#time", "10:20");
      tabTo(page, "form[action$='/move'] button");
      page.keyboard().press("Enter");
      page.waitForSelector(".errsum");
      page.waitForFunction("document.activeElement?.classList.contains('errsum')");
      assertThat(page.textContent("#practitioner-error")).contains("10:00 to 10:40");
      assertThat(page.inputValue("#time")).isEqualTo("10:20");
      assertThat(page.inputValue("#purpose")).isEqualTo("Elbow");
      type(page, "#time", "10:40");
      tabTo(page, "form[action$='/move'] button");
      enter(page, "done=moved");
      assertThat(page.textContent("main")).contains("10:40 to 11:20");
    }
  }

  @Test
  void theDiaryFitsAPhoneAndADeskWithoutAScript() {
    var house = clinic.asClinician(() -> TwoClinics.open(beans));
    var wish = new BookingWish(house.place(0, 0, 0), house.slot("10:00", 40), "Neck", true);
    clinic.asClinician(() -> diary.book(house.patients().get(1), wish, Ids.next(), null));
    for (int width : new int[] {390, 1024, 1440}) {
      try (var context =
          Browser.context(
              new com.microsoft.playwright.Browser.NewContextOptions()
                  .setViewportSize(width, 800)
                  .setJavaScriptEnabled(false))) {
        var page = context.newPage();
        Browser.signIn(page, base(), clinic.frontDesk().login(), Fixtures.PASSWORD);
        for (var path : new String[] {"/diary", "/diary/week"}) {
          page.navigate(
              base()
                  + path
                  + "?clinic="
                  + house.clinics().getFirst().id()
                  + "&date="
                  + house.date());
          assertThat(page.getByText("Mustermann, Otto").first().isVisible()).isTrue();
          Browser.picture(page, "diary" + path.replace('/', '-') + "-" + width);
          var box = page.locator("main").boundingBox();
          assertThat(box.x + box.width).as(path + " at " + width).isLessThanOrEqualTo(width);
        }
      }
    }
  }
}
