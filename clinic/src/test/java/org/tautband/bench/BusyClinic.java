package org.tautband.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.tautband.access.Role;
import org.tautband.bench.LoadedClinic.Loaded;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Slot;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Room;
import org.tautband.database.Ids;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import org.tautband.worklist.Item;
import org.tautband.worklist.Kind;
import org.tautband.worklist.Worklist;

/** What is ahead of a loaded clinic: full days in the diary and open work, for random patients. */
@SuppressWarnings("NullAway")
record BusyClinic(
    Clinics clinics, Practitioners practitioners, Diary diary, Worklist worklist, Clock clock) {
  private static final Duration VISIT = Duration.ofMinutes(30);
  private static final int VISITS_A_DAY = 16;

  /** Moves the clinic to where it is early in the morning now: its whole day lies ahead. */
  ZoneId toTheMorning(UUID clinicId) {
    var was = clinics.get(clinicId);
    int hoursAhead = Math.floorMod(6 - clock.instant().atOffset(ZoneOffset.UTC).getHour() + 11, 24);
    var zone = ZoneId.ofOffset("UTC", ZoneOffset.ofHours(hoursAhead - 11));
    clinics.change(
        new Clinic(
            was.id(),
            was.name(),
            zone,
            was.language(),
            was.emergencyNumber(),
            was.phone(),
            was.address(),
            was.openingHours(),
            was.policy(),
            was.version()));
    return zone;
  }

  /** Three colleagues of the practitioner, and a room for each. */
  List<Booking.Place> places(UUID clinicId, UUID practitionerId) {
    List<UUID> who = new ArrayList<>(List.of(practitionerId));
    for (String given : List.of("Lee", "Noa", "Ode")) {
      who.add(practitioners.add(colleague(given)).id());
      clinics.addRoom(clinicId, "Room of " + given).orElseThrow();
    }
    List<Room> rooms = clinics.rooms(clinicId);
    List<Booking.Place> places = new ArrayList<>();
    for (int i = 0; i < who.size(); i++) {
      places.add(new Booking.Place(clinicId, rooms.get(i).id(), who.get(i)));
    }
    return places;
  }

  private static Practitioner colleague(String given) {
    return new Practitioner(
        Ids.next(), given, "Demoson", Discipline.PHYSIOTHERAPIST, List.of(), List.of(), true, 1);
  }

  /** Days from today on, each full for every place; how many visits were booked. */
  int book(List<Booking.Place> places, ZoneId zone, int days, List<Loaded> people, Random random) {
    int booked = 0;
    LocalDate today = LocalDate.now(clock.withZone(zone));
    for (int day = 0; day < days; day++) {
      LocalDate date = today.plusDays(day);
      for (int visit = 0; visit < VISITS_A_DAY; visit++) {
        Instant from =
            date.atTime(LocalTime.of(8, 0))
                .plus(VISIT.multipliedBy(visit))
                .atZone(zone)
                .toInstant();
        for (var place : places) {
          var wish = new BookingWish(place, Slot.of(from, VISIT), "Dry needling", true);
          var whom = people.get(random.nextInt(people.size())).patientId();
          if (diary.book(whom, wish, Ids.next(), null) instanceof BookingAnswer.Done) booked++;
        }
      }
    }
    return booked;
  }

  /** Open work of the kinds that people close, due between yesterday and in ten days. */
  void open(UUID clinicId, int items, List<Loaded> people, Random random) {
    List<Kind> kinds = List.of(Kind.UNANSWERED, Kind.CHECK_IN, Kind.LATER, Kind.ALERT);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (int i = 0; i < items; i++) {
      var whom = people.get(random.nextInt(people.size())).patientId();
      worklist.add(
          Item.fresh(
              Ids.next(),
              kinds.get(i % 20 == 0 ? 3 : i % 3),
              new Item.What("Call after a session", "24 hours after needling of the neck, right"),
              new Item.About.Patient(whom),
              Item.Owner.nobodyYet(Role.CLINICIAN, clinicId),
              now.plus(Duration.ofMinutes(random.nextInt(11 * 24 * 60) - 24 * 60)),
              "/patients/" + whom,
              new Item.Opened(now, "bench")));
    }
  }
}
