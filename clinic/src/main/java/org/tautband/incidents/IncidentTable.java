package org.tautband.incidents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import org.tautband.incidents.Incident.Account;
import org.tautband.incidents.Incident.Kind;
import org.tautband.incidents.Incident.Recorded;
import org.tautband.incidents.Incident.Standing;

@Component
class IncidentTable {
  private static final String LAST =
      """
      select i.* from incident i
      where %s and not exists (
        select from incident later where later.id = i.id and later.edition > i.edition)
      order by happened_at desc, id desc
      """;
  private final JdbcClient jdbc;

  IncidentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Answers false when this edition is there already. */
  boolean insert(Incident incident) {
    var severity = incident.account().severity();
    var seriousness = incident.account().seriousness();
    return jdbc.sql(
                """
                insert into incident (id, edition, patient_id, session_id, needle, kind, happened_at,
                  what, done, search_made, imaging_or_referral, patient_told, told_by, told_at,
                  severity, seriousness, standing, reason, recorded_at, recorded_by,
                  recorded_by_name)
                values (:id, :edition, :patient, :session, :needle, :kind, :happened,
                  :what, :done, :search, :imaging, :told, :toldBy, :toldAt, :severity, :seriousness,
                  :standing, :reason, :at, :by, :name)
                on conflict do nothing
                """)
            .param("id", incident.id())
            .param("edition", incident.edition())
            .param("patient", incident.patientId())
            .param("session", incident.sessionId())
            .param("needle", incident.needle())
            .param("kind", incident.kind().name())
            .param("happened", TimeColumn.utc(incident.happenedAt()))
            .param("what", incident.account().what())
            .param("done", incident.account().done())
            .param("search", incident.account().searchMade())
            .param("imaging", incident.account().imagingOrReferral())
            .param("told", incident.account().patientTold())
            .param("toldBy", incident.account().toldBy())
            .param("toldAt", TimeColumn.utcOrNull(incident.account().toldAt()))
            .param("severity", severity == null ? null : severity.name())
            .param("seriousness", seriousness == null ? null : seriousness.name())
            .param("standing", incident.standing().name())
            .param("reason", incident.reason())
            .param("at", TimeColumn.utc(incident.recorded().at()))
            .param("by", incident.recorded().by())
            .param("name", incident.recorded().name())
            .update()
        == 1;
  }

  List<Incident> ofPatient(UUID patientId) {
    return jdbc.sql(LAST.formatted("patient_id = ?")).param(patientId).query(this::read).list();
  }

  List<Incident> ofSession(UUID sessionId) {
    return jdbc.sql(LAST.formatted("session_id = ?")).param(sessionId).query(this::read).list();
  }

  List<Incident> editions(UUID incidentId) {
    return jdbc.sql("select * from incident where id = ? order by edition desc")
        .param(incidentId)
        .query(this::read)
        .list();
  }

  /** Of sessions, each as it stands; what happened at or after then. */
  List<Incident> ofSessionsSince(Instant from) {
    return jdbc.sql(
            LAST.formatted("session_id is not null and standing = 'STANDS' and happened_at >= ?"))
        .param(TimeColumn.utc(from))
        .query(this::read)
        .list();
  }

  List<Incident> all() {
    return jdbc.sql(LAST.formatted("true")).query(this::read).list();
  }

  private Incident read(ResultSet row, int number) throws SQLException {
    var severity = row.getString("severity");
    var seriousness = row.getString("seriousness");
    return new Incident(
        row.getObject("id", UUID.class),
        row.getInt("edition"),
        row.getObject("patient_id", UUID.class),
        row.getObject("session_id", UUID.class),
        (Integer) row.getObject("needle"),
        Kind.valueOf(row.getString("kind")),
        TimeColumn.at(row, "happened_at"),
        new Account(
            row.getString("what"),
            row.getString("done"),
            row.getString("search_made"),
            row.getString("imaging_or_referral"),
            row.getString("patient_told"),
            row.getString("told_by"),
            TimeColumn.atOrNull(row, "told_at"),
            severity == null ? null : Severity.valueOf(severity),
            seriousness == null ? null : Seriousness.valueOf(seriousness)),
        Standing.valueOf(row.getString("standing")),
        row.getString("reason"),
        new Recorded(
            TimeColumn.at(row, "recorded_at"),
            row.getObject("recorded_by", UUID.class),
            row.getString("recorded_by_name")));
  }
}
