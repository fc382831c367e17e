package org.tautband.bookings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** The SQL of visits. */
@Component
class VisitTable {
  private static final String SELECT =
      """
      select visit.*, array(select b.id from booking b where b.visit_id = visit.id order by b.id)
        as bookings
      from visit
      """;
  private static final String HERE = "status in ('ARRIVED', 'IN_ROOM', 'DONE')";
  private final JdbcClient jdbc;

  VisitTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was new: the same id, or somebody who is here already, adds nothing. */
  boolean insert(Visit v) {
    return jdbc.sql(
                """
                insert into visit (room_id, practitioner_id, status, arrived_at, in_room_at, done_at,
                  left_at, version, id, patient_id, clinic_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(values(v))
            .params(v.patientId(), v.clinicId())
            .update()
        == 1;
  }

  boolean update(Visit v) {
    return jdbc.sql(
                """
                update visit set room_id = ?, practitioner_id = ?, status = ?, arrived_at = ?,
                  in_room_at = ?, done_at = ?, left_at = ?, version = ?
                where id = ? and version = ?
                """)
            .params(values(v))
            .param(v.version() - 1)
            .update()
        == 1;
  }

  private static List<@Nullable Object> values(Visit v) {
    var times = v.times();
    return Arrays.asList(
        v.roomId(),
        v.practitionerId(),
        v.status().name(),
        TimeColumn.utcOrNull(times.arrivedAt()),
        TimeColumn.utcOrNull(times.inRoomAt()),
        TimeColumn.utcOrNull(times.doneAt()),
        TimeColumn.utcOrNull(times.leftAt()),
        v.version(),
        v.id());
  }

  Optional<Visit> find(UUID id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query(VisitTable::visit).optional();
  }

  /** The row, held until the transaction ends. */
  Optional<Visit> hold(UUID id) {
    return jdbc.sql(SELECT + " where id = ? for update")
        .param(id)
        .query(VisitTable::visit)
        .optional();
  }

  Optional<Visit> hereOf(UUID patientId) {
    return jdbc.sql(SELECT + " where patient_id = ? and " + HERE)
        .param(patientId)
        .query(VisitTable::visit)
        .optional();
  }

  List<Visit> all(Collection<UUID> ids) {
    return jdbc.sql(SELECT + " where id = any(?)")
        .param(ids.toArray(UUID[]::new))
        .query(VisitTable::visit)
        .list();
  }

  List<Visit> here(UUID clinicId) {
    return jdbc.sql(SELECT + " where clinic_id = ? and " + HERE + " order by arrived_at, id")
        .param(clinicId)
        .query(VisitTable::visit)
        .list();
  }

  List<Visit> since(UUID clinicId, Instant from) {
    return jdbc.sql(SELECT + " where clinic_id = ? and arrived_at >= ? order by arrived_at, id")
        .param(clinicId)
        .param(TimeColumn.utc(from))
        .query(VisitTable::visit)
        .list();
  }

  List<Visit> of(UUID patientId) {
    return jdbc.sql(SELECT + " where patient_id = ? order by arrived_at desc, id desc")
        .param(patientId)
        .query(VisitTable::visit)
        .list();
  }

  void each(Consumer<Visit> reader) {
    jdbc.sql(SELECT + " order by id").withFetchSize(500).query(VisitTable::visit).stream()
        .forEach(reader);
  }

  private static Visit visit(ResultSet row, int n) throws SQLException {
    return new Visit(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("clinic_id", UUID.class),
        row.getObject("room_id", UUID.class),
        row.getObject("practitioner_id", UUID.class),
        Visit.Status.valueOf(row.getString("status")),
        new Visit.Times(
            TimeColumn.at(row, "arrived_at"),
            TimeColumn.atOrNull(row, "in_room_at"),
            TimeColumn.atOrNull(row, "done_at"),
            TimeColumn.atOrNull(row, "left_at")),
        List.of((UUID[]) row.getArray("bookings").getArray()),
        row.getInt("version"));
  }
}
