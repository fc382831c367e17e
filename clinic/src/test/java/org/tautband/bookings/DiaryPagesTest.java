package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.patients.Patients;
import org.tautband.worklist.Worklist;

/** The diary as the front desk and clinicians use it, without any script. */
class DiaryPagesTest extends ClinicTest {
  @Autowired Diary diary;
  @Autowired Hours hours;
  @Autowired Enquiries enquiries;
  @Autowired Patients patients;
  @Autowired Worklist worklist;
  @Autowired ApplicationContext beans;
  private TwoClinics house;
  private Visitor desk;

  @BeforeEach
  void aHouseAndADesk() {
    house = clinic.asClinician(() -> TwoClinics.open(beans));
    desk = signedIn(clinic.frontDesk());
  }

  private Visitor signedIn(Actor who) {
    var visitor = new Visitor(base());
    visitor.signIn(who.login(), Fixtures.PASSWORD);
    return visitor;
  }

  private static Document page(Visitor.Answer answer) {
    return Jsoup.parse(answer.body());
  }

  private Map<String, String> typed(LocalDate date, String time, int practitioner, int room) {
    var fields = new HashMap<String, String>();
    fields.put("date.day", String.valueOf(date.getDayOfMonth()));
    fields.put("date.month", String.valueOf(date.getMonthValue()));
    fields.put("date.year", String.valueOf(date.getYear()));
    fields.put("time", time);
    fields.put("minutes", "40");
    fields.put("practitioner", house.practitioners().get(practitioner).toString());
    fields.put("room", house.rooms().get(room).id().toString());
    fields.put("purpose", "Neck, first visit");
    return fields;
  }

  private String bookings(int patient) {
    return "/patients/" + house.patients().get(patient) + "/bookings";
  }

  private Visitor.Answer book(int patient, Map<String, String> fields) {
    return desk.post(bookings(patient) + "/new", bookings(patient), fields);
  }

  private String booked(int patient, Map<String, String> fields) {
    var answer = book(patient, fields);
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    return answer.location().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
  }

  @Test
  void theDeskBooksFromTheDiaryAndReadsItThere() {
    var day = "/diary?clinic=" + house.clinics().getFirst().id() + "&date=" + house.date();
    var before = page(desk.get(day));
    var free = before.select("td.free a").first().attr("href");
    var whom = page(desk.get(free + "&q=Otto"));
    var form = whom.select(".work a.go").first().attr("href");
    assertThat(page(desk.get(form)).select("#time").val()).isEqualTo("08:00");
    var one = booked(0, typed(house.date(), "09.20", 0, 0));
    assertThat(page(desk.get(one)).text()).contains("09:20 to 10:00", "Neck, first visit");
    var after = page(desk.get(day));
    assertThat(after.select("td.b").text()).contains("Mustermann, Marta", "Booked");
    assertThat(after.select("td[data-l=Lee Demoson]").text()).contains("Free");
    var rooms = page(desk.get(day + "&by=room"));
    assertThat(rooms.select("td.b[data-l=1]").text()).contains("Kim Demoson");
    var week = day.replace("/diary?", "/diary/week?");
    assertThat(page(desk.get(week)).text()).contains("1 booked", "Mustermann, Marta");
    assertThat(page(desk.get("/patients/" + house.patients().get(0) + "/visits")).text())
        .contains("09:20 to 10:00, with Kim Demoson");
  }

  @Test
  void takenTimeIsAnsweredAtTheFieldAndNothingTypedIsLost() {
    booked(0, typed(house.date(), "09:20", 0, 0));
    var answer = book(1, typed(house.date(), "09:40", 0, 1));
    assertThat(answer.status()).isEqualTo(409);
    var form = page(answer);
    assertThat(form.select("#practitioner-error").text())
        .contains("Kim Demoson has Mustermann, Marta then: 09:20 to 10:00, 1");
    assertThat(form.select("#time").val()).isEqualTo("09:40");
    assertThat(form.select("#purpose").val()).isEqualTo("Neck, first visit");
    assertThat(form.select("#room option[selected]").val())
        .isEqualTo(house.rooms().get(1).id().toString());
    assertThat(form.text()).contains("Kim Demoson is free that day at");
    assertThat(page(book(1, typed(house.date(), "09:40", 1, 0))).select("#room-error").text())
        .contains("1 is taken then");
    assertThat(page(book(0, typed(house.date(), "09:40", 1, 1))).select("#time-error").text())
        .contains("This patient has a visit then");
  }

