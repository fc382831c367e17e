package org.tautband.redflags;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.database.Ids;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.QuestionGroup;
import org.tautband.evidence.Reason;
import org.tautband.evidence.RedFlag;
import org.tautband.fhir.Published;
import org.tautband.patients.Patients;
import org.tautband.redflags.RedFlagRules.Standing;

/** All red-flag rounds of the clinic group, and what clinicians wrote on raised flags. */
@Component
@Transactional
public class RedFlags {
  private final RedFlagTable table;
  private final Content content;
  private final Patients patients;
  private final Published published;
  private final Clock clock;

  RedFlags(
      RedFlagTable table, Content content, Patients patients, Published published, Clock clock) {
    this.table = table;
    this.content = content;
    this.patients = patients;
    this.published = published;
    this.clock = clock;
  }

  /** What was examined, who was told, why needling is still right. */
  public record Words(String examined, String told, String whyStillRight) {}

  /**
   * The red-flag questions that fit the places and the person, the patient's first, in groups of at
   * most eight.
   */
  @Transactional(readOnly = true)
  public List<QuestionGroup<RedFlag>> questions(
      UUID patientId, Set<Place> places, AskedOf askedOf) {
    return RedFlagRules.grouped(fitting(patientId, places, clock.instant()), askedOf);
  }

  /** As {@link #questions}, but only those that are not answered, or too long ago. */
  @Transactional(readOnly = true)
  public List<QuestionGroup<RedFlag>> openQuestions(
      UUID patientId, UUID episodeId, Set<Place> places, AskedOf askedOf) {
    return RedFlagRules.grouped(overview(patientId, episodeId, places).unanswered(), askedOf);
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
    if (!table.insert(round)) {
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
      UUID patientId, UUID episodeId, UUID roundId, String questionId, Words words) {
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
    if (!table.insert(cleared)) {
      return table.cleared(patientId, episodeId).stream()
          .filter(c -> c.roundId().equals(roundId) && c.questionId().equals(questionId))
          .findFirst();
    }
    published.publish(
        patientId, RedFlagFhir.of(raised.get(), table.cleared(patientId, episodeId), content));
    return Optional.of(cleared);
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<RedFlagRound> rounds(UUID patientId, UUID episodeId) {
    return table.rounds(patientId, episodeId);
  }

  /** How every red-flag question that fits stands now. */
  @Transactional(readOnly = true)
  public RedFlagOverview overview(UUID patientId, UUID episodeId, Set<Place> places) {
    return RedFlagOverview.of(standing(patientId, episodeId, places, clock.instant()));
  }

  /** Why needling may not start at these places: flags not asked, or raised and not settled. */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(
      UUID patientId, UUID episodeId, Set<Place> places, Instant at) {
    return RedFlagRules.reasons(patientId, episodeId, standing(patientId, episodeId, places, at));
  }

  private List<Standing> standing(UUID patientId, UUID episodeId, Set<Place> places, Instant at) {
    return RedFlagRules.standing(
        fitting(patientId, places, at),
        table.rounds(patientId, episodeId),
        table.cleared(patientId, episodeId),
        at);
  }

  private List<RedFlag> fitting(UUID patientId, Set<Place> places, Instant at) {
    int age = patients.get(patientId).ageYears(LocalDate.ofInstant(at, ZoneOffset.UTC));
    return RedFlagRules.fitting(content, places, age);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
