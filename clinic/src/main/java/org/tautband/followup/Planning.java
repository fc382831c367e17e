package org.tautband.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tautband.database.Ids;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.needling.AdviceSheets;
import org.tautband.needling.Insertion;
import org.tautband.needling.NeedlesOut;
import org.tautband.needling.NeedlingBegan;
import org.tautband.needling.Session;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;

/**
 * Plans when a patient is asked: from the first needle in on, counted from the last needle out.
 * Looking at the same session again plans nothing twice.
 */
@Component
public class Planning {
  private final CheckInTable table;
  private final CheckInLinks links;
  private final Sessions sessions;
  private final AdviceSheets advice;
  private final Content content;
  private final Calls calls;
  private final Clock clock;

  Planning(
      CheckInTable table,
      CheckInLinks links,
      Sessions sessions,
      AdviceSheets advice,
      Content content,
      Calls calls,
      Clock clock) {
    this.table = table;
    this.links = links;
    this.sessions = sessions;
    this.advice = advice;
    this.content = content;
    this.calls = calls;
    this.clock = clock;
  }

  // Before the commit: in the same transaction, but after the session itself was written.
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void began(NeedlingBegan began) {
    plan(began.patientId(), began.sessionId(), clock.instant());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void out(NeedlesOut out) {
    plan(out.patientId(), out.sessionId(), clock.instant());
  }

  /** Brings what is planned after this session up to what is known of it by then. */
  @Transactional
  public void plan(UUID patientId, UUID sessionId, Instant now) {
    sessions
        .find(patientId, sessionId)
        .filter(session -> session.head().movedTo() == null)
        .ifPresent(session -> counted(session).ifPresent(from -> plan(session, from, now)));
  }

  /** What the hours are counted from: the last needle out, until then the last in. */
  private static Optional<Instant> counted(Session session) {
    var head = session.head();
    if (head.beganAt() == null) return Optional.empty();
    return Optional.ofNullable(head.allOutAt())
        .or(() -> session.insertions().stream().map(Insertion::inAt).max(Instant::compareTo))
        .or(() -> Optional.ofNullable(head.beganAt()));
  }

  private void plan(Session session, Instant from, Instant now) {
    var head = session.head();
    moved(head, now);
    boolean lung = reachesLung(session);
    var there = table.lock(head.id());
    var last = from.plus(Duration.ofHours(48));
    var link = links.of(head.patientId(), head.id(), last.plus(CheckIn.OPEN_FOR));
    boolean passed = false;
    for (int hours : lung ? List.of(24, 48) : List.of(24)) {
      var due = from.plus(Duration.ofHours(hours));
      var known = there.stream().filter(one -> one.hours() == hours).findFirst();
      if (known.isPresent()) {
        replan(known.get().clocked(due, lung));
      } else {
        boolean late = head.lateEntry() && !due.isAfter(now);
        table.save(fresh(head, link, hours, lung, due, late));
        passed |= late;
      }
    }
    if (passed) calls.windowPassed(table.lock(head.id()).getFirst(), now);
  }

  private void replan(CheckIn checkIn) {
    if (checkIn.state() == CheckIn.State.PLANNED) table.save(checkIn);
  }

  private static CheckIn fresh(
      SessionHead head, UUID link, int hours, boolean lung, Instant due, boolean late) {
    return new CheckIn(
        Ids.next(),
        link,
        head.patientId(),
        head.id(),
        head.episodeId(),
        head.clinicId(),
        hours,
        lung,
        due,
        late ? CheckIn.State.MISSED : CheckIn.State.PLANNED,
        null,
        null);
  }

  /** Nobody is asked about a session that was recorded on the wrong patient. */
  private void moved(SessionHead head, Instant now) {
    var wrong = head.movedFrom();
    if (wrong == null) return;
    for (var one : table.lock(wrong)) {
      table.save(one.in(CheckIn.State.CANCELLED, one.askedAt(), null));
    }
    links.end(wrong, now);
  }

  /** Where the places are not all known, it may have been anywhere. */
  private boolean reachesLung(Session session) {
    var groups = advice.places(session).stream().map(Place::bodyGroup).toList();
    return groups.isEmpty()
        || groups.stream().anyMatch(id -> content.bodyGroup(id).needlingCanReachPleura());
  }
}
