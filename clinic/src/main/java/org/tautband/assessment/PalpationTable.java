package org.tautband.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import org.tautband.evidence.Side;

/** The SQL of palpations kept for testing the ranking, and of agreements taken back. */
@Component
class PalpationTable {
  private final JdbcClient jdbc;

  PalpationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One muscle on one side, as it was felt after one ranking.
   *
   * @param drawn ids of the regions that were ranked
   * @param condition whose published shares weighed in; empty: none
   * @param place in the ranking, from 1; null: not among those looked at
   * @param felt ids of the regions where pressing was felt somewhere else
   * @param model what ranked; empty where it was not kept
   */
  record Kept(
      UUID assessmentId,
      UUID patientId,
      String muscleId,
      Side side,
      List<String> drawn,
      String condition,
      @Nullable Integer place,
      @Nullable Double score,
      Finding.Sign familiar,
      Finding.Sign referred,
      List<String> felt,
      String model,
      Instant at) {}

  void insert(Kept kept, UUID accountId) {
    jdbc.sql(
            """
            insert into palpation_kept (assessment_id, muscle_id, side, patient_id, drawn,
              condition, place, score, familiar, referred, felt, model, at, account_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)
        .param(kept.assessmentId())
        .param(kept.muscleId())
        .param(kept.side().name())
        .param(kept.patientId())
        .param(kept.drawn().toArray(String[]::new))
        .param(kept.condition())
        .param(kept.place())
        .param(kept.score())
        .param(kept.familiar().name())
        .param(kept.referred().name())
        .param(kept.felt().toArray(String[]::new))
        .param(kept.model())
        .param(TimeColumn.utc(kept.at()))
        .param(accountId)
        .update();
  }

  /** In the order of the ranking. */
  List<Kept> of(UUID assessmentId) {
    return jdbc.sql(
            """
            select * from palpation_kept
            where assessment_id = ? order by place nulls last, muscle_id, side
            """)
        .param(assessmentId)
        .query((row, n) -> kept(row))
        .list();
  }

  /** All of the group; those of one assessment follow each other in the order of the ranking. */
  List<Kept> all() {
    return jdbc.sql(
            """
            select * from palpation_kept
            order by assessment_id, place nulls last, muscle_id, side
            """)
        .query((row, n) -> kept(row))
        .list();
  }

  int deleteOf(UUID assessmentId) {
    return jdbc.sql("delete from palpation_kept where assessment_id = ?")
        .param(assessmentId)
        .update();
  }

  int deleteOfPatient(UUID patientId) {
    return jdbc.sql("delete from palpation_kept where patient_id = ?").param(patientId).update();
  }

  void insert(UUID id, UUID patientId, Palpations.TakenBack taken, UUID accountId) {
    jdbc.sql(
            """
            insert into palpation_withdrawal
              (id, patient_id, palpations, withdrawn_at, account_id, withdrawn_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            id, patientId, taken.palpations(), TimeColumn.utc(taken.at()), accountId, taken.by())
        .update();
  }

  /** Newest first. */
  List<Palpations.TakenBack> takenBack(UUID patientId) {
    return jdbc.sql(
            """
            select palpations, withdrawn_at, withdrawn_by from palpation_withdrawal
            where patient_id = ? order by withdrawn_at desc, id desc
            """)
        .param(patientId)
        .query(
            (row, n) ->
                new Palpations.TakenBack(
                    row.getInt("palpations"),
                    TimeColumn.at(row, "withdrawn_at"),
                    row.getString("withdrawn_by")))
        .list();
  }

  int withdrawals() {
    return jdbc.sql("select count(*) from palpation_withdrawal").query(Integer.class).single();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject("assessment_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getString("muscle_id"),
        Side.valueOf(row.getString("side")),
        texts(row, "drawn"),
        row.getString("condition"),
        row.getObject("place", Integer.class),
        row.getObject("score", Double.class),
        Finding.Sign.valueOf(row.getString("familiar")),
        Finding.Sign.valueOf(row.getString("referred")),
        texts(row, "felt"),
        row.getString("model"),
        TimeColumn.at(row, "at"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
