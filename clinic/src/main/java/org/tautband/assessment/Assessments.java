package org.tautband.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.assessment.RedFlags.Standing;
import org.tautband.atlas.Atlas;
import org.tautband.database.Ids;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.QuestionGroup;
import org.tautband.evidence.Reason;
import org.tautband.evidence.RedFlag;
import org.tautband.fhir.Published;
import org.tautband.patients.Patients;

/** All red-flag rounds and assessments of the clinic group. */
@Component
@Transactional
public class Assessments {
  private final AssessmentTable table;
  private final RedFlagTable redFlags;
  private final Content content;
  private final Patients patients;
  private final Clock clock;
  private final Atlas atlas;
  private final Published published;

  private final Palpations palpations;

  // More parameters than we aim for: what is kept beside an assessment follows each save of it.
  Assessments(
      AssessmentTable table,
      RedFlagTable redFlags,
      Content content,
      Patients patients,
      Clock clock,
      Atlas atlas,
      Palpations palpations,
      Published published) {
    this.palpations = palpations;
    this.atlas = atlas;
    this.published = published;
    this.table = table;
    this.redFlags = redFlags;
    this.content = content;
    this.patients = patients;
    this.clock = clock;
  }

  /** What came of a save. */
  public sealed interface Change {
    /** It is saved. */
    record Saved(Assessment assessment) implements Change {}

    /** Somebody else saved in between; nothing was changed. */
    record Stale(Assessment current) implements Change {}
  }

  /** What was examined, who was told, why needling is still right. */
  public record RedFlagWords(String examined, String told, String whyStillRight) {}

  /**
   * The red-flag questions that fit the places and the person, the patient's first, in groups of at
   * most eight.
   */
  @Transactional(readOnly = true)
  public List<QuestionGroup<RedFlag>> redFlagQuestions(
      UUID patientId, Set<Place> places, AskedOf askedOf) {
    return RedFlags.grouped(fitting(patientId, places, clock.instant()), askedOf);
  }

  /** As {@link #redFlagQuestions}, but only those that are not answered, or too long ago. */
  @Transactional(readOnly = true)
  public List<QuestionGroup<RedFlag>> openRedFlagQuestions(
      UUID patientId, UUID episodeId, Set<Place> places, AskedOf askedOf) {
    return RedFlags.grouped(redFlags(patientId, episodeId, places).unanswered(), askedOf);
  }

  /**
   * Keeps the answers; the same {@code roundId} again keeps nothing and answers what is there.
   *
   * @param places where needling is planned
   */
  public RedFlagRound answer(
      UUID patientId,
      UUID episodeId,
      UUID roundId,
      Set<Place> places,
      List<RedFlagAnswer> answers) {
    Set<String> known = new HashSet<>();
    content.redFlags().forEach(flag -> known.add(flag.questionId()));
    for (RedFlagAnswer answer : answers) {
      if (!known.contains(answer.questionId())) {
        throw new IllegalArgumentException("no red-flag question " + answer.questionId());
      }
    }
    var actor = CurrentActor.get();
    RedFlagRound round =
        new RedFlagRound(
            roundId, patientId, episodeId, places, answers, now(), actor.accountId(), actor.name());
    if (!redFlags.insert(round)) {
      return rounds(patientId, episodeId).stream()
          .filter(kept -> kept.id().equals(roundId))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("that id is another patient's round"));
    }
    published.publish(patientId, RedFlagFhir.of(round, List.of(), content));
    return round;
  }

  /**
   * Keeps the clinician's words on a raised flag. Empty when that round of this episode raised no
   * such flag; what was written before stands.
   */
  public Optional<FlagCleared> clear(
      UUID patientId, UUID episodeId, UUID roundId, String questionId, RedFlagWords words) {
    Optional<RedFlagRound> raised =
        rounds(patientId, episodeId).stream()
            .filter(round -> round.id().equals(roundId))
            .filter(
                round ->
                    round.answers().stream()
                        .anyMatch(a -> a.questionId().equals(questionId) && a.answer().raises()))
            .findFirst();
    if (raised.isEmpty()) {
      return Optional.empty();
    }
    var actor = CurrentActor.get();
    FlagCleared cleared =
        new FlagCleared(
            Ids.next(),
            roundId,
            questionId,
            words.examined(),
            words.told(),
            words.whyStillRight(),
            now(),
            actor.accountId(),
            actor.name());
    if (!redFlags.insert(cleared)) {
      return redFlags.cleared(patientId, episodeId).stream()
          .filter(c -> c.roundId().equals(roundId) && c.questionId().equals(questionId))
          .findFirst();
    }
    published.publish(
        patientId, RedFlagFhir.of(raised.get(), redFlags.cleared(patientId, episodeId), content));
    return Optional.of(cleared);
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

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<RedFlagRound> rounds(UUID patientId, UUID episodeId) {
    return redFlags.rounds(patientId, episodeId);
  }

  /** How every red-flag question that fits stands now. */
  @Transactional(readOnly = true)
  public RedFlagOverview redFlags(UUID patientId, UUID episodeId, Set<Place> places) {
    return RedFlagOverview.of(standing(patientId, episodeId, places, clock.instant()));
  }

  /** Why needling may not start at these places: red flags not asked, raised, no assessment. */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(
      UUID patientId, UUID episodeId, Set<Place> places, Instant at) {
    List<Reason> reasons =
        new ArrayList<>(
            RedFlags.reasons(patientId, episodeId, standing(patientId, episodeId, places, at)));
    if (!table.anyOf(patientId, episodeId)) {
      reasons.add(
          new Reason(
              "assessment-missing",
              "Nothing was assessed in this episode. Record what you asked and found.",
              "/patients/" + patientId + "/episodes/" + episodeId + "/assessments/new",
              "Record the assessment",
              "Muscles are needled for something that was found.",
              List.of("OWN")));
    }
    return reasons;
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

  private List<Standing> standing(UUID patientId, UUID episodeId, Set<Place> places, Instant at) {
    return RedFlags.standing(
        fitting(patientId, places, at),
        redFlags.rounds(patientId, episodeId),
        redFlags.cleared(patientId, episodeId),
        at);
  }

  private List<RedFlag> fitting(UUID patientId, Set<Place> places, Instant at) {
    int age = patients.get(patientId).ageYears(LocalDate.ofInstant(at, ZoneOffset.UTC));
    return RedFlags.fitting(content, places, age);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
