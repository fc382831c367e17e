package org.tautband.shell.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.access.Accounts;
import org.tautband.access.Accounts.Account;
import org.tautband.access.Actor;
import org.tautband.access.Audit;
import org.tautband.access.CurrentActor;
import org.tautband.access.Role;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Slot;
import org.tautband.clinics.Clinics;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;
import org.tautband.worklist.Item;
import org.tautband.worklist.Kind;
import org.tautband.worklist.Worklist;

/**
 * What somebody leaves undone who no longer signs in, and who goes on with it. Names of patients
 * are not in it: an administrator reads no record.
 */
@Component
class Leaving {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);
  private static final Duration SIGNED_WITHIN = Duration.ofDays(1);
  private final Accounts accounts;
  private final Sessions sessions;
  private final Worklist worklist;
  private final Diary diary;
  private final Clinics clinics;
  private final Clock clock;

  Leaving(
      Accounts accounts,
      Sessions sessions,
      Worklist worklist,
      Diary diary,
      Clinics clinics,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.worklist = worklist;
    this.diary = diary;
    this.clinics = clinics;
    this.clock = clock;
  }

  /** What somebody has in hand. */
  record Work(List<SessionHead> unsigned, List<Item> taken, List<Booking> ahead) {
    boolean isEmpty() {
      return unsigned.isEmpty() && taken.isEmpty() && ahead.isEmpty();
    }
  }

  /**
   * What became of handing over.
   *
   * @param done what the new owner has now, in words
   * @param left what stays, and who must do what
   */
  record HandedOver(List<String> done, List<String> left) {}

  Work of(Account account) {
    var unsigned = sessions.open().stream().filter(s -> s.holderId().equals(account.id())).toList();
    var taken = worklist.takenBy(account.id());
    var work = new Work(unsigned, taken, ahead(account));
    work.unsigned().forEach(s -> Audit.shows(s.patientId()));
    work.ahead().forEach(b -> Audit.shows(b.patientId()));
    return work;
  }

  private List<Booking> ahead(Account account) {
    var practitioner = account.practitionerId();
    if (practitioner == null) {
      return List.of();
    }
    var now = clock.instant();
    return diary.in(new Slot(now, now.plus(Diary.FARTHEST_AHEAD))).stream()
        .filter(b -> b.status() == Booking.Status.BOOKED)
        .filter(b -> b.place().practitionerId().equals(practitioner))
        .toList();
  }

  /** Those who could go on with it: they sign in, and treat where there is something to treat. */
  List<Account> heirs(Account account) {
    return accounts.all().stream()
        .filter(a -> a.disabledAt() == null && !a.id().equals(account.id()))
        .filter(a -> a.roles().contains(Role.CLINICIAN) || a.roles().contains(Role.FRONT_DESK))
        .toList();
  }

  HandedOver handOver(Account from, Account to) {
    var work = of(from);
    var handed = new HandedOver(new ArrayList<>(), new ArrayList<>());
    work.unsigned().forEach(session -> sign(session, from, to, handed));
    work.taken().forEach(item -> take(item, to, handed));
    work.ahead().forEach(booking -> move(booking, to, handed));
    return handed;
  }

  /** A signature is the word of whoever gives it: it is asked for, never handed over. */
  private void sign(SessionHead session, Account from, Account to, HandedOver handed) {
    var where = "The session of " + words(session.startedAt(), session.clinicId());
    if (session.needlesIn() > 0) {
      handed
          .left()
          .add(
              "%s has %d needles not out: a clinician goes to the patient now, opens the session and takes it over."
                  .formatted(where, session.needlesIn()));
      return;
    }
    if (!to.roles().contains(Role.CLINICIAN)) {
      handed.left().add(where + " is not signed: a clinician takes it over, counts and signs it.");
      return;
    }
    var now = clock.instant();
    // The same press twice is one item.
    var once = "unsigned " + session.id() + " to " + to.id();
    var itemId = UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8));
    worklist.add(
        Item.fresh(
            itemId,
            Kind.HANDED_OVER,
            new Item.What(
                "Take over and sign a session that " + from.name() + " left unsigned", ""),
            new Item.About.Patient(session.patientId()),
            Item.Owner.nobodyYet(Role.CLINICIAN, session.clinicId()),
            now.plus(SIGNED_WITHIN),
            session.path(),
            new Item.Opened(now, CurrentActor.get().name())));
    worklist.take(itemId, 1, asActor(to));
    handed
        .left()
        .add(
            "%s cannot be signed for somebody else: %s has it on the worklist, takes the session over, asks %s or the paper for the count, and signs."
                .formatted(where, to.name(), from.name()));
  }

  private void take(Item item, Account to, HandedOver handed) {
    switch (worklist.take(item.id(), item.version(), asActor(to))) {
      case Worklist.Step.Done done -> handed.done().add(item.what().sentence());
      case Worklist.Step.Refused refused ->
          handed.left().add(item.what().sentence() + ": " + refused.reason());
    }
  }

  private void move(Booking booking, Account to, HandedOver handed) {
    var what = "The visit of " + words(booking.slot().from(), booking.place().clinicId());
    var practitioner = to.practitionerId();
    if (practitioner == null) {
      handed.left().add(what + " stays: " + to.name() + " does not treat. Move it in the diary.");
      return;
    }
    var place =
        new Booking.Place(booking.place().clinicId(), booking.place().roomId(), practitioner);
    var wish = new BookingWish(place, booking.slot(), booking.purpose(), false);
    var why =
        switch (diary.move(booking.id(), booking.version(), wish)) {
          case BookingAnswer.Done done -> "";
          case BookingAnswer.Taken taken -> to.name() + " is promised to somebody else then";
          case BookingAnswer.Away away -> to.name() + " is away, or the clinic closed";
          case BookingAnswer.OutsideHours no -> to.name() + " does not work then";
          case BookingAnswer.Refused no -> no.reason();
          case BookingAnswer.Changed now -> "somebody changed it meanwhile";
        };
    if (why.isEmpty()) {
      handed.done().add(what);
    } else {
      handed.left().add(what + " stays: " + why + ". The front desk moves it in the diary.");
    }
  }

  private static Actor asActor(Account account) {
    return new Actor(
        account.id(),
        account.login(),
        account.name(),
        Set.copyOf(account.roles()),
        account.practitionerId(),
        account.clinicId());
  }

  /** When and where, without whom. */
  String words(Instant at, UUID clinicId) {
    var clinic = clinics.get(clinicId);
    return MOMENT.format(at.atZone(clinic.zone())) + ", " + clinic.name();
  }
}
