package org.tautband.shell.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.bookings.Absence;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Hours;
import org.tautband.bookings.Slot;
import org.tautband.bookings.Visits;
import org.tautband.bookings.WorkingHours;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Room;
import org.tautband.database.Ids;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/**
 * A day's diary of the two clinics, in two time zones, and some of the days after it. People work
 * every day of the week: the demonstration is opened on any.
 */
@Component
class DemoDiary {
  private static final Duration VISIT = Duration.ofMinutes(40);
  private final Diary diary;
  private final Hours hours;
  private final Visits visits;
  private final Patients patients;
  private final Clock clock;

  DemoDiary(Diary diary, Hours hours, Visits visits, Patients patients, Clock clock) {
    this.diary = diary;
    this.hours = hours;
    this.visits = visits;
    this.patients = patients;
    this.clock = clock;
  }

  /** People who have a visit booked and nothing else on their record. */
  private enum Expected {
    PETRA("Petra", "Probe", 1970, "11:20", "Hip, review"),
    TONI("Toni", "Testowicz", 1999, "13:00", "Thigh, first visit"),
    AYSE("Ayşe", "Örnek", 1981, "13:40", "Exercise, 2 of 6"),
    JANA("Jana", "Vzor", 1965, "14:20", "Heel, 5 of 5"),
    SAM("Sam", "Prøve", 1992, "15:40", "Wrist, 2 of 3");

    private final String given;
    private final String family;
    private final int born;
    private final String at;
    private final String purpose;

    Expected(String given, String family, int born, String at, String purpose) {
      this.given = given;
      this.family = family;
      this.born = born;
      this.at = at;
      this.purpose = purpose;
    }
  }

  /**
   * When and with whom the people of the demonstration's stories are booked; the others walk in.
   */
  private record Promised(String at, boolean withLee, int room, String purpose) {}

  private static final Map<DemoPerson, Promised> STORIES =
      new EnumMap<>(
          Map.of(
              DemoPerson.ROBIN, new Promised("08:00", false, 0, "Shoulder blade, third visit"),
              DemoPerson.ANA, new Promised("08:40", false, 0, "Temple, first visit"),
              DemoPerson.OTTO, new Promised("09:20", false, 0, "Back, second visit"),
              DemoPerson.MARTA, new Promised("10:00", false, 0, "Elbow, review"),
              DemoPerson.ERIKA, new Promised("10:00", true, 1, "Temple, 2 of 4"),
              DemoPerson.JAN, new Promised("10:40", true, 1, "Shoulder, first visit")));

  /** Writes hours down and promises a day that is still ahead. */
  Map<DemoPerson, UUID> promise(Map<DemoPerson, UUID> people, DemoHouse house, Duration ahead) {
    house(house);
    var date =
        LocalDate.ofInstant(clock.instant(), house.riverside().zone()).plusDays(ahead.toDays());
    var promised = new EnumMap<DemoPerson, UUID>(DemoPerson.class);
    STORIES.forEach(
        (person, p) ->
            promised.put(
                person,
                book(
                    Objects.requireNonNull(people.get(person)),
                    p.withLee() ? house.lee() : house.kim(),
                    house.riverside(),
                    house.riversideRooms().get(p.room()),
                    new When(date, p.at()),
                    p.purpose())));
    promised.put(
        DemoPerson.LUCA,
        book(
            Objects.requireNonNull(people.get(DemoPerson.LUCA)),
            house.lee(),
            house.hillside(),
            house.hillsideRooms().getFirst(),
            new When(date, "08:40"),
            "Back, 3 of 6"));
    expect(house, date);
    return promised;
  }

  private record When(LocalDate date, String time) {}

