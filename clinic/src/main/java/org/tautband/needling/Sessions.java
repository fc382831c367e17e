package org.tautband.needling;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.database.Ids;
import org.tautband.database.Writes;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.kernel.count.Hindrance;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.SessionPartTable.Pen;

/**
 * All needling sessions of the clinic group. Starting may be refused, signing may be refused,
 * recording never is.
 */
@Component
@Transactional
public class Sessions {
  private final StartRules rules;
  private final SessionTable table;
  private final SessionPartTable parts;
  private final SessionReader reader;
  private final Recording recording;
  private final Publishing publishing;
  private final Episodes episodes;
  private final Incidents incidents;
  private final Clock clock;
  private final JdbcClient jdbc;

  Sessions(
      StartRules rules,
      SessionTable table,
      SessionPartTable parts,
      SessionReader reader,
      Recording recording,
      Publishing publishing,
      Episodes episodes,
      Incidents incidents,
      Clock clock,
      JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.table = table;
    this.parts = parts;
    this.reader = reader;
    this.recording = recording;
    this.publishing = publishing;
    this.episodes = episodes;
    this.incidents = incidents;
    this.clock = clock;
  }

  /** Starts, or says why not. The same session id twice is one session. */
  public Start start(Start.Wanted wanted) {
    table.serialise(wanted.patientId(), CurrentActor.get().accountId());
    Optional<SessionHead> there = table.find(wanted.sessionId());
    if (there.isPresent()) return new Start.Started(ours(there.get(), wanted.patientId()));
    List<Reason> reasons = rules.reasons(wanted);
    if (!reasons.isEmpty()) return new Start.Refused(reasons);
    Set<Place> places = episodes.plannedPlaces(wanted.patientId(), wanted.episodeId());
    SessionHead head = open(NewHead.of(wanted, places, clock.instant()));
    rules.started(wanted);
    publishing.publish(reader.session(head));
    return new Start.Started(head);
  }

  /** Why it could not start now; empty when it could. */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(Start.Wanted wanted) {
    return rules.reasons(wanted);
  }

  /** Records a session that took place already. Never refused: what is missing is a concern. */
  public SessionHead recordPast(Past past) {
    Optional<SessionHead> there = table.find(past.sessionId());
    if (there.isPresent()) return ours(there.get(), past.patientId());
    Session session = opened(past);
    Writes writes = new Writes();
    open(writes, session.head());
    parts.raise(writes, session.head().id(), session.concerns());
    writes.send(jdbc);
    publishing.publish(session);
    return session.head();
  }

  /**
   * Records a whole past session from its sheet, in one transaction. The same session again keeps
   * what is new of its entries and nothing else.
   */
  public Recorded recordPast(PastSheet sheet) {
    Past past = sheet.past();
    if (table.find(past.sessionId()).isPresent()) {
      return record(past.patientId(), past.sessionId(), sheet.entries());
    }
    Session opened = opened(past);
    return switch (recording.numbered(opened, sheet.entries())) {
      case Recording.Numbered.Twice twice -> new Recorded.Renumber(twice.entryId());
      case Recording.Numbered.Fresh(List<RecordedEntry> fresh) -> {
        Session whole = recording.after(opened, fresh, sheet.entries()).told(sheet);
        Writes writes = new Writes();
        open(writes, whole.head());
        recording.write(writes, SessionReader.fresh(whole.head()), whole);
        tell(writes, whole.head().id(), sheet);
        writes.send(jdbc);
        publishing.publish(whole);
        yield new Recorded.Kept(whole);
      }
    };
  }

  private void tell(Writes writes, UUID id, PastSheet sheet) {
    parts.writeFirst(writes, id, sheet.details(), pen(""));
    if (!sheet.wording().equals(Wording.NONE)) parts.write(writes, id, sheet.wording(), pen(""));
    Advice advice = sheet.advice();
    if (advice != null) parts.advise(writes, id, Ids.next(), advice);
  }

  /** With everything that stood against it, as it could be found out now. Not written yet. */
  private Session opened(Past past) {
    SessionHead head = NewHead.of(past);
    List<Concern> concerns = new ArrayList<>();
    UUID episode = past.episodeId();
    if (episode == null) {
      concerns.add(concern("no-episode", "This past session belongs to no episode."));
    } else {
      Start.Wanted wanted =
          new Start.Wanted(
              past.sessionId(),
              past.patientId(),
              episode,
              past.practitionerId(),
              past.clinicId(),
              null,
              null,
              past.productId());
      int number = 0;
      for (Reason reason : rules.reasons(wanted)) {
        // Several may share a code: one for each place, one for each red flag.
        String about = "start " + ++number;
        concerns.add(new Concern(reason.code(), about, reason.sentence(), clock.instant()));
      }
    }
    return SessionReader.fresh(head).with(head, concerns);
  }

  private SessionHead open(SessionHead head) {
    Writes writes = new Writes();
    open(writes, head);
    writes.send(jdbc);
    return head;
  }

  private void open(Writes writes, SessionHead head) {
    table.insert(writes, head);
    parts.holder(writes, head.id(), pen(""));
  }

  private Concern concern(String code, String sentence) {
    return new Concern(code, "", sentence, clock.instant());
  }

  /** Keeps entries of a device. After this transaction they are durable. */
  public Recorded record(UUID patientId, UUID sessionId, Batch batch) {
    return recording.record(whole(patientId, sessionId), batch);
  }

