package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Actor;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Slot;
import org.tautband.database.Ids;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.needling.NeedlingTest;
import org.tautband.worklist.Preparations;

/** The day: who is booked, what would refuse a start, and what needs somebody first. */
class TodayTest extends NeedlingTest {
  @Autowired Diary diary;
  @Autowired Incidents incidents;
  @Autowired Preparations preparations;

  private Booking booked() {
    var room = as(() -> clinics.rooms(clinicId)).getFirst();
    var from = clock.instant().minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MINUTES);
    var wish =
        new BookingWish(
            new Booking.Place(clinicId, room.id(), practitionerId),
            Slot.of(from, Duration.ofMinutes(40)),
            "Neck, first visit",
            true);
    return ((BookingAnswer.Done) as(() -> diary.book(patientId, wish, Ids.next(), null))).booking();
  }

  private Document today(Actor who) {
    var visitor = new Visitor(base());
    visitor.signIn(who.login(), Fixtures.PASSWORD);
    return Jsoup.parse(visitor.get("/today?clinic=" + clinicId).body());
  }

  @Test
  void aBookedPatientStandsThereWithWhatWouldRefuseAStartAndWhereItIsMended() {
    booked();
    var row = today(kim).select("table.today tbody tr").first();
    assertThat(row.text()).contains("Probe", "born 14 Mar 1984", "My neck hurts", "Booked");
    assertThat(row.select("td a[href*=/screening]").text()).contains("Screening");
    assertThat(row.text()).contains("Screening has not been done", "Consent");
    prepare();
    assertThat(today(kim).select("table.today").text()).contains("No open point before needling");
  }

  @Test
  void theDeskReadsIdentityAndWhatIsMissingAndNothingClinical() {
    booked();
    as(
        () ->
            incidents.record(
                Ids.next(),
                new Incident.Telling(
                    new Incident.About(patientId, null, null),
                    Incident.Kind.HARM_SEEN,
                    clock.instant(),
                    new Incident.Account("A large bruise", "", "", "", ""))));
    assertThat(today(kim).text()).contains("A large bruise", "Open incident");
    var desk = today(clinic.frontDesk());
    assertThat(desk.select("table.today").text())
        .contains("Probe", "born 14 Mar 1984", "Screening: 1 open point", "with Kim Demoson");
    assertThat(desk.text())
        .doesNotContain("My neck hurts", "A large bruise", "Screening has not been done");
  }

  @Test
  void aColleaguesPatientIsOneLinkAway() {
    booked();
    superUser.execute(
        "update account set practitioner_id = '%s' where id = '%s'"
            .formatted(Ids.next(), kim.accountId()));
    var visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    assertThat(visitor.get("/today?clinic=" + clinicId).body()).contains("Nobody is booked");
    assertThat(visitor.get("/today?of=everybody&clinic=" + clinicId).body())
        .contains("with Kim Demoson");
  }

  @Test
  void theGuidedSessionIsOfTheDemonstrationOnly() {
    var guided = new GuidedSession(false, patients, preparations, sessions, clock);
    assertThat(as(() -> guided.of(kim))).isEmpty();
  }

  @Test
  void theGuidedSessionLeadsToTheNextStepThatTheRecordMisses() {
    as(
        () ->
            patients.register(
                org.tautband.patients.Identity.of(
                    "Robin",
                    "Sample",
                    java.time.LocalDate.of(1968, 4, 30),
                    org.tautband.patients.Sex.OTHER),
                Ids.next()));
    var guided = new GuidedSession(true, patients, preparations, sessions, clock);
    var steps = as(() -> guided.of(kim)).orElseThrow().steps();
    assertThat(steps.getLast().done()).isFalse();
    assertThat(steps.stream().filter(step -> step.path() != null)).hasSize(1);
  }
}
