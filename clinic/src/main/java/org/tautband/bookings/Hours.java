package org.tautband.bookings;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.OpeningHours;

/**
 * When the current group's people work, and when they, their rooms and clinics cannot be booked.
 */
@Component
@Transactional
public class Hours {
  private static final Duration LOOK_AHEAD = Duration.ofDays(400);
  private final HoursTable table;
  private final BookingTable bookings;
  private final Clock clock;

  Hours(HoursTable table, BookingTable bookings, Clock clock) {
    this.table = table;
    this.bookings = bookings;
    this.clock = clock;
  }

  /** Writes down when somebody works at a clinic, instead of what stood there. */
  public void write(WorkingHours hours, Actor by) {
    bookings.lockDiary();
    table.put(hours, clock.instant(), by.accountId());
  }

  /** All hours that were written down. */
  @Transactional(readOnly = true)
  public List<WorkingHours> written() {
    return table.all();
  }

  /**
   * When somebody works at a clinic: as written down; somebody with nothing written down anywhere
   * follows the clinic's opening hours; somebody with hours at another clinic only is not here.
   */
  static OpeningHours of(UUID practitionerId, Clinic clinic, List<WorkingHours> written) {
    var own = written.stream().filter(w -> w.practitionerId().equals(practitionerId)).toList();
    if (own.isEmpty()) {
      return clinic.openingHours();
    }
    return own.stream()
        .filter(w -> w.clinicId().equals(clinic.id()))
        .map(WorkingHours::hours)
        .findFirst()
        .orElse(new OpeningHours(List.of()));
  }

  /** Whether a week without limits is meant: neither person nor clinic has written any. */
  static boolean unlimited(UUID practitionerId, Clinic clinic, List<WorkingHours> written) {
    return clinic.openingHours().openings().isEmpty()
        && written.stream().noneMatch(w -> w.practitionerId().equals(practitionerId));
  }

  /**
   * The hours that somebody is asked to work outside of, in words; empty when the slot lies within
   * them.
   */
  Optional<String> outside(Booking.Place place, Slot slot, Clinic clinic) {
    var written = table.all();
    var who = place.practitionerId();
    if (unlimited(who, clinic, written)) {
      return Optional.empty();
    }
    var local = new LocalTimes(clinic.zone());
    var hours = of(who, clinic, written);
    LocalDate date = local.dateOf(slot.from());
    var open =
        Slot.joined(
            Stream.of(date.minusDays(1), date, date.plusDays(1))
                .flatMap(day -> local.open(day, hours).stream())
                .toList());
    if (open.stream().anyMatch(stretch -> stretch.holds(slot))) {
      return Optional.empty();
    }
    var thatDay = local.open(date, hours).stream().map(local::times).toList();
    return Optional.of(thatDay.isEmpty() ? "not that day" : String.join(", ", thatDay));
  }

  /** What stands in the way of a place at that time. */
  List<Absence> absences(Booking.Place place, Slot slot) {
    return table.in(slot).stream().filter(a -> a.hits(place)).toList();
  }

  /** Everybody's absences that share an instant with the slot. */
  @Transactional(readOnly = true)
  public List<Absence> absences(Slot slot) {
    return table.in(slot);
  }

  /** Absences that are not over, as far as somebody plans ahead. */
  @Transactional(readOnly = true)
  public List<Absence> ahead() {
    var now = clock.instant();
    return table.in(Slot.of(now, LOOK_AHEAD));
  }

  /**
   * Records that somebody is away, a room cannot be used or a clinic is closed. It is never
   * refused: what stands in it already is answered, so that somebody moves it.
   *
   * @param id id of the form: the same one twice is one absence
   */
  public List<Booking> away(UUID id, Absence.Of of, Slot slot, String words, Actor by) {
    bookings.lockDiary();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var absence = new Absence(id, of, slot, words, now, by.name());
    table.insert(absence);
    return standingIn(absence);
  }

  /** Bookings that stand although this absence is in their way. */
  @Transactional(readOnly = true)
  public List<Booking> standingIn(Absence absence) {
    return bookings.in(absence.slot()).stream()
        .filter(b -> b.status() == Booking.Status.BOOKED && absence.hits(b.place()))
        .toList();
  }

  /** It was not so, or is over sooner: the time can be booked again. */
  public void takeBack(UUID absenceId) {
    bookings.lockDiary();
    table.takeBack(absenceId);
  }
}
