package org.tautband.bookings;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Room;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** A clinic's days as they are booked, by practitioner or by room. */
@Component
@Transactional(readOnly = true)
public class Timetable {
  /** How long a visit is offered for; the form may say otherwise. */
  public static final Duration STEP = Duration.ofMinutes(40);

  /** What is shown of a day when nobody has written any hours. */
  private static final LocalTime EARLY = LocalTime.of(8, 0);

  private static final LocalTime LATE = LocalTime.of(18, 0);
  private final Clinics clinics;
  private final Practitioners practitioners;
  private final BookingTable bookings;
  private final HoursTable hours;
  private final Clock clock;

  Timetable(
      Clinics clinics,
      Practitioners practitioners,
      BookingTable bookings,
      HoursTable hours,
      Clock clock) {
    this.clinics = clinics;
    this.practitioners = practitioners;
    this.bookings = bookings;
    this.hours = hours;
    this.clock = clock;
  }

  /** What the lanes are. */
  public enum By {
    PRACTITIONER,
    ROOM
  }

  /** What is known of some days, read once. */
  private record Known(
      Clinic clinic,
      LocalTimes local,
      List<Booking> standing,
      List<Absence> absences,
      List<WorkingHours> written,
      Map<UUID, String> clinicNames) {}

  public DayPlan day(Clinic clinic, LocalDate date, By by) {
    return days(clinic, date, 1, by).getFirst();
  }

  /** Seven days from that one on, with the same lanes each. */
  public List<DayPlan> week(Clinic clinic, LocalDate first, By by) {
    return days(clinic, first, 7, by);
  }

  private List<DayPlan> days(Clinic clinic, LocalDate first, int number, By by) {
    var local = new LocalTimes(clinic.zone());
    var all = new Slot(local.day(first).from(), local.day(first.plusDays(number - 1)).until());
    var known =
        new Known(
            clinic,
            local,
            bookings.in(all).stream().filter(Booking::stands).toList(),
            hours.in(all),
            hours.all(),
            clinics.all().stream().collect(Collectors.toMap(Clinic::id, Clinic::name)));
    return IntStream.range(0, number)
        .mapToObj(first::plusDays)
        .map(date -> DayPlan.of(local.day(date), lanes(known, date, by), clock.instant(), STEP))
        .toList();
  }

  private List<DayPlan.Lane> lanes(Known known, LocalDate date, By by) {
    return switch (by) {
      case PRACTITIONER ->
          practitioners.all().stream()
              .filter(who -> belongs(who, known))
              .map(who -> lane(who, known, date))
              .toList();
      case ROOM ->
          clinics.rooms(known.clinic().id()).stream()
              .filter(room -> belongs(room, known))
              .map(room -> lane(room, known, date))
              .toList();
    };
  }

  /** Who works here, or is booked here all the same. */
  private static boolean belongs(Practitioner who, Known known) {
    if (known.standing().stream()
        .anyMatch(
            b ->
                b.place().practitionerId().equals(who.id())
                    && b.place().clinicId().equals(known.clinic().id()))) {
      return true;
    }
    return who.working()
        && (Hours.unlimited(who.id(), known.clinic(), known.written())
            || !Hours.of(who.id(), known.clinic(), known.written()).openings().isEmpty());
  }

  private static boolean belongs(Room room, Known known) {
    return room.inUse()
        || known.standing().stream().anyMatch(b -> b.place().roomId().equals(room.id()));
  }

  private static DayPlan.Lane lane(Practitioner who, Known known, LocalDate date) {
    var theirs =
        known.standing().stream().filter(b -> b.place().practitionerId().equals(who.id())).toList();
    var here = theirs.stream().filter(b -> isHere(b, known)).toList();
    var away = new ArrayList<DayPlan.Away>();
    known.absences().stream()
        .filter(a -> isOf(a, who.id()) || isOf(a, known.clinic().id()))
        .forEach(a -> away.add(new DayPlan.Away(a.slot(), words(a))));
    theirs.stream()
        .filter(b -> !isHere(b, known))
        .forEach(
            b ->
                away.add(
                    new DayPlan.Away(
                        b.slot(), "At " + known.clinicNames().get(b.place().clinicId()))));
    var open =
        Hours.unlimited(who.id(), known.clinic(), known.written())
            ? allDay(known, date)
            : known.local().open(date, Hours.of(who.id(), known.clinic(), known.written()));
    return new DayPlan.Lane(who.id(), who.name(), open, on(date, here, known), away);
  }

  private static DayPlan.Lane lane(Room room, Known known, LocalDate date) {
    var here = known.standing().stream().filter(b -> b.place().roomId().equals(room.id())).toList();
    var away =
        known.absences().stream()
            .filter(a -> isOf(a, room.id()) || isOf(a, known.clinic().id()))
            .map(a -> new DayPlan.Away(a.slot(), words(a)))
            .toList();
    var hours = known.clinic().openingHours();
    var open = hours.openings().isEmpty() ? allDay(known, date) : known.local().open(date, hours);
    return new DayPlan.Lane(room.id(), room.name(), open, on(date, here, known), away);
  }

  private static List<Booking> on(LocalDate date, List<Booking> bookings, Known known) {
    var day = known.local().day(date);
    return bookings.stream().filter(b -> b.slot().meets(day)).toList();
  }

  private static boolean isHere(Booking booking, Known known) {
    return booking.place().clinicId().equals(known.clinic().id());
  }

  private static boolean isOf(Absence absence, UUID id) {
    return switch (absence.of()) {
      case Absence.Of.Person person -> person.practitionerId().equals(id);
      case Absence.Of.InRoom room -> room.roomId().equals(id);
      case Absence.Of.WholeClinic clinic -> clinic.clinicId().equals(id);
    };
  }

  private static String words(Absence absence) {
    if (!absence.words().isEmpty()) {
      return absence.words();
    }
    return switch (absence.of()) {
      case Absence.Of.Person person -> "Away";
      case Absence.Of.InRoom room -> "Not in use";
      case Absence.Of.WholeClinic clinic -> "Closed";
    };
  }

  private static List<Slot> allDay(Known known, LocalDate date) {
    var zone = known.local().zone();
    return Stream.of(
            new Slot(
                date.atTime(EARLY).atZone(zone).toInstant(),
                date.atTime(LATE).atZone(zone).toInstant()))
        .toList();
  }

  /** When somebody could be booked that day, in order. */
  public List<Slot> free(Clinic clinic, LocalDate date, UUID practitionerId) {
    return day(clinic, date, By.PRACTITIONER).of(practitionerId).stream()
        .filter(piece -> piece.what() instanceof DayPlan.What.Free)
        .map(DayPlan.Piece::slot)
        .toList();
  }
}
