package org.tautband.worklist;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.Accounts;
import org.tautband.access.Role;
import org.tautband.bookings.Booking;
import org.tautband.bookings.Diary;
import org.tautband.bookings.LocalTimes;
import org.tautband.bookings.Slot;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpenTime;
import org.tautband.evidence.Reason;
import org.tautband.needling.BeforeNeedling.Check;
import org.tautband.screening.Screenings;

/** A booked visit in which needling would be refused is prepared by who will treat. */
@Component
class UnpreparedVisits implements FromTheRecord {
  static final Duration AHEAD = Duration.ofDays(2);

  /** Ours: open time before the visit in which something can still be asked or signed. */
  private static final Duration TO_SPARE = Duration.ofHours(1);

  private static final int WORDS_SHOWN = 600;
  private final Diary diary;
  private final Preparations preparations;
  private final Clinics clinics;
  private final Accounts accounts;
  private final Clock clock;

  UnpreparedVisits(
      Diary diary, Preparations preparations, Clinics clinics, Accounts accounts, Clock clock) {
    this.diary = diary;
    this.preparations = preparations;
    this.clinics = clinics;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public Kind kind() {
    return Kind.VISIT;
  }

  @Override
  public List<Found> now() {
    var coming =
        diary.in(Slot.of(clock.instant(), AHEAD)).stream()
            .filter(booking -> booking.status() == Booking.Status.BOOKED)
            .toList();
    if (coming.isEmpty()) return List.of();
    var where = clinics.all().stream().collect(Collectors.toMap(Clinic::id, Function.identity()));
    var whose = whose();
    return coming.stream()
        .flatMap(
            booking -> {
              var place = booking.place();
              return found(
                  booking,
                  Objects.requireNonNull(where.get(place.clinicId())),
                  whose.get(place.practitionerId()));
            })
        .toList();
  }

  private Stream<Found> found(
      Booking booking, Clinic clinic, Accounts.@Nullable Account practitioner) {
    var preparation = preparations.of(booking);
    var open = preparation.open().stream().filter(check -> !inTheVisit(check)).toList();
    if (open.isEmpty() || preparation.withoutNeedles()) return Stream.of();
    var begins = booking.slot().from();
    return Stream.of(
        new Found(
            booking.id(),
            booking.patientId(),
            clinic.id(),
            new Item.What(sentence(booking, clinic, open), clinical(open)),
            practitioner == null
                ? null
                : new Item.Taken(practitioner.id(), practitioner.name(), "the diary"),
            OpenTime.of(clinic).before(begins, TO_SPARE),
            begins,
            open.getFirst().path()));
  }

  /** What is asked before each session anyway is asked in the visit: nobody can prepare it. */
  private static boolean inTheVisit(Check check) {
    return check.reasons().stream()
        .allMatch(reason -> reason.code().equals(Screenings.ASKED_EACH_SESSION));
  }

  /** Which parts are open is what whoever greets the patient has to know; why is clinical. */
  private static String sentence(Booking booking, Clinic clinic, List<Check> open) {
    var local = new LocalTimes(clinic.zone());
    return "Visit on "
        + local.weekday(booking.slot().from())
        + ", "
        + local.time(booking.slot().from())
        + ": needling would be refused. Open: "
        + open.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).collect(joining(", "))
        + ".";
  }

  private static String clinical(List<Check> open) {
    var words =
        open.stream()
            .flatMap(check -> check.reasons().stream())
            .map(Reason::sentence)
            .collect(joining(" "));
    return words.codePointCount(0, words.length()) <= WORDS_SHOWN
        ? words
        : words.substring(0, words.offsetByCodePoints(0, WORDS_SHOWN)) + "…";
  }

  private Map<UUID, Accounts.Account> whose() {
    return accounts.all().stream()
        .filter(a -> a.disabledAt() == null && a.roles().contains(Role.CLINICIAN))
        .filter(a -> a.practitionerId() != null)
        .collect(
            Collectors.toMap(
                Accounts.Account::practitionerId, Function.identity(), (one, other) -> one));
  }

  @Override
  public String gone(Item item) {
    return Optional.ofNullable(item.cause())
        .flatMap(diary::find)
        .map(this::gone)
        .orElse("The visit is not in the diary any more.");
  }

  private String gone(Booking booking) {
    return switch (booking.status()) {
      case CANCELLED -> "The visit was cancelled.";
      case NO_SHOW -> "The patient did not come.";
      case ARRIVED -> "The patient has arrived. What is open then stands on Today.";
      case BOOKED -> {
        var now = clock.instant();
        if (!booking.slot().until().isAfter(now)) yield "The time of the visit is over.";
        yield booking.slot().from().isAfter(now.plus(AHEAD))
            ? "The visit was moved: " + diary.inWords(booking) + "."
            : "No point is open any more.";
      }
    };
  }
}
