package org.tautband.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.bookings.Booking;
import org.tautband.database.CurrentGroup;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Content;
import org.tautband.fhir.RecordsChanged;
import org.tautband.needling.BeforeNeedling;
import org.tautband.needling.BeforeNeedling.Check;
import org.tautband.patients.Patients;

/**
 * What will refuse a start, asked of the modules that refuse it. Asking takes a dozen statements a
 * patient and Today shows a day of patients, so an answer is kept until a record of the patient or
 * of the clinic is saved, the content changes, or five minutes have passed (docs/decisions/0090).
 */
@Component
public class Preparations {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST_KEPT = 5_000;

  private final Episodes episodes;
  private final BeforeNeedling before;
  private final Patients patients;
  private final Content content;
  private final Clock clock;
  private final Map<Question, Kept> kept = new ConcurrentHashMap<>();
  private final AtomicLong saves = new AtomicLong();

  Preparations(
      Episodes episodes, BeforeNeedling before, Patients patients, Content content, Clock clock) {
    this.patients = patients;
    this.episodes = episodes;
    this.before = before;
    this.content = content;
    this.clock = clock;
  }

  /**
   * How it stands.
   *
   * @param episode the open problem with needling planned, else any open one; null without
   * @param open what is open, part by part; empty when nothing refuses
   * @param alerts as in the patient's bar; for readers of clinical text only
   */
  public record Preparation(@Nullable Episode episode, List<Check> open, List<String> alerts) {
    /** Whether a plan was made and names no place to needle. */
    public boolean withoutNeedles() {
      return episode != null && episode.plan() != null && episode.plannedPlaces().isEmpty();
    }
  }

  private record Question(
      UUID groupId, UUID patientId, @Nullable UUID practitionerId, @Nullable Instant at) {}

  private record Kept(Preparation answer, Instant askedAt, String contentVersion) {}

  /** For a booked visit, as it would be asked when it begins. */
  @Transactional(readOnly = true)
  public Preparation of(Booking booking) {
    var at = booking.slot().from().isAfter(clock.instant()) ? booking.slot().from() : null;
    return of(booking.patientId(), booking.place().practitionerId(), at);
  }

  /**
   * For a patient.
   *
   * @param practitionerId who would needle; null leaves out what depends on it
   * @param at when; null: now
   */
  @Transactional(readOnly = true)
  public Preparation of(UUID patientId, @Nullable UUID practitionerId, @Nullable Instant at) {
    var question = new Question(CurrentGroup.required(), patientId, practitionerId, at);
    var now = clock.instant();
    var known = kept.get(question);
    if (known != null
        && known.askedAt().plus(KEPT).isAfter(now)
        && known.contentVersion().equals(content.version())) {
      return known.answer();
    }
    long before = saves.get();
    var version = content.version();
    var answer = asked(patientId, practitionerId, at == null ? now : at);
    if (kept.size() >= MOST_KEPT) kept.clear();
    // What was saved while it was asked may not be in it.
    if (saves.get() == before) kept.put(question, new Kept(answer, now, version));
    return answer;
  }

  private Preparation asked(UUID patientId, @Nullable UUID practitionerId, Instant at) {
    var open = episodes.of(patientId).stream().filter(Episode::isOpen).toList();
    var one =
        open.stream()
            .filter(e -> !e.plannedPlaces().isEmpty())
            .findFirst()
            .or(() -> open.stream().findFirst());
    if (one.isEmpty()) {
      return new Preparation(
          null,
          List.of(
              new Check(
                  "Problem",
                  "/patients/" + patientId + "/episodes/new",
                  episodes.reasonsAgainst(patientId, Optional.empty()))),
          patients.alerts(patientId));
    }
    var checks = before.of(one.get(), practitionerId, at);
    return new Preparation(
        one.get(), checks.stream().filter(c -> !c.inOrder()).toList(), patients.alerts(patientId));
  }

  @EventListener
  public void saved(RecordsChanged changed) {
    saves.incrementAndGet();
    boolean everybody = changed.chains().contains(changed.groupId());
    kept.keySet()
        .removeIf(
            q ->
                q.groupId().equals(changed.groupId())
                    && (everybody || changed.chains().contains(q.patientId())));
  }
}
