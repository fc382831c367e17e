package org.tautband.history;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** The SQL of what was told. */
@Component
class ToldTable {
  private final JdbcClient jdbc;

  ToldTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the version was written; not when there is one of that number already. */
  boolean insert(Told told) {
    var saying = told.saying();
    return jdbc.sql(
                """
                insert into told (id, version, patient_id, kind, what, detail, told_by, told_on, since,
                  ended_on, standing, change_reason, written_at, written_by, written_by_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .param(told.id())
            .param(told.version())
            .param(told.patientId())
            .param(saying.kind().name())
            .param(saying.what())
            .param(saying.detail())
            .param(saying.toldBy())
            .param(saying.toldOn())
            .param(saying.since())
            .param(saying.endedOn())
            .param(told.standing().name())
            .param(told.changeReason())
            .param(TimeColumn.utc(told.writtenAt()))
            .param(told.writtenBy())
            .param(told.writtenByName())
            .update()
        == 1;
  }

  /** The latest version of each entry, the newest first. */
  List<Told> current(UUID patientId) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (id) * from told where patient_id = ? order by id, version desc
            ) latest order by told_on desc, id desc
            """)
        .param(patientId)
        .query(ToldTable::told)
        .list();
  }

  /** All versions of an entry, the latest first. */
  List<Told> versions(UUID patientId, UUID toldId) {
    return jdbc.sql("select * from told where patient_id = ? and id = ? order by version desc")
        .params(patientId, toldId)
        .query(ToldTable::told)
        .list();
  }

  /** Every entry's latest version of the whole group. */
  List<Told> all() {
    return jdbc.sql("select distinct on (id) * from told order by id, version desc")
        .query(ToldTable::told)
        .list();
  }

  Optional<Instant> newestChange(UUID patientId) {
    return jdbc.sql("select max(written_at) as at from told where patient_id = ?")
        .param(patientId)
        .query((row, n) -> Optional.ofNullable(TimeColumn.atOrNull(row, "at")))
        .single();
  }

  private static Told told(ResultSet row, int n) throws SQLException {
    Date ended = row.getDate("ended_on");
    return new Told(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getObject("patient_id", UUID.class),
        new Told.Saying(
            Told.Kind.valueOf(row.getString("kind")),
            row.getString("what"),
            row.getString("detail"),
            row.getString("told_by"),
            row.getDate("told_on").toLocalDate(),
            row.getString("since"),
            ended == null ? null : ended.toLocalDate()),
        Told.Standing.valueOf(row.getString("standing")),
        row.getString("change_reason"),
        TimeColumn.at(row, "written_at"),
        row.getObject("written_by", UUID.class),
        row.getString("written_by_name"));
  }
}
