package org.tautband.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.AuditTable;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinics;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.CheckinAnswer;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.fhir.Published;
import org.tautband.followup.CheckIn.State;
import org.tautband.followup.CheckInLinks.Link;
import org.tautband.needling.AdviceSheets;
import org.tautband.needling.Session;
import org.tautband.needling.Sessions;

/** What patients of the current group answered after a session. */
@Component
@Transactional
public class Replies {
  static final Actor PATIENT =
      new Actor(
          new UUID(0, 1), "patient", "The patient, by the clinic’s link", Set.of(), null, null);
  private final CheckInTable checkIns;
  private final ReplyTable table;
  private final CheckInLinks links;
  private final CheckInQuestions questions;
  private final Calls calls;
  private final Sessions sessions;
  private final AdviceSheets advice;
  private final Episodes episodes;
  private final Clinics clinics;
  private final Content content;
  private final Published published;
  private final AuditTable audit;
  private final Clock clock;

  // Asking, answering and publishing meet here; each has one line.
  Replies(
      CheckInTable checkIns,
      ReplyTable table,
      CheckInLinks links,
      CheckInQuestions questions,
      Calls calls,
      Sessions sessions,
      AdviceSheets advice,
      Episodes episodes,
      Clinics clinics,
      Content content,
      Published published,
      AuditTable audit,
      Clock clock) {
    this.checkIns = checkIns;
    this.table = table;
    this.links = links;
    this.questions = questions;
    this.calls = calls;
    this.sessions = sessions;
    this.advice = advice;
    this.episodes = episodes;
    this.clinics = clinics;
    this.content = content;
    this.published = published;
    this.audit = audit;
    this.clock = clock;
  }

  /** A check-in with what was answered, the newest first. */
  public record Answered(CheckIn checkIn, List<Reply> replies) {}

  /** Pain as told by a patient in a check-in, 0 to 10. */
  public record PainTold(Instant at, int value) {}

  /** What the link asks about: the time that was asked last, else the one that comes next. */
  public CheckIn current(Link link) {
    var all =
        checkIns.ofLink(link.id()).stream().filter(one -> one.state() != State.CANCELLED).toList();
    return all.reversed().stream()
        .filter(one -> one.state() != State.PLANNED)
        .findFirst()
        .orElseGet(all::getFirst);
  }

  /** What is asked after this session. */
  public CheckInQuestions.Asked asked(CheckIn checkIn) {
    return questions.about(bodyGroups(checkIn));
  }

  private List<String> bodyGroups(CheckIn checkIn) {
    return session(checkIn).map(advice::places).orElse(Set.of()).stream()
        .map(Place::bodyGroup)
        .distinct()
        .toList();
  }

  private Optional<Session> session(CheckIn checkIn) {
    return sessions.find(checkIn.patientId(), checkIn.sessionId());
  }

  /** When the session was. */
  public Instant needledAt(CheckIn checkIn) {
    return session(checkIn).map(s -> s.head().startedAt()).orElse(checkIn.dueAt());
  }

  /** What was ticked, empty when none of it is asked here. */
  public List<CheckinAnswer> ticked(CheckIn checkIn, Set<String> ids) {
    return questions.fitting(bodyGroups(checkIn)).stream()
        .filter(row -> ids.contains(row.id()))
        .sorted(Comparator.comparing(CheckinAnswer::tier).reversed())
        .toList();
  }

  /**
   * Keeps what was ticked, and has somebody called where it must be. The same id again keeps
   * nothing.
   *
   * @param ticked not empty, the strictest first
   */
  public Reply answer(
      CheckIn checkIn, UUID id, List<CheckinAnswer> ticked, String words, String address) {
    var clinic = clinics.get(checkIn.clinicId());
    var before = table.of(checkIn.id());
    var reply =
        new Reply(
            id,
            checkIn.id(),
            checkIn.patientId(),
            now(),
            ticked.stream()
                .map(
                    row ->
                        new Reply.Said(
                            row.id(), row.ask(), row.tier(), CheckInQuestions.told(row, clinic)))
                .toList(),
            words,
            before.isEmpty() ? null : before.getFirst().painNow(),
            ticked.getFirst().tier(),
            content.version());
    return keep(checkIn, reply, before, address, true);
  }

