package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;

class DiaryTest extends ClinicTest {
  @Autowired Diary diary;
  @Autowired Hours hours;
  @Autowired Visits visits;
  @Autowired ApplicationContext beans;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  private TwoClinics house;

  @BeforeEach
  void aHouse() {
    house = clinic.asClinician(() -> TwoClinics.open(beans));
  }

  private Booking done(BookingAnswer answer) {
    assertThat(answer).isInstanceOf(BookingAnswer.Done.class);
    return ((BookingAnswer.Done) answer).booking();
  }

  private BookingAnswer book(int patient, int practitioner, int room, String at) {
    return diary.book(
        house.patients().get(patient),
        new BookingWish(house.place(0, practitioner, room), house.slot(at, 40), "", true),
        Ids.next(),
        null);
  }

  @Test
  void nobodyAndNoRoomIsPromisedTwice() {
    clinic.asClinician(
        () -> {
          var first = done(book(0, 0, 0, "09:00"));
          assertThat(book(1, 0, 1, "09:20")).isEqualTo(taken(first, Clash.Shared.PRACTITIONER));
          assertThat(book(1, 1, 0, "08:30")).isEqualTo(taken(first, Clash.Shared.ROOM));
          assertThat(book(0, 1, 1, "09:39")).isEqualTo(taken(first, Clash.Shared.PATIENT));
          assertThat(book(0, 0, 0, "09:00"))
              .isEqualTo(
                  taken(first, Clash.Shared.PATIENT, Clash.Shared.PRACTITIONER, Clash.Shared.ROOM));
          done(book(1, 1, 1, "09:00"));
          done(book(0, 0, 0, "09:40"));
          return null;
        });
  }

  private static BookingAnswer taken(Booking has, Clash.Shared... shared) {
    return new BookingAnswer.Taken(List.of(new Clash(has, List.of(shared))));
  }

  @Test
  void theDatabaseItselfRefusesWhatPassedTheLock() {
    var booking = clinic.asClinician(() -> done(book(0, 0, 0, "09:00")));
    for (var shared : List.of("practitioner_id", "room_id", "patient_id")) {
      assertThatThrownBy(() -> clinic.asClinician(() -> copy(booking, shared)))
          .as(shared)
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("booked_once");
    }
  }