  @Test
  void aMoveOntoTakenTimeIsAnsweredAtTheFieldAndAFreeOneIsDone() {
    booked(0, typed(house.date(), "09:20", 0, 0));
    var one = booked(1, typed(house.date(), "10:00", 0, 0));
    var fields = typed(house.date(), "09:30", 0, 0);
    fields.put("version", "1");
    var taken = desk.post(one, one + "/move", fields);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(page(taken).select("#time").val()).isEqualTo("09:30");
    assertThat(page(taken).select("#practitioner-error").text()).contains("09:20 to 10:00");
    fields.put("time", "11:00");
    assertThat(desk.post(one, one + "/move", fields).status()).isEqualTo(302);
    assertThat(page(desk.get(one)).text()).contains("11:00 to 11:40");
    var stale = typed(house.date(), "12:00", 0, 0);
    stale.put("version", "1");
    assertThat(page(desk.post(one, one + "/move", stale)).select("#time-error").text())
        .contains("moved it meanwhile");
    assertThat(desk.post(one, one + "/cancel", Map.of("cancel-why", "Ill")).status())
        .isEqualTo(302);
    assertThat(page(desk.get(one)).text()).contains("Cancelled", "Ill", "Let it stand again");
    assertThat(desk.post(one, one + "/again", Map.of()).status()).isEqualTo(302);
    assertThat(desk.post(one, one + "/missed", Map.of()).body()).contains("has not begun yet");
  }

  @Test
  void theFormSaysWhatIsMissingAndWhatCannotBe() {
    var nothing = page(book(0, Map.of()));
    assertThat(nothing.select(".errsum a").eachAttr("href"))
        .contains("#date", "#time", "#minutes", "#practitioner", "#room");
    assertThat(page(book(0, typed(house.date(), "25:00", 0, 0))).select("#time-error").text())
        .contains("00:00 to 23:59");
    var long_ = typed(house.date(), "09:00", 0, 0);
    long_.put("minutes", "4000");
    assertThat(page(book(0, long_)).select("#minutes-error").text()).contains("5 to 480");
  }

  @Test
  void aTimeTheClockSkipsIsRefusedAndOneShownTwiceIsAskedAbout() {
    var zone = TwoClinics.ZONES.getFirst();
    var forward = change(zone, true);
    var never = page(book(0, typed(forward, "02:30", 0, 0)));
    assertThat(never.select("#time-error").text())
        .contains("There is no 02:30", "from 02:00 straight to 03:00");
    var back = change(zone, false);
    var fields = typed(back, "02:30", 0, 0);
    fields.put("outside", "yes");
    var asked = page(book(0, fields));
    assertThat(asked.select("#which input").eachAttr("value")).containsExactly("first", "second");
    assertThat(asked.select("#which .err").text()).contains("twice");
    fields.put("which", "second");
    var one = booked(0, fields);
    assertThat(page(desk.get(one)).text()).contains("02:30, the second to 03:10");
    fields.put("which", "first");
    var first = booked(0, fields);
    assertThat(page(desk.get(first)).text()).contains("02:30, the first to 02:10, the second");
  }

  private LocalDate change(ZoneId zone, boolean gap) {
    var at = house.now();
    while (true) {
      var next = zone.getRules().nextTransition(at);
      if (next.isGap() == gap) {
        return next.getDateTimeBefore().toLocalDate();
      }
      at = next.getInstant();
    }
  }

  @Test
  void timeOutsideHoursIsAskedAboutAndAnAbsenceIsShown() {
    clinic.asClinician(
        () -> {
          house.works(0, 0, "09:00", "12:00");
          return null;
        });
    var late = typed(house.date(), "15:00", 0, 0);
    var asked = page(book(0, late));
    assertThat(asked.text()).contains("Kim Demoson works 09:00 to 12:00");
    assertThat(asked.select("#outside")).hasSize(1);
    late.put("outside", "yes");
    booked(0, late);
    var away = new HashMap<String, String>();
    away.put("whom", "person:" + house.practitioners().getFirst());
    for (var end : List.of("from", "until")) {
      away.put(end + ".day", String.valueOf(house.date().getDayOfMonth()));
      away.put(end + ".month", String.valueOf(house.date().getMonthValue()));
      away.put(end + ".year", String.valueOf(house.date().getYear()));
    }
    away.put("words", "Course");
    assertThat(desk.post("/diary/hours", "/diary/absences", away).status()).isEqualTo(302);
    var page = page(desk.get("/diary/hours"));
    assertThat(page.text()).contains("Course", "1 visit booked in it");
    assertThat(page(book(1, typed(house.date(), "10:00", 0, 0))).text())
        .contains("Kim Demoson is away (Course)");
    var day = "/diary?clinic=" + house.clinics().getFirst().id() + "&date=" + house.date();
    assertThat(page(desk.get(day)).text()).contains("Course", "Away by now: move it");
    var back = page.select("form[action*=take-back]").attr("action");
    assertThat(desk.post("/diary/hours", back, Map.of()).status()).isEqualTo(302);
    booked(1, typed(house.date(), "10:00", 0, 0));
    away.put("until-time", "never");
    assertThat(page(desk.post("/diary/hours", "/diary/absences", away)).select("#words").val())
        .isEqualTo("Course");
  }