  /** Keeps pain and goals beside what was ticked last. */
  public void scores(
      CheckIn checkIn, UUID id, @Nullable Integer painNow, Map<UUID, Integer> goals, String from) {
    var before = table.of(checkIn.id());
    if (before.isEmpty()) throw new IllegalStateException("scores follow an answer");
    var last = before.getFirst();
    var reply =
        new Reply(
            id,
            last.checkInId(),
            last.patientId(),
            now(),
            last.said(),
            last.words(),
            painNow == null ? last.painNow() : painNow,
            last.tier(),
            last.contentVersion());
    keep(checkIn, reply, before, from, false);
    CurrentActor.call(PATIENT, () -> scored(checkIn, goals));
  }

  private Reply keep(
      CheckIn checkIn, Reply reply, List<Reply> before, String address, boolean raises) {
    return CurrentActor.call(
        PATIENT,
        () -> {
          if (table.insert(reply)) {
            published.publish(reply.patientId(), ReplyFhir.of(reply));
            audit.writeWithin(
                new AuditTable.Entry("POST", "/checkin/answer", 200, address),
                List.of(reply.patientId()));
            if (raises) {
              publishTold(checkIn);
              calls.answered(checkIn, reply, before, clock.instant());
            }
          }
          return reply;
        });
  }

  private void publishTold(CheckIn checkIn) {
    Reported.of(checkIn, table.of(checkIn.id()))
        .ifPresent(told -> published.publish(told.patientId(), ReportedFhir.of(told)));
  }

  /** Once more when somebody of the clinic changed the episode in between. */
  private boolean scored(CheckIn checkIn, Map<UUID, Integer> goals) {
    for (int i = 0; i < 3 && !goals.isEmpty(); i++) {
      var episode = openEpisode(checkIn);
      if (episode.isEmpty()) return false;
      if (episodes.review(episode.get(), goals, null) instanceof org.tautband.episodes.Change.Saved)
        return true;
    }
    return false;
  }

  /** The episode of the session while it is open; its goals are asked. */
  public Optional<Episode> openEpisode(CheckIn checkIn) {
    var id = checkIn.episodeId();
    return id == null
        ? Optional.empty()
        : episodes.find(checkIn.patientId(), id).filter(Episode::isOpen);
  }

  /** All check-ins of a patient, the latest due first. */
  @Transactional(readOnly = true)
  public List<Answered> of(UUID patientId) {
    var replies =
        table.ofPatient(patientId).stream().collect(Collectors.groupingBy(Reply::checkInId));
    return checkIns.ofPatient(patientId).stream()
        .map(one -> new Answered(one, replies.getOrDefault(one.id(), List.of())))
        .toList();
  }

  /** What was answered last. */
  @Transactional(readOnly = true)
  public Optional<Reply> newest(CheckIn checkIn) {
    return table.of(checkIn.id()).stream().findFirst();
  }

  /** The newest answer to each check-in of an episode, oldest first. */
  @Transactional(readOnly = true)
  public List<PainTold> painTold(UUID patientId, UUID episodeId) {
    var told = new ArrayList<PainTold>();
    for (var one : of(patientId)) {
      if (!episodeId.equals(one.checkIn().episodeId()) || one.replies().isEmpty()) continue;
      var newest = one.replies().getFirst();
      var pain = newest.painNow();
      if (pain != null) told.add(new PainTold(newest.at(), pain));
    }
    told.sort(Comparator.comparing(PainTold::at));
    return told;
  }

  /** For the drift check. */
  @Transactional(readOnly = true)
  void eachNewest(Consumer<Reply> receiver) {
    table.eachNewest(receiver);
  }

  /** For the drift check. */
  @Transactional(readOnly = true)
  void eachTold(Consumer<Reported> receiver) {
    table
        .withAnAlert()
        .forEach(
            id -> Reported.of(checkIns.find(id).orElseThrow(), table.of(id)).ifPresent(receiver));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
