package org.tautband.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Slot;
import org.tautband.database.Ids;
import org.tautband.episodes.Discharge;
import org.tautband.needling.Start;

/** Nothing is sent to somebody who has died, and nobody is asked to call. */
class DiedTest extends FollowUpTest {
  private static final Duration DAY = Duration.ofHours(24);

  @Autowired RecurrenceAsking later;
  @Autowired Recurrences recurrences;
  @Autowired Diary diary;

  private Visitor.Answer save(UUID patient, Map<String, String> change) {
    var visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    var page = "/patients/" + patient + "/details";
    var fields = new HashMap<String, String>();
    for (var input : Jsoup.parse(visitor.get(page).body()).select("main form [name]")) {
      boolean off = input.attr("type").equals("checkbox") && !input.hasAttr("checked");
      var chosen = input.select("option[selected]").val();
      if (!off) fields.put(input.attr("name"), chosen.isEmpty() ? input.val() : chosen);
    }
    fields.putAll(change);
    return visitor.post(page, page, fields);
  }

  private void died(UUID patient) {
    assertThat(save(patient, Map.of("dead", "yes")).status()).isEqualTo(302);
  }

  @Test
  void whoHasDiedIsNotAskedAndNobodyCalls() {
    var patient = patientWith("gone@patients.example");
    var asked = patientWith("asked@patients.example");
    var at = justNow();
    needled(patient, UPPER_BACK, at);
    needled(asked, CALF, at);
    assertThat(askAt(at.plus(DAY).minusSeconds(1))).isZero();
    died(patient);
    askAt(at.plus(DAY).plusSeconds(1));
    assertThat(checkIns(patient).getFirst().state()).isEqualTo(CheckIn.State.CANCELLED);
    assertThat(checkIns(asked).getFirst().state()).isEqualTo(CheckIn.State.ASKED);
    died(asked);
    askAt(at.plus(DAY.multipliedBy(5)));
    assertThat(open(patient)).isEmpty();
    assertThat(open(asked)).as("silence of somebody who died meanwhile").isEmpty();
    assertThat(answer(asked, SORE).body()).as("the record may be wrong").contains("Thank you");
  }

  @Test
  void halfAYearLaterNobodyIsAskedEither() {
    var patient = patientWith("later@patients.example");
    var episode = planned(patient, PLACES);
    as(
        () ->
            episodes.discharge(
                episode, new Discharge(today(), Discharge.Outcome.GOALS_REACHED, "All well")));
    died(patient);
    as(() -> later.askDue(clock.instant().plus(Duration.ofDays(190))));
    assertThat(as(() -> recurrences.of(patient, episode.id())).question().state())
        .isEqualTo(RecurrenceQuestion.State.NOT_ASKED);
    assertThat(open(patient)).isEmpty();
  }

  @Test
  void noVisitIsBookedAndNoSessionStarted() {
    died(patientId);
    var room = as(() -> clinics.rooms(clinicId)).getFirst().id();
    var slot = Slot.of(clock.instant().plus(DAY), Duration.ofMinutes(30));
    var wish =
        new BookingWish(new Booking.Place(clinicId, room, practitionerId), slot, "Neck", true);
    assertThat(as(() -> diary.book(patientId, wish, Ids.next(), null)))
        .isInstanceOf(BookingAnswer.Refused.class);
    assertThat(as(() -> sessions.start(wanted(productId))))
        .isInstanceOfSatisfying(
            Start.Refused.class,
            refused -> assertThat(refused.reasons().getFirst().code()).isEqualTo("patient-died"));
  }

  @Test
  void theBarSaysItAndAMistakeIsTakenBack() {
    var visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    var day = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(3);
    var typed =
        Map.of(
            "dead", "yes",
            "died.day", String.valueOf(day.getDayOfMonth()),
            "died.month", String.valueOf(day.getMonthValue()),
            "died.year", String.valueOf(day.getYear()));
    assertThat(save(patientId, typed).status()).isEqualTo(302);
    var page = "/patients/" + patientId + "/details";
    assertThat(visitor.get(page).body()).contains("Died on " + day.getDayOfMonth() + " ");
    var wrong = new HashMap<>(typed);
    wrong.put("died.year", "3026");
    assertThat(save(patientId, wrong).body()).contains("The day of death lies in the future");
    assertThat(
            save(patientId, Map.of("dead", "", "died.day", "", "died.month", "", "died.year", ""))
                .status())
        .isEqualTo(302);
    assertThat(visitor.get(page).body()).doesNotContain("Died on");
  }
}