  @Test
  void aManagerWritesHoursAndNobodyElseReadsPatientsThere() {
    var manager = signedIn(clinic.manager());
    var form =
        "/diary/hours/" + house.practitioners().getFirst() + "/" + house.clinics().getFirst().id();
    var bad = manager.post(form, form, Map.of("hours.MONDAY", "early"));
    assertThat(page(bad).select("[id=hours.MONDAY-error]").text()).contains("08:00-12:00");
    assertThat(manager.post(form, form, Map.of("hours.MONDAY", "08:00-12:00")).status())
        .isEqualTo(302);
    assertThat(page(manager.get("/diary/hours")).text()).contains("Monday 08:00 to 12:00");
    assertThat(manager.get("/diary").status()).isEqualTo(403);
  }

  private Enquiry enquiry() {
    return clinic.asClinician(
        () ->
            enquiries.receive(
                Ids.next(),
                new Enquiries.Wish.For(house.clinics().getFirst()),
                new Enquiry.Question("My heel hurts.", "", "", List.of(), Set.of()),
                new Enquiry.Reach(Enquiry.Way.CALL, "Anna Minta", "", "030 555", "mornings")));
  }

  @Test
  void aQuestionBecomesAPatientWithAVisitInOneStep() {
    var enquiry = enquiry();
    var clinician = signedIn(clinic.clinician());
    var question = page(clinician.get("/worklist/enquiries/" + enquiry.id()));
    var form = question.select("a[href^=/diary/enquiries/]").attr("href");
    var blank = page(clinician.get(form));
    assertThat(blank.select("#given").val()).isEqualTo("Anna");
    var fields = typed(house.date(), "09:20", 0, 0);
    fields.put("submission", blank.select("[name=submission]").val());
    fields.put("person", blank.select("[name=person]").val());
    fields.put("given", "Anna");
    fields.put("family", "Minta");
    fields.put("phone", "030 555");
    fields.put("sex", "FEMALE");
    assertThat(page(clinician.post(form, form, fields)).text())
        .contains("The birth date is missing");
    fields.putAll(Map.of("born.day", "6", "born.month", "6", "born.year", "1994"));
    booked(0, typed(house.date(), "09:20", 0, 0));
    var taken = clinician.post(form, form, fields);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(page(taken).select("#given").val()).isEqualTo("Anna");
    assertThat(found("Minta")).as("no visit, no patient").isZero();
    fields.put("time", "10:00");
    for (int twice = 0; twice < 2; twice++) {
      assertThat(clinician.post(form, form, fields).status()).isEqualTo(302);
    }
    assertThat(found("Minta")).isEqualTo(1);
    var item = clinic.asClinician(() -> worklist.find(enquiry.id())).orElseThrow();
    assertThat(item.closed().words()).contains("Booked", "10:00 to 10:40", "with Kim Demoson");
    assertThat(page(clinician.get("/worklist/enquiries/" + enquiry.id())).text())
        .contains("What became of it", "10:00 to 10:40");
  }

  private long found(String family) {
    return clinic.asClinician(
        () ->
            patients.search(family).stream()
                .filter(p -> p.identity().name().family().equals(family))
                .count());
  }

  @Test
  void whatTheDeskBooksForAQuestionStaysAClinicians() {
    var enquiry = enquiry();
    var page = bookings(0) + "/new?enquiry=" + enquiry.id();
    assertThat(page(desk.get(page)).text()).contains(enquiry.reference());
    var fields = typed(house.date(), "09:20", 0, 0);
    fields.put("enquiry", enquiry.id().toString());
    assertThat(desk.post(page, bookings(0), fields).status()).isEqualTo(302);
    var item = clinic.asClinician(() -> worklist.find(enquiry.id())).orElseThrow();
    assertThat(item.closed()).isNull();
    assertThat(page(desk.get(item.path())).text()).contains("What became of it");
  }

  @Test
  void whoArrivesIsExpectedNoMoreAndInTheHouse() {
    var now = house.now().atZone(TwoClinics.ZONES.getFirst());
    var wish =
        new BookingWish(
            house.place(0, 0, 0), Slot.of(now.toInstant(), Duration.ofMinutes(40)), "", true);
    UUID id = Ids.next();
    clinic.asClinician(() -> diary.book(house.patients().get(0), wish, id, null));
    var one = bookings(0) + "/" + id;
    assertThat(page(desk.get(one)).text()).contains("The patient did not come");
    assertThat(desk.post(one, one + "/arrive", Map.of()).location()).endsWith("/visits");
    var at = "?clinic=" + house.clinics().getFirst().id();
    assertThat(page(desk.get("/today" + at)).text()).contains("Mustermann, Marta");
    var day = "/diary" + at;
    assertThat(page(desk.get(day)).select("td.b").text()).contains("Arrived");
    assertThat(page(desk.get(one)).select("form[action$=/move]")).isEmpty();
    assertThat(desk.get(bookings(1) + "/" + id).status()).isEqualTo(404);
  }
}
