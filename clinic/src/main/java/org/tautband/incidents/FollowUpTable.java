package org.tautband.incidents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** The SQL of what was done about incidents since. */
@Component
class FollowUpTable {
  private final JdbcClient jdbc;

  FollowUpTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Answers false when there is a step of that number or id already. */
  boolean insert(FollowUp step) {
    var outcome = step.outcome();
    return jdbc.sql(
                """
                insert into incident_follow_up (id, incident_id, patient_id, number, kind, words,
                  outcome, next_on, recorded_at, recorded_by, recorded_by_name)
                values (:id, :incident, :patient, :number, :kind, :words,
                  :outcome, :next, :at, :by, :name)
                on conflict do nothing
                """)
            .param("id", step.id())
            .param("incident", step.incidentId())
            .param("patient", step.patientId())
            .param("number", step.number())
            .param("kind", step.kind().name())
            .param("words", step.words())
            .param("outcome", outcome == null ? null : outcome.name())
            .param("next", step.nextOn())
            .param("at", TimeColumn.utc(step.recorded().at()))
            .param("by", step.recorded().by())
            .param("name", step.recorded().name())
            .update()
        == 1;
  }

  List<FollowUp> of(UUID incidentId) {
    return jdbc.sql("select * from incident_follow_up where incident_id = ? order by number")
        .param(incidentId)
        .query(FollowUpTable::read)
        .list();
  }

  List<FollowUp> all() {
    return jdbc.sql("select * from incident_follow_up order by incident_id, number")
        .query(FollowUpTable::read)
        .list();
  }

  private static FollowUp read(ResultSet row, int number) throws SQLException {
    return new FollowUp(
        row.getObject("id", UUID.class),
        row.getObject("incident_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getInt("number"),
        FollowUp.Kind.valueOf(row.getString("kind")),
        row.getString("words"),
        outcome(row.getString("outcome")),
        row.getObject("next_on", LocalDate.class),
        new Incident.Recorded(
            TimeColumn.at(row, "recorded_at"),
            row.getObject("recorded_by", UUID.class),
            row.getString("recorded_by_name")));
  }

  private static @Nullable Outcome outcome(@Nullable String name) {
    return name == null ? null : Outcome.valueOf(name);
  }
}
