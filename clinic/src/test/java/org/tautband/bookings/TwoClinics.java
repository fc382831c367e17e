package org.tautband.bookings;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.tautband.access.Actor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Policy;
import org.tautband.clinics.Room;
import org.tautband.database.Ids;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/**
 * Two clinics of one group in two time zones, with two rooms each, two practitioners who work at
 * both, and three patients.
 *
 * @param rooms the first two are the first clinic's, the others the second's
 */
record TwoClinics(
    List<Clinic> clinics,
    List<Room> rooms,
    List<UUID> practitioners,
    List<UUID> patients,
    Clock clock,
    Hours hours) {
  static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));

  /** Opens them in the current group. */
  static TwoClinics open(ApplicationContext beans) {
    var clinics = beans.getBean(Clinics.class);
    var opened =
        Stream.of("Park", "Bridge").map(name -> clinics.open(clinic(name), List.of("1", "2")));
    var all = opened.toList();
    var people = beans.getBean(Patients.class);
    var treat = beans.getBean(Practitioners.class);
    var patients = new ArrayList<UUID>();
    for (var name : List.of("Marta", "Otto", "Ana")) {
      var who = Identity.of(name, "Mustermann", LocalDate.of(1984, 3, 14), Sex.UNKNOWN);
      patients.add(people.register(who, Ids.next()).id());
    }
    return new TwoClinics(
        all,
        all.stream().flatMap(c -> clinics.rooms(c.id()).stream()).toList(),
        Stream.of("Kim", "Lee").map(name -> treat.add(practitioner(name)).id()).toList(),
        List.copyOf(patients),
        beans.getBean(Clock.class),
        beans.getBean(Hours.class));
  }

  private static Practitioner practitioner(String name) {
    return new Practitioner(
        Ids.next(), name, "Demoson", Discipline.PHYSIOTHERAPIST, List.of(), List.of(), true, 1);
  }

  private static Clinic clinic(String name) {
    return new Clinic(
        Ids.next(),
        name,
        ZONES.get(name.equals("Park") ? 0 : 1),
        "en-GB",
        "112",
        "030",
        "",
        new OpeningHours(List.of()),
        Policy.first(),
        1);
  }

  Booking.Place place(int clinic, int practitioner, int room) {
    return new Booking.Place(
        clinics.get(clinic).id(), rooms.get(room).id(), practitioners.get(practitioner));
  }

  Instant now() {
    return clock.instant();
  }

  /** A Tuesday at the first clinic, one to two weeks from now. */
  LocalDate date() {
    var soon = LocalDate.ofInstant(now(), ZONES.getFirst()).plusDays(7);
    return soon.with(java.time.temporal.TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
  }

  /** Minutes from a local time of {@link #date} at the first clinic on. */
  Slot slot(String at, int minutes) {
    return Slot.of(
        date().atTime(LocalTime.parse(at)).atZone(ZONES.getFirst()).toInstant(),
        Duration.ofMinutes(minutes));
  }

  /** Writes down hours of every Tuesday. */
  void works(int practitioner, int clinic, String from, String until) {
    var tuesday =
        new OpeningHours.Opening(DayOfWeek.TUESDAY, LocalTime.parse(from), LocalTime.parse(until));
    hours.write(
        new WorkingHours(
            practitioners.get(practitioner),
            clinics.get(clinic).id(),
            new OpeningHours(List.of(tuesday))),
        Actor.TAUTBAND);
  }
}
