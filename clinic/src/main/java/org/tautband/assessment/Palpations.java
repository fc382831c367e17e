package org.tautband.assessment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.atlas.RankedDrawing;
import org.tautband.atlas.RankingCase;
import org.tautband.atlas.Rankings;
import org.tautband.database.TimeColumn;
import org.tautband.evidence.Side;

/**
 * What was felt in the muscles that somebody looked for after a ranking, with the place the ranking
 * gave them. Kept only where the patient agreed, for testing the ranking one day: nobody has.
 */
@Component
@Transactional
public class Palpations {
  /** So far down a muscle is not looked for because of a ranking. */
  private static final int RANKED = 50;

  private final JdbcClient jdbc;
  private final Rankings rankings;
  private final Clock clock;

  Palpations(JdbcClient jdbc, Rankings rankings, Clock clock) {
    this.jdbc = jdbc;
    this.rankings = rankings;
    this.clock = clock;
  }

  /**
   * One muscle on one side.
   *
   * @param place in the ranking, from 1; null: it was not among the first {@value #RANKED}
   */
  public record Palpation(String muscleId, Side side, @Nullable Integer place, String familiar) {}

  /**
   * Keeps what an assessment found. Saying it again changes nothing.
   *
   * @param drawn ids of the regions that were ranked
   */
  public void keep(Assessment assessment, List<String> drawn) {
    if (!(rankings.answer(RankingCase.of(drawn), RANKED) instanceof RankedDrawing ranked)) {
      return;
    }
    for (Finding finding : assessment.findings().muscles()) {
      if (finding.side() != Side.MIDLINE) {
        insert(assessment, ranked, finding);
      }
    }
  }

  private void insert(Assessment assessment, RankedDrawing ranked, Finding finding) {
    int place = 1;
    Optional<RankedDrawing.Match> match = Optional.empty();
    for (RankedDrawing.Match one : ranked.candidates()) {
      if (one.muscle().equals(finding.muscleId()) && one.side() == finding.side()) {
        match = Optional.of(one);
        break;
      }
      place++;
    }
    jdbc.sql(
            """
            insert into palpation_kept (assessment_id, muscle_id, side, patient_id, drawn, place,
              score, familiar, referred, felt, at, account_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)
        .param(assessment.id())
        .param(finding.muscleId())
        .param(finding.side().name())
        .param(assessment.patientId())
        .param(ranked.drawn().toArray(String[]::new))
        .param(match.isPresent() ? place : null)
        .param(match.map(RankedDrawing.Match::score).orElse(null))
        .param(finding.familiarPain().name())
        .param(finding.referredPain().name())
        .param(finding.felt().toArray(String[]::new))
        .param(TimeColumn.utc(clock.instant()))
        .param(CurrentActor.get().accountId())
        .update();
  }

  /** What was kept of an assessment, in the order of the ranking. */
  @Transactional(readOnly = true)
  public List<Palpation> of(Assessment assessment) {
    return jdbc.sql(
            """
            select muscle_id, side, place, familiar from palpation_kept
            where assessment_id = ? order by place nulls last, muscle_id, side
            """)
        .param(assessment.id())
        .query(
            (row, n) ->
                new Palpation(
                    row.getString("muscle_id"),
                    Side.valueOf(row.getString("side")),
                    row.getObject("place", Integer.class),
                    row.getString("familiar")))
        .list();
  }
}
