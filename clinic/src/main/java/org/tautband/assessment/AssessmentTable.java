package org.tautband.assessment;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of assessments: the head of each and every edition in full. */
@Component
class AssessmentTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().changeDefaultVisibility(v -> v.withIsGetterVisibility(NONE)).build();
  private static final String EDITIONS =
      """
      select a.id, a.patient_id, a.episode_id, a.started_at,
             v.edition, v.saved_at, v.account_id, v.saved_by, v.content, r.seen
      from assessment a join assessment_edition v
        on v.clinic_group_id = a.clinic_group_id and v.assessment_id = a.id
        left join assessment_ranking r
        on r.clinic_group_id = a.clinic_group_id and r.assessment_id = a.id
      """;

  private final JdbcClient jdbc;

  AssessmentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when an assessment of that id is there already. */
  boolean insert(Assessment assessment) {
    int rows =
        jdbc.sql(
                """
                insert into assessment (id, patient_id, episode_id, edition, started_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                assessment.id(),
                assessment.patientId(),
                assessment.episodeId(),
                assessment.edition(),
                TimeColumn.utc(assessment.startedAt()))
            .update();
    if (rows == 0) {
      return false;
    }
    insertEdition(assessment);
    if (assessment.ranking() != null) {
      jdbc.sql("insert into assessment_ranking (assessment_id, seen) values (?, ?::jsonb)")
          .params(assessment.id(), JSON.writeValueAsString(assessment.ranking()))
          .update();
    }
    return true;
  }

  /** False when somebody saved after the edition before this one. */
  boolean update(Assessment assessment) {
    int rows =
        jdbc.sql(
                """
                update assessment set edition = ? where id = ? and patient_id = ? and edition = ?
                """)
            .params(
                assessment.edition(),
                assessment.id(),
                assessment.patientId(),
                assessment.edition() - 1)
            .update();
    if (rows == 0) {
      return false;
    }
    insertEdition(assessment);
    return true;
  }

  private void insertEdition(Assessment assessment) {
    jdbc.sql(
            """
            insert into assessment_edition
              (assessment_id, edition, saved_at, account_id, saved_by, content)
            values (?, ?, ?, ?, ?, ?::jsonb)
            """)
        .params(
            assessment.id(),
            assessment.edition(),
            TimeColumn.utc(assessment.savedAt()),
            assessment.accountId(),
            assessment.by(),
            JSON.writeValueAsString(assessment.findings()))
        .update();
  }

  Optional<Assessment> find(UUID patientId, UUID assessmentId) {
    return read(
            EDITIONS + " where a.id = ? and a.patient_id = ? and v.edition = a.edition",
            assessmentId,
            patientId)
        .stream()
        .findFirst();
  }

  List<Assessment> of(UUID patientId, UUID episodeId) {
    return read(
        EDITIONS
            + """
             where a.episode_id = ? and a.patient_id = ? and v.edition = a.edition
            order by a.started_at desc, a.id desc
            """,
        episodeId,
        patientId);
  }

  boolean anyOf(UUID patientId, UUID episodeId) {
    return jdbc.sql(
            "select exists (select from assessment where episode_id = ? and patient_id = ?)")
        .params(episodeId, patientId)
        .query(Boolean.class)
        .single();
  }

  List<Assessment> editions(UUID patientId, UUID assessmentId) {
    return read(
        EDITIONS + " where a.id = ? and a.patient_id = ? order by v.edition desc",
        assessmentId,
        patientId);
  }

  /** Ids of all assessments of the group with their patient. */
  Map<UUID, UUID> patientsById() {
    Map<UUID, UUID> ids = new LinkedHashMap<>();
    jdbc.sql("select id, patient_id from assessment order by id")
        .query(
            row -> {
              ids.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            });
    return ids;
  }

  private List<Assessment> read(String sql, Object... params) {
    return jdbc.sql(sql).params(params).query(AssessmentTable::assessment).list();
  }

  private static Assessment assessment(ResultSet row, int number) throws SQLException {
    return new Assessment(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("episode_id", UUID.class),
        row.getInt("edition"),
        TimeColumn.at(row, "started_at"),
        TimeColumn.at(row, "saved_at"),
        row.getObject("account_id", UUID.class),
        row.getString("saved_by"),
        JSON.readValue(row.getString("content"), Assessment.Findings.class),
        row.getString("seen") == null
            ? null
            : JSON.readValue(row.getString("seen"), RankingSeen.class));
  }
}