  private void expect(DemoHouse house, LocalDate date) {
    var all = new ArrayList<UUID>();
    for (var person : Expected.values()) {
      var identity =
          Identity.of(person.given, person.family, LocalDate.of(person.born, 7, 7), Sex.UNKNOWN);
      var id = patients.register(identity, Ids.next()).id();
      all.add(id);
      var lee = person.ordinal() % 2 == 0;
      book(
          id,
          lee ? house.lee() : house.kim(),
          house.riverside(),
          house.riversideRooms().get(lee ? 1 : 0),
          new When(date, person.at),
          person.purpose);
    }
    cancelled(house, date, all.getFirst());
    later(house, date, all);
  }

  private void cancelled(DemoHouse house, LocalDate date, UUID patient) {
    var when = new When(date, "16:20");
    var riverside = house.riverside();
    var id = book(patient, house.lee(), riverside, house.riversideRooms().get(1), when, "Hip");
    diary.cancel(id, "Called: a cold");
  }

  /** Some of the days after it, so that the week has something to show. */
  private void later(DemoHouse house, LocalDate date, List<UUID> people) {
    for (int day = 1; day <= 5; day++) {
      for (int n = 0; n < people.size() - day % 3; n++) {
        var at = LocalTime.of(10, 0).plusMinutes(40L * (n + day));
        book(
            people.get(n),
            n % 2 == 0 ? house.kim() : house.lee(),
            house.riverside(),
            house.riversideRooms().get(n % 2),
            new When(date.plusDays(day), at.toString()),
            "");
      }
    }
  }

  /** Who was promised the day arrives by it, the others as they come. */
  void arrive(UUID patient, UUID clinic, UUID booking) {
    if (!(diary.arrive(booking, Ids.next()) instanceof BookingAnswer.Done)) {
      visits.arrive(patient, clinic, Ids.next());
    }
  }

  private UUID book(UUID patient, Actor with, Clinic clinic, Room room, When when, String purpose) {
    var from = when.date().atTime(LocalTime.parse(when.time())).atZone(clinic.zone()).toInstant();
    var who = Objects.requireNonNull(with.practitionerId());
    var place = new Booking.Place(clinic.id(), room.id(), who);
    var wish = new BookingWish(place, Slot.of(from, VISIT), purpose, true);
    return switch (diary.book(patient, wish, Ids.next(), null)) {
      case BookingAnswer.Done done -> done.booking().id();
      case BookingAnswer.Taken no -> throw notBooked(no);
      case BookingAnswer.Away no -> throw notBooked(no);
      case BookingAnswer.OutsideHours no -> throw notBooked(no);
      case BookingAnswer.Refused no -> throw notBooked(no);
      case BookingAnswer.Changed no -> throw notBooked(no);
    };
  }

  private static IllegalStateException notBooked(BookingAnswer answer) {
    return new IllegalStateException("The demonstration's diary contradicts itself: " + answer);
  }

  private void house(DemoHouse house) {
    hours(house.kim(), house.riverside(), "08:00-12:00, 13:00-17:00");
    hours(house.lee(), house.riverside(), "10:00-18:00");
    hours(house.lee(), house.hillside(), "08:00-10:00");
    var zone = house.riverside().zone();
    var soon = LocalDate.ofInstant(clock.instant(), zone).plusDays(16);
    var afternoon =
        new Slot(
            soon.atTime(16, 0).atZone(zone).toInstant(),
            soon.atTime(18, 0).atZone(zone).toInstant());
    var lee = new Absence.Of.Person(Objects.requireNonNull(house.lee().practitionerId()));
    hours.away(Ids.next(), lee, afternoon, "Course", house.frontDesk());
  }

  private void hours(Actor who, Clinic clinic, String typed) {
    var openings =
        Stream.of(DayOfWeek.values())
            .flatMap(day -> OpeningHours.read(day, typed).orElseThrow().stream())
            .toList();
    hours.write(
        new WorkingHours(
            Objects.requireNonNull(who.practitionerId()), clinic.id(), new OpeningHours(openings)),
        Actor.TAUTBAND);
  }
}
