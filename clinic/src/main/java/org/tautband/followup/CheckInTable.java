package org.tautband.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** The SQL of check-ins. */
@Component
class CheckInTable {
  private final JdbcClient jdbc;

  CheckInTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes it, new or as it stands now. */
  void save(CheckIn one) {
    jdbc.sql(
            """
            insert into checkin (id, link_id, patient_id, session_id, episode_id, clinic_id, hours,
              lung, due_at, state, asked_at, call_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (clinic_group_id, id) do update set lung = excluded.lung,
              due_at = excluded.due_at, state = excluded.state, asked_at = excluded.asked_at,
              call_at = excluded.call_at
            """)
        .params(
            Arrays.asList(
                one.id(),
                one.linkId(),
                one.patientId(),
                one.sessionId(),
                one.episodeId(),
                one.clinicId(),
                one.hours(),
                one.lung(),
                TimeColumn.utc(one.dueAt()),
                one.state().name(),
                TimeColumn.utcOrNull(one.askedAt()),
                TimeColumn.utcOrNull(one.callAt())))
        .update();
  }

  /** Those of a session by hours, locked until the transaction ends. */
  List<CheckIn> lock(UUID sessionId) {
    return jdbc.sql("select * from checkin where session_id = ? order by hours for update")
        .param(sessionId)
        .query(CheckInTable::checkIn)
        .list();
  }

  /** Planned and due, or to be called about: which has waited longest. Locked. */
  Optional<CheckIn> due(Instant now) {
    var by = TimeColumn.utc(now);
    return jdbc.sql(
            """
            select * from checkin
            where (state = 'PLANNED' and due_at <= ?) or (state = 'ASKED' and call_at <= ?)
            order by due_at, id limit 1 for update skip locked
            """)
        .params(by, by)
        .query(CheckInTable::checkIn)
        .optional();
  }

  Optional<CheckIn> find(UUID id) {
    return jdbc.sql("select * from checkin where id = ?")
        .param(id)
        .query(CheckInTable::checkIn)
        .optional();
  }

  List<CheckIn> ofSession(UUID sessionId) {
    return jdbc.sql("select * from checkin where session_id = ? order by hours")
        .param(sessionId)
        .query(CheckInTable::checkIn)
        .list();
  }

  List<CheckIn> ofLink(UUID linkId) {
    return jdbc.sql("select * from checkin where link_id = ? order by hours")
        .param(linkId)
        .query(CheckInTable::checkIn)
        .list();
  }

  List<CheckIn> ofPatient(UUID patientId) {
    return jdbc.sql("select * from checkin where patient_id = ? order by due_at desc, id")
        .param(patientId)
        .query(CheckInTable::checkIn)
        .list();
  }

  private static CheckIn checkIn(ResultSet row, int n) throws SQLException {
    return new CheckIn(
        row.getObject("id", UUID.class),
        row.getObject("link_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("session_id", UUID.class),
        row.getObject("episode_id", UUID.class),
        row.getObject("clinic_id", UUID.class),
        row.getInt("hours"),
        row.getBoolean("lung"),
        TimeColumn.at(row, "due_at"),
        CheckIn.State.valueOf(row.getString("state")),
        TimeColumn.atOrNull(row, "asked_at"),
        TimeColumn.atOrNull(row, "call_at"));
  }
}
