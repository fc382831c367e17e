package org.tautband.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.RankedDrawing;
import org.tautband.atlas.RankingCase;
import org.tautband.atlas.Rankings;
import org.tautband.evidence.Side;

/**
 * What was felt in the muscles that somebody looked for after a ranking, with the place the ranking
 * gave them. Kept only where the patient agreed, for testing the ranking one day: nobody has. Taken
 * back, it is deleted (docs/decisions/0112).
 */
@Component
@Transactional
public class Palpations {
  /** So far down a muscle is not looked for because of a ranking. */
  static final int RANKED = 50;

  private final PalpationTable table;
  private final Rankings rankings;
  private final BodyChart chart;
  private final Clock clock;

  Palpations(PalpationTable table, Rankings rankings, BodyChart chart, Clock clock) {
    this.chart = chart;
    this.table = table;
    this.rankings = rankings;
    this.clock = clock;
  }

  /**
   * One muscle on one side.
   *
   * @param place in the ranking, from 1; null: it was not among the first {@value #RANKED}
   */
  public record Palpation(String muscleId, Side side, @Nullable Integer place) {}

  /**
   * An agreement that ended.
   *
   * @param palpations how many were deleted then
   */
  public record TakenBack(int palpations, Instant at, String by) {}

  /** Keeps what an assessment found after a ranking. Saying it again changes nothing. */
  public void keep(Assessment assessment) {
    RankingSeen seen = assessment.ranking();
    if (seen == null) return;
    var asked = new RankingCase("", seen.regions(), List.of(), false, seen.condition());
    if (!(rankings.answer(asked, RANKED) instanceof RankedDrawing ranked)) return;
    for (Finding finding : assessment.findings().muscles()) {
      if (finding.side() != Side.MIDLINE) {
        table.insert(
            kept(assessment, ranked, seen.condition(), finding), CurrentActor.get().accountId());
      }
    }
  }

  /** What was kept of an assessment follows its correction: a side mixed up is no finding. */
  void corrected(Assessment assessment) {
    if (table.deleteOf(assessment.id()) > 0) keep(assessment);
  }

  private PalpationTable.Kept kept(
      Assessment assessment, RankedDrawing ranked, String condition, Finding finding) {
    int place = ranked.placeOf(finding.muscleId(), finding.side());
    return new PalpationTable.Kept(
        assessment.id(),
        assessment.patientId(),
        finding.muscleId(),
        finding.side(),
        ranked.drawn(),
        condition,
        place == 0 ? null : place,
        place == 0 ? null : ranked.candidates().get(place - 1).score(),
        finding.familiarPain(),
        finding.referredPain(),
        finding.feltRegions(chart),
        rankings.version(),
        now());
  }

  /** What was kept of an assessment, in the order of the ranking. */
  @Transactional(readOnly = true)
  public List<Palpation> of(Assessment assessment) {
    return table.of(assessment.id()).stream()
        .map(kept -> new Palpation(kept.muscleId(), kept.side(), kept.place()))
        .toList();
  }

  /**
   * The patient takes the agreement back: everything that was kept of this patient is deleted. What
   * was recorded in the assessments stays there. With nothing kept, nothing happens.
   */
  public void takeBack(UUID patientId, UUID id) {
    int deleted = table.deleteOfPatient(patientId);
    if (deleted > 0) {
      var actor = CurrentActor.get();
      table.insert(id, patientId, new TakenBack(deleted, now(), actor.name()), actor.accountId());
    }
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<TakenBack> takenBack(UUID patientId) {
    return table.takenBack(patientId);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
