package org.tautband.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.atlas.Atlas;
import org.tautband.evidence.Reason;
import org.tautband.fhir.Published;

/** All assessments of the clinic group. */
@Component
@Transactional
public class Assessments {
  private final AssessmentTable table;
  private final Clock clock;
  private final Atlas atlas;
  private final Published published;

  private final Palpations palpations;

  Assessments(
      AssessmentTable table, Clock clock, Atlas atlas, Palpations palpations, Published published) {
    this.palpations = palpations;
    this.atlas = atlas;
    this.published = published;
    this.table = table;
    this.clock = clock;
  }

  /** What came of a save. */
  public sealed interface Change {
    /** It is saved. */
    record Saved(Assessment assessment) implements Change {}

    /** Somebody else saved in between; nothing was changed. */
    record Stale(Assessment current) implements Change {}
  }

  /** First save of an assessment; the same id again saves nothing and answers what is there. */
  public Assessment record(
      UUID patientId, UUID episodeId, UUID assessmentId, Assessment.Findings findings) {
    return record(patientId, episodeId, assessmentId, findings, null);
  }

  /**
   * As {@link #record(UUID, UUID, UUID, Assessment.Findings)}, with what the ranking had proposed.
   */
  public Assessment record(
      UUID patientId,
      UUID episodeId,
      UUID assessmentId,
      Assessment.Findings findings,
      @Nullable RankingSeen ranking) {
    var actor = CurrentActor.get();
    Instant now = now();
    Assessment assessment =
        new Assessment(
            assessmentId,
            patientId,
            episodeId,
            1,
            now,
            now,
            actor.accountId(),
            actor.name(),
            findings,
            ranking);
    if (!table.insert(assessment)) {
      return find(patientId, assessmentId)
          .orElseThrow(() -> new IllegalArgumentException("that id is another patient's"));
    }
    published.publish(patientId, AssessmentFhir.of(assessment, atlas));
    return assessment;
  }

  /** Saves over the edition that was shown. */
  public Change change(Assessment shown, Assessment.Findings findings) {
    var actor = CurrentActor.get();
    Assessment next =
        new Assessment(
            shown.id(),
            shown.patientId(),
            shown.episodeId(),
            shown.edition() + 1,
            shown.startedAt(),
            now(),
            actor.accountId(),
            actor.name(),
            findings,
            shown.ranking());
    if (!table.update(next)) {
      return new Change.Stale(
          find(shown.patientId(), shown.id())
              .orElseThrow(() -> new IllegalArgumentException("no such assessment")));
    }
    published.publish(
        shown.patientId(), AssessmentFhir.of(editions(shown.patientId(), shown.id()), atlas));
    palpations.corrected(next);
    return new Change.Saved(next);
  }

  /** Newest first, each as it stands. */
  @Transactional(readOnly = true)
  public List<Assessment> of(UUID patientId, UUID episodeId) {
    return table.of(patientId, episodeId);
  }

  /** The assessment as it stands, empty when this patient has none of that id. */
  @Transactional(readOnly = true)
  public Optional<Assessment> find(UUID patientId, UUID assessmentId) {
    return table.find(patientId, assessmentId);
  }

  /** Every edition, newest first. */
  @Transactional(readOnly = true)
  public List<Assessment> editions(UUID patientId, UUID assessmentId) {
    return table.editions(patientId, assessmentId);
  }

  /** Why needling may not start: nothing was assessed. */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(UUID patientId, UUID episodeId) {
    if (table.anyOf(patientId, episodeId)) return List.of();
    return List.of(
        new Reason(
            "assessment-missing",
            "Nothing was assessed in this episode. Record what you asked and found.",
            "/patients/" + patientId + "/episodes/" + episodeId + "/assessments/new",
            "Record the assessment",
            "Muscles are needled for something that was found.",
            List.of("OWN")));
  }

  /** Pain over time. */
  @Transactional(readOnly = true)
  public PainSeries painSeries(UUID patientId, UUID episodeId) {
    return new PainSeries(
        episodeId,
        of(patientId, episodeId).reversed().stream()
            .filter(assessment -> assessment.findings().pain().asked())
            .map(a -> new PainSeries.Point(a.id(), a.startedAt(), a.findings().pain()))
            .toList());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