  /** A row beside the diary, at the same time, that shares one column with a booking. */
  private int copy(Booking booking, String shared) {
    var other = house.place(0, 1, 1);
    return transaction.execute(
        status ->
            jdbc.sql(
                    """
                    insert into booking (id, patient_id, clinic_id, room_id, practitioner_id,
                      starts_at, ends_at, purpose, status, why, booked_at, version)
                    values (?, ?, ?, ?, ?, ?, ?, '', 'BOOKED', '', ?, 1)
                    """)
                .param(Ids.next())
                .param(shared.equals("patient_id") ? booking.patientId() : house.patients().get(1))
                .param(other.clinicId())
                .param(shared.equals("room_id") ? booking.place().roomId() : other.roomId())
                .param(
                    shared.equals("practitioner_id")
                        ? booking.place().practitionerId()
                        : other.practitionerId())
                .param(at(booking.slot().from().plusSeconds(60)))
                .param(at(booking.slot().until().plusSeconds(60)))
                .param(at(booking.bookedAt()))
                .update());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  @Test
  void theSameFormTwiceIsOneBooking() {
    clinic.asClinician(
        () -> {
          var wish = new BookingWish(house.place(0, 0, 0), house.slot("09:00", 40), "Neck", true);
          var id = Ids.next();
          var once = done(diary.book(house.patients().get(0), wish, id, null));
          assertThat(done(diary.book(house.patients().get(0), wish, id, null))).isEqualTo(once);
          assertThat(diary.book(house.patients().get(1), wish, id, null))
              .isInstanceOf(BookingAnswer.Refused.class);
          assertThat(diary.of(house.patients().get(0))).containsExactly(once);
          return null;
        });
  }

  @Test
  void aMoveOntoTakenTimeLeavesEverythingWhereItWas() {
    clinic.asClinician(
        () -> {
          var first = done(book(0, 0, 0, "09:00"));
          var second = done(book(1, 0, 0, "10:00"));
          var there = new BookingWish(second.place(), house.slot("09:20", 40), "", true);
          assertThat(diary.move(second.id(), 1, there))
              .isEqualTo(taken(first, Clash.Shared.PRACTITIONER, Clash.Shared.ROOM));
          assertThat(diary.find(second.id())).contains(second);
          var later = new BookingWish(second.place(), house.slot("10:20", 40), "", true);
          var moved = done(diary.move(second.id(), 1, later));
          assertThat(moved.slot()).isEqualTo(later.slot());
          assertThat(done(diary.move(second.id(), 1, later))).isEqualTo(moved);
          assertThat(diary.move(second.id(), 1, there)).isEqualTo(new BookingAnswer.Changed(moved));
          done(book(2, 0, 0, "09:40"));
          return null;
        });
  }

  @Test
  void whatIsCancelledIsFreeAndStandsAgainOnlyWhileItIs() {
    clinic.asClinician(
        () -> {
          var first = done(book(0, 0, 0, "09:00"));
          assertThat(diary.missed(first.id(), "")).isInstanceOf(BookingAnswer.Refused.class);
          var gone = done(diary.cancel(first.id(), "Ill"));
          assertThat(gone.status()).isEqualTo(Booking.Status.CANCELLED);
          assertThat(diary.cancel(first.id(), "twice")).isEqualTo(new BookingAnswer.Done(gone));
          assertThat(diary.arrive(first.id(), Ids.next()))
              .isInstanceOf(BookingAnswer.Refused.class);
          var second = done(book(1, 0, 0, "09:00"));
          assertThat(diary.again(first.id()))
              .isEqualTo(taken(second, Clash.Shared.PRACTITIONER, Clash.Shared.ROOM));
          done(diary.cancel(second.id(), ""));
          assertThat(done(diary.again(first.id())).why()).isEmpty();
          return null;
        });
  }

  @Test
  void whoArrivesIsInTheHouseWithWhatWasBooked() {
    clinic.asClinician(
        () -> {
          var now = house.now();
          var soon = Slot.of(now, Duration.ofMinutes(40));
          var patient = house.patients().get(0);
          var booking =
              done(
                  diary.book(
                      patient,
                      new BookingWish(house.place(0, 0, 0), soon, "", true),
                      Ids.next(),
                      null));
          var arrived = done(diary.arrive(booking.id(), Ids.next()));
          var visit = visits.currentOf(patient).orElseThrow();
          assertThat(arrived.visitId()).isEqualTo(visit.id());
          assertThat(visit.bookings()).containsExactly(booking.id());
          assertThat(visit.practitionerId()).isEqualTo(booking.place().practitionerId());
          assertThat(diary.cancel(booking.id(), "")).isInstanceOf(BookingAnswer.Refused.class);
          assertThat(visits.mistaken(visit.id())).isInstanceOf(Visits.Step.Done.class);
          assertThat(diary.find(booking.id()).orElseThrow().status())
              .isEqualTo(Booking.Status.BOOKED);
          var missed = done(diary.missed(booking.id(), "No answer by phone"));
          assertThat(missed.stands()).isFalse();
          done(diary.again(booking.id()));
          done(diary.arrive(booking.id(), Ids.next()));
          return null;
        });
  }

  @Test
  void nobodyArrivesOnAnotherDay() {
    clinic.asClinician(
        () -> {
          var booking = done(book(0, 0, 0, "09:00"));
          assertThat(diary.arrive(booking.id(), Ids.next()))
              .isInstanceOf(BookingAnswer.Refused.class);
          assertThat(visits.currentOf(house.patients().get(0))).isEmpty();
          return null;
        });
  }

  @Test
  void hoursAreAskedAboutAndAbsencesStandInTheWay() {
    clinic.asClinician(
        () -> {
          var place = house.place(0, 0, 0);
          house.works(0, 0, "09:00", "12:00");
          var patient = house.patients().get(0);
          var early = new BookingWish(place, house.slot("08:30", 40), "", false);
          assertThat(diary.book(patient, early, Ids.next(), null))
              .isEqualTo(new BookingAnswer.OutsideHours("09:00 to 12:00"));
          var within = new BookingWish(place, house.slot("11:20", 40), "", false);
          var kept = done(diary.book(patient, within, Ids.next(), null));
          var of = new Absence.Of.Person(place.practitionerId());
          var id = Ids.next();
          assertThat(hours.away(id, of, house.slot("11:00", 60), "Course", clinic.frontDesk()))
              .containsExactly(kept);
          var other = house.patients().get(1);
          var meant = new BookingWish(place, house.slot("11:00", 20), "", true);
          assertThat(diary.book(other, meant, Ids.next(), null))
              .isInstanceOf(BookingAnswer.Away.class);
          hours.takeBack(id);
          done(diary.book(other, meant, Ids.next(), null));
          var closed = new Absence.Of.WholeClinic(place.clinicId());
          hours.away(Ids.next(), closed, house.slot("14:00", 60), "Closed", clinic.frontDesk());
          assertThat(book(2, 1, 1, "14:30")).isInstanceOf(BookingAnswer.Away.class);
          return null;
        });
  }

  @Test
  void somebodyWithHoursElsewhereOnlyIsAskedAboutHere() {
    clinic.asClinician(
        () -> {
          house.works(0, 0, "09:00", "12:00");
          var there = new BookingWish(house.place(1, 0, 2), house.slot("10:00", 40), "", false);
          assertThat(diary.book(house.patients().get(0), there, Ids.next(), null))
              .isEqualTo(new BookingAnswer.OutsideHours("not that day"));
          return null;
        });
  }

  @Test
  void whatMakesNoSenseIsRefusedWithWords() {
    clinic.asClinician(
        () -> {
          assertThat(
                  refused(new BookingWish(house.place(0, 0, 2), house.slot("09:00", 40), "", true)))
              .contains("room");
          var place = house.place(0, 0, 0);
          assertThat(refused(new BookingWish(place, house.slot("09:00", 500), "", true)))
              .contains("480");
          var past = Slot.of(house.now().minus(Duration.ofDays(1)), Duration.ofMinutes(40));
          assertThat(refused(new BookingWish(place, past, "", true))).contains("over");
          var far = Slot.of(house.now().plus(Duration.ofDays(900)), Duration.ofMinutes(40));
          assertThat(refused(new BookingWish(place, far, "", true))).contains("year");
          return null;
        });
  }

  private String refused(BookingWish wish) {
    var answer = diary.book(house.patients().get(0), wish, Ids.next(), null);
    assertThat(answer).isInstanceOf(BookingAnswer.Refused.class);
    return ((BookingAnswer.Refused) answer).reason();
  }

  @Test
  void oneGroupsDiaryDoesNotHinderAnothers() {
    clinic.asClinician(() -> done(book(0, 0, 0, "09:00")));
    var other = fixtures.newClinic();
    other.asClinician(
        () -> {
          var theirs = TwoClinics.open(beans);
          var wish = new BookingWish(theirs.place(0, 0, 0), theirs.slot("09:00", 40), "", true);
          done(diary.book(theirs.patients().get(0), wish, Ids.next(), null));
          assertThat(diary.in(new LocalTimes(ZoneOffset.UTC).day(LocalDate.now(theirs.clock()))))
              .isEmpty();
          return null;
        });
  }

  @Test
  void theDayAtAClinicHoldsWhatReachesIntoIt() {
    clinic.asClinician(
        () -> {
          var day = new LocalTimes(TwoClinics.ZONES.getFirst()).day(house.date());
          var last =
              done(
                  diary.book(
                      house.patients().get(0),
                      new BookingWish(
                          house.place(0, 0, 0),
                          Slot.of(day.until().minusSeconds(600), Duration.ofMinutes(40)),
                          "",
                          true),
                      Ids.next(),
                      null));
          assertThat(diary.in(day)).containsExactly(last);
          assertThat(
                  diary.in(
                      new LocalTimes(TwoClinics.ZONES.getFirst()).day(house.date().plusDays(1))))
              .containsExactly(last);
          return null;
        });
  }
}
