package org.tautband.bookings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Room;
import org.tautband.fhir.Published;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** Who comes when, to whom and where: the bookings of the current group. */
@Component
@Transactional
public class Diary {
  /** Ours: a later date is a slip of the hand, and nobody knows the hours of then. */
  public static final Duration FARTHEST_AHEAD = Duration.ofDays(731);

  public static final int SHORTEST_MINUTES = 5;
  public static final int LONGEST_MINUTES = 480;

  private final BookingTable table;
  private final Hours hours;
  private final Visits visits;
  private final Clinics clinics;
  private final Practitioners practitioners;
  private final Patients patients;
  private final Published published;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Diary(
      BookingTable table,
      Hours hours,
      Visits visits,
      Clinics clinics,
      Practitioners practitioners,
      Patients patients,
      Published published,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.hours = hours;
    this.visits = visits;
    this.clinics = clinics;
    this.practitioners = practitioners;
    this.patients = patients;
    this.published = published;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Books. The same submission twice is one booking.
   *
   * @param submissionId id of the form; becomes the booking's id
   * @param enquiryId the question it answers, if any
   */
  public BookingAnswer book(
      UUID patientId, BookingWish wish, UUID submissionId, @Nullable UUID enquiryId) {
    table.lockDiary();
    var known = table.find(submissionId);
    if (known.isPresent()) {
      return known.get().patientId().equals(patientId)
          ? new BookingAnswer.Done(known.get())
          : new BookingAnswer.Refused("This form was used for somebody else. Open a new one.");
    }
    var fresh =
        new Booking(
            submissionId,
            patientId,
            wish.place(),
            wish.slot(),
            wish.purpose(),
            Booking.Status.BOOKED,
            "",
            null,
            enquiryId,
            now(),
            1);
    var against = against(fresh, wish);
    if (against.isPresent()) {
      return against.get();
    }
    if (!table.insert(fresh)) {
      throw new IllegalStateException("The diary was written past its lock: " + fresh.id());
    }
    if (enquiryId != null) {
      events.publishEvent(
          new EnquiryBooked(enquiryId, fresh.id(), inWords(fresh), CurrentActor.get()));
    }
    return published(fresh);
  }

  /** To another time, room or practitioner; refused, it stays where it was. */
  public BookingAnswer move(UUID bookingId, int version, BookingWish wish) {
    var before = held(bookingId);
    var after = before.moved(wish.place(), wish.slot(), wish.purpose());
    if (before.place().equals(wish.place())
        && before.slot().equals(wish.slot())
        && before.purpose().equals(wish.purpose())) {
      return new BookingAnswer.Done(before);
    }
    if (before.version() != version) {
      return new BookingAnswer.Changed(before);
    }
    if (before.status() != Booking.Status.BOOKED) {
      return over(before);
    }
    return against(after, wish).orElseGet(() -> save(after));
  }

  /**
   * It will not take place; its time can be booked again.
   *
   * @param why in words everybody may read
   */
  public BookingAnswer cancel(UUID bookingId, String why) {
    var before = held(bookingId);
    return switch (before.status()) {
      case BOOKED -> save(before.cancelled(why));
      case CANCELLED -> new BookingAnswer.Done(before);
      case ARRIVED, NO_SHOW -> over(before);
    };
  }

  /** The patient did not come. */
  public BookingAnswer missed(UUID bookingId, String why) {
    var before = held(bookingId);
    if (before.status() == Booking.Status.BOOKED && now().isBefore(before.slot().from())) {
      return new BookingAnswer.Refused("The visit has not begun yet. Cancel it instead.");
    }
    return switch (before.status()) {
      case BOOKED -> save(before.missed(why));
      case NO_SHOW -> new BookingAnswer.Done(before);
      case ARRIVED, CANCELLED -> over(before);
    };
  }

  /** It was cancelled or called missed by mistake: it stands again, if its time is still free. */
  public BookingAnswer again(UUID bookingId) {
    var before = held(bookingId);
    return switch (before.status()) {
      case BOOKED -> new BookingAnswer.Done(before);
      case ARRIVED -> over(before);
      case CANCELLED, NO_SHOW -> {
        var after = before.again();
        var clashes = clashes(after);
        yield clashes.isEmpty() ? save(after) : new BookingAnswer.Taken(clashes);
      }
    };
  }

  /**
   * The patient came: a visit begins, or goes on when the patient is here already.
   *
   * @param submissionId id of the form; becomes the visit's id
   */
  public BookingAnswer arrive(UUID bookingId, UUID submissionId) {
    var before = held(bookingId);
    if (before.status() == Booking.Status.ARRIVED) {
      return new BookingAnswer.Done(before);
    }
    if (before.status() != Booking.Status.BOOKED) {
      return over(before);
    }
    var local = new LocalTimes(clinics.get(before.place().clinicId()).zone());
    if (!local.dateOf(before.slot().from()).equals(local.dateOf(now()))) {
      return new BookingAnswer.Refused(
          "This visit is booked for "
              + local.weekday(before.slot().from())
              + ". Move it to today, or mark the patient as arrived without it under Visits.");
    }
    var stay = visits.stay(before, submissionId);
    if (!stay.clinicId().equals(before.place().clinicId())) {
      return new BookingAnswer.Refused(
          "The patient is still at "
              + clinics.get(stay.clinicId()).name()
              + ". Mark as left there first.");
    }
    var answer = save(before.arrived(stay.id()));
    visits.publishAgain(stay.id());
    return answer;
  }

  /** "Tuesday 24 November 2026, 09:20 to 10:00, with Kim Demoson". */
  @Transactional(readOnly = true)
  public String inWords(Booking booking) {
    var local = new LocalTimes(clinics.get(booking.place().clinicId()).zone());
    var who = practitioners.get(booking.place().practitionerId());
    return local.inWords(booking.slot()) + ", with " + who.name();
  }

  @Transactional(readOnly = true)
  public Optional<Booking> find(UUID bookingId) {
    return table.find(bookingId);
  }

  /** Bookings that share an instant with the slot, cancelled and missed too, in order of start. */
  @Transactional(readOnly = true)
  public List<Booking> in(Slot slot) {
    return table.in(slot);
  }

  /** Bookings of one patient, the latest time first. */
  @Transactional(readOnly = true)
  public List<Booking> of(UUID patientId) {
    return table.of(patientId);
  }

  /** What a question from the public became. */
  @Transactional(readOnly = true)
  public List<Booking> ofEnquiry(UUID enquiryId) {
    return table.ofEnquiry(enquiryId);
  }

  /** Every booking of the group, one after the other, in order of id. */
  @Transactional(readOnly = true)
  void each(Consumer<Booking> reader) {
    table.each(reader);
  }

  private Optional<BookingAnswer> against(Booking wanted, BookingWish wish) {
    var clinic = clinics.get(wanted.place().clinicId());
    return malformed(wanted)
        .<BookingAnswer>map(BookingAnswer.Refused::new)
        .or(() -> taken(wanted))
        .or(() -> away(wanted))
        .or(() -> wish.outsideHours() ? Optional.empty() : outside(wanted, clinic));
  }

  private Optional<String> malformed(Booking wanted) {
    var place = wanted.place();
    if (patients.find(wanted.patientId()).filter(Patient::hasDied).isPresent()) {
      return Optional.of(
          "The record says that this patient has died. If that is wrong, correct the details.");
    }
    var room = clinics.room(place.roomId()).filter(Room::inUse);
    if (room.filter(r -> r.clinicId().equals(place.clinicId())).isEmpty()) {
      return Optional.of("This room is not offered. Choose another.");
    }
    if (practitioners.find(place.practitionerId()).filter(Practitioner::working).isEmpty()) {
      return Optional.of("This person does not treat here any more. Choose another.");
    }
    long minutes = wanted.slot().length().toMinutes();
    if (minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES) {
      return Optional.of(
          "A visit takes " + SHORTEST_MINUTES + " to " + LONGEST_MINUTES + " minutes.");
    }
    if (!wanted.slot().until().isAfter(now())) {
      return Optional.of(
          "This time is over. Choose a later one; what took place is recorded under Visits.");
    }
    return wanted.slot().from().isAfter(now().plus(FARTHEST_AHEAD))
        ? Optional.of("This is more than two years ahead. Check the year.")
        : Optional.empty();
  }

  private Optional<BookingAnswer> taken(Booking wanted) {
    var clashes = clashes(wanted);
    return clashes.isEmpty() ? Optional.empty() : Optional.of(new BookingAnswer.Taken(clashes));
  }

  private List<Clash> clashes(Booking wanted) {
    return table.inTheWayOf(wanted).stream().map(has -> clash(wanted, has)).toList();
  }

  private static Clash clash(Booking wanted, Booking has) {
    var shared = new ArrayList<Clash.Shared>();
    if (has.patientId().equals(wanted.patientId())) {
      shared.add(Clash.Shared.PATIENT);
    }
    if (has.place().practitionerId().equals(wanted.place().practitionerId())) {
      shared.add(Clash.Shared.PRACTITIONER);
    }
    if (has.place().roomId().equals(wanted.place().roomId())) {
      shared.add(Clash.Shared.ROOM);
    }
    return new Clash(has, List.copyOf(shared));
  }

  private Optional<BookingAnswer> away(Booking wanted) {
    var absences = hours.absences(wanted.place(), wanted.slot());
    return absences.isEmpty() ? Optional.empty() : Optional.of(new BookingAnswer.Away(absences));
  }

  private Optional<BookingAnswer> outside(Booking wanted, Clinic clinic) {
    return hours
        .outside(wanted.place(), wanted.slot(), clinic)
        .map(BookingAnswer.OutsideHours::new);
  }

  private Booking held(UUID bookingId) {
    table.lockDiary();
    return table
        .find(bookingId)
        .orElseThrow(() -> new IllegalStateException("No booking " + bookingId));
  }

  private BookingAnswer save(Booking after) {
    if (!table.update(after)) {
      throw new IllegalStateException("The diary was written past its lock: " + after.id());
    }
    return published(after);
  }

  private BookingAnswer published(Booking booking) {
    published.publish(booking.patientId(), BookingFhir.of(booking));
    return new BookingAnswer.Done(booking);
  }

  private static BookingAnswer over(Booking booking) {
    return new BookingAnswer.Refused(
        "This visit is "
            + (booking.status() == Booking.Status.NO_SHOW ? "over: the patient " : "")
            + booking.status().inWords()
            + ". Open its page to see what can be done.");
  }

  /** PostgreSQL keeps microseconds; what is answered now is what is read later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