  /** Keeps what was tapped on a page that works without a program of its own. */
  public Recorded tap(UUID patientId, UUID sessionId, UUID device, Tap tap) {
    return recording.tap(whole(patientId, sessionId), device, tap);
  }

  /** Records an incident about this session; it may explain a needle. */
  public Incident incident(UUID patientId, UUID sessionId, UUID incidentId, IncidentTold told) {
    SessionHead head = recording.followed(locked(patientId, sessionId));
    return incidents.record(
        incidentId,
        new Incident.Telling(
            new Incident.About(head.patientId(), head.id(), told.needle()),
            told.kind(),
            told.at(),
            told.account()));
  }

  /** Another clinician, or the same on another device, takes the session in hand. */
  public SessionHead takeOver(UUID patientId, UUID sessionId) {
    SessionHead head = locked(patientId, sessionId);
    Actor actor = CurrentActor.get();
    if (!head.holderId().equals(actor.accountId())) {
      table.hold(head.id(), actor.accountId(), actor.name());
      parts.holder(head.id(), pen(""));
      int number = 0;
      for (Reason reason : rules.againstTakingOver(head, actor.accountId())) {
        String about = "take-over " + actor.accountId() + " " + ++number;
        String sentence = actor.name() + " took the session over. " + reason.sentence();
        parts.raise(head.id(), new Concern(reason.code(), about, sentence, clock.instant()));
      }
    }
    return table.find(head.id()).orElseThrow();
  }

  /** Writes about the session as a whole. After signing use {@link Amendments}. */
  public boolean describe(UUID patientId, UUID sessionId, Wording wording) {
    SessionHead head = recording.followed(locked(patientId, sessionId));
    if (!head.isOpen()) return false;
    parts.write(head.id(), wording, pen(""));
    return true;
  }

  /** Writes about one insertion. After signing use {@link Amendments}. */
  public boolean describe(
      UUID patientId, UUID sessionId, UUID insertionId, Insertion.Detail detail) {
    SessionHead head = recording.followed(locked(patientId, sessionId));
    if (!head.isOpen()) return false;
    parts.write(head.id(), insertionId, detail, pen(""));
    return true;
  }

  /** The advice sheet was given. */
  public void advise(UUID patientId, UUID sessionId, UUID adviceId, Advice advice) {
    SessionHead head = recording.followed(locked(patientId, sessionId));
    parts.advise(head.id(), adviceId, advice);
    if (head.signed()) publishing.publish(reader.session(head));
  }

  /**
   * Signs, or says why not. The caller has asked for the password again. The person's count is kept
   * either way; one that disagrees asks for a recount.
   */
  public Signing sign(UUID patientId, UUID sessionId, OwnCount counted) {
    Session session = whole(patientId, sessionId);
    SessionHead head = session.head();
    List<Reason> reasons = new ArrayList<>(session.reasonsAgainstSigning());
    OwnCount recorded = session.tally().recorded();
    Pen pen = pen("");
    Writes writes = new Writes();
    if (head.isOpen()) parts.count(writes, head.id(), counted, recorded, pen);
    boolean agrees = counted.equals(recorded);
    boolean numbersShown = agrees || session.lastCountDisagreed();
    if (!agrees) {
      reasons.add(
          numbersShown
              ? SigningRules.reason(session, new Hindrance.CountDisagrees(counted, recorded))
              : SigningRules.countAgain(session, counted));
    }
    if (!reasons.isEmpty()) {
      writes.send(jdbc);
      return new Signing.Refused(reader.session(head), reasons, numbersShown);
    }
    Actor actor = pen.actor();
    Signed signature =
        new Signed(actor.accountId(), actor.name(), pen.at(), counted, session.lastReceipt());
    Session signed = session.signed(head.afterSigning(), signature, recorded);
    parts.sign(writes, head.id(), signature);
    table.sign(writes, signed.head());
    writes.send(jdbc);
    publishing.publish(signed);
    return new Signing.Done(signed);
  }

  /** The session, empty when this patient has none of that id. */
  @Transactional(readOnly = true)
  public Optional<Session> find(UUID patientId, UUID sessionId) {
    return table
        .find(sessionId)
        .filter(head -> head.patientId().equals(patientId))
        .map(reader::session);
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<SessionHead> of(UUID patientId) {
    return table.ofPatient(patientId);
  }

  /** Sessions of the group that are not signed yet, oldest first. */
  @Transactional(readOnly = true)
  public List<SessionHead> open() {
    return table.open();
  }

  /** Sessions with needles in that the acting person has in hand. */
  @Transactional(readOnly = true)
  public List<SessionHead> heldWithNeedlesIn() {
    return table.heldWithNeedlesIn(CurrentActor.get().accountId());
  }

  private Session whole(UUID patientId, UUID sessionId) {
    Session session = reader.locked(sessionId).orElseThrow();
    ours(session.head(), patientId);
    return session;
  }

  private SessionHead locked(UUID patientId, UUID sessionId) {
    return table.lock(sessionId).map(head -> ours(head, patientId)).orElseThrow();
  }

  private static SessionHead ours(SessionHead head, UUID patientId) {
    if (!head.patientId().equals(patientId)) {
      throw new IllegalArgumentException("a session of another patient");
    }
    return head;
  }

  private Pen pen(String reason) {
    Instant now = clock.instant();
    return new Pen(CurrentActor.get(), now, reason);
  }
}
