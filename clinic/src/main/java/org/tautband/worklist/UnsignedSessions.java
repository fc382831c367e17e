package org.tautband.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tautband.bookings.LocalTimes;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpenTime;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;

/** A session that nobody has signed, an hour after it began, is work of who has it in hand. */
@Component
class UnsignedSessions implements FromTheRecord {
  /** Ours: within it the session is simply going on. */
  private static final Duration GOING_ON = Duration.ofHours(1);

  private final Sessions sessions;
  private final Clinics clinics;
  private final Clock clock;

  UnsignedSessions(Sessions sessions, Clinics clinics, Clock clock) {
    this.sessions = sessions;
    this.clinics = clinics;
    this.clock = clock;
  }

  @Override
  public Kind kind() {
    return Kind.UNSIGNED;
  }

  @Override
  public List<Found> now() {
    var now = clock.instant();
    return sessions.open().stream()
        .filter(head -> head.lateEntry() || head.startedAt().plus(GOING_ON).isBefore(now))
        .map(head -> found(head, now))
        .toList();
  }

  private Found found(SessionHead head, Instant now) {
    var clinic = clinics.get(head.clinicId());
    var local = new LocalTimes(clinic.zone());
    var open = OpenTime.of(clinic);
    return new Found(
        head.id(),
        head.patientId(),
        head.clinicId(),
        new Item.What(
            "Session of "
                + local.weekday(head.startedAt())
                + ", "
                + local.time(head.startedAt())
                + ": "
                + needles(head)
                + "not signed",
            ""),
        new Item.Taken(head.holderId(), head.holderName(), "the session"),
        open.endOfDay(head.startedAt()),
        open.endOfDay(now),
        head.path());
  }

  private static String needles(SessionHead head) {
    return switch (head.needlesIn()) {
      case 0 -> "";
      case 1 -> "1 needle in the patient, ";
      default -> head.needlesIn() + " needles in the patient, ";
    };
  }

  @Override
  public String gone(Item item) {
    var patient = ((Item.About.Patient) item.about()).patientId();
    return Optional.ofNullable(item.cause())
        .flatMap(session -> sessions.find(patient, session))
        .map(
            session -> {
              var signature = session.signature();
              return signature != null
                  ? "Signed by " + signature.name() + "."
                  : "It was on the wrong patient; the session stands on the right one’s chart now.";
            })
        .orElse("The session is not open any more.");
  }
}
