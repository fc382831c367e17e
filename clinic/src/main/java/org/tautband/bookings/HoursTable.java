package org.tautband.bookings;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.clinics.OpeningHours;
import org.tautband.database.TimeColumn;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of working hours and absences. */
@Component
class HoursTable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultVisibility(
              v -> v.withGetterVisibility(Visibility.NONE).withFieldVisibility(Visibility.ANY))
          .build();
  private final JdbcClient jdbc;

  HoursTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(WorkingHours hours, Instant at, UUID by) {
    jdbc.sql(
            """
            insert into working_hours (practitioner_id, clinic_id, hours, changed_at, changed_by)
            values (?, ?, ?::jsonb, ?, ?)
            on conflict (clinic_group_id, practitioner_id, clinic_id) do update
              set hours = excluded.hours, changed_at = excluded.changed_at,
                changed_by = excluded.changed_by
            """)
        .params(hours.practitionerId(), hours.clinicId(), JSON.writeValueAsString(hours.hours()))
        .params(TimeColumn.utc(at), by)
        .update();
  }

  List<WorkingHours> all() {
    return jdbc.sql("select * from working_hours order by practitioner_id, clinic_id")
        .query(
            (row, n) ->
                new WorkingHours(
                    row.getObject("practitioner_id", UUID.class),
                    row.getObject("clinic_id", UUID.class),
                    JSON.readValue(row.getString("hours"), OpeningHours.class)))
        .list();
  }

  boolean insert(Absence a) {
    return jdbc.sql(
                """
                insert into absence (id, practitioner_id, room_id, clinic_id, starts_at, ends_at,
                  words, taken_back, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, false, ?, ?)
                on conflict do nothing
                """)
            .params(
                Arrays.asList(
                    a.id(),
                    a.of() instanceof Absence.Of.Person p ? p.practitionerId() : null,
                    a.of() instanceof Absence.Of.InRoom r ? r.roomId() : null,
                    a.of() instanceof Absence.Of.WholeClinic c ? c.clinicId() : null,
                    TimeColumn.utc(a.slot().from()),
                    TimeColumn.utc(a.slot().until()),
                    a.words(),
                    TimeColumn.utc(a.recordedAt()),
                    a.by()))
            .update()
        == 1;
  }

  void takeBack(UUID id) {
    jdbc.sql("update absence set taken_back = true where id = ?").param(id).update();
  }

  /** Those that stand and share an instant with the slot, in order of start. */
  List<Absence> in(Slot slot) {
    return jdbc.sql(
            """
            select * from absence where starts_at < ? and ends_at > ? and not taken_back
            order by starts_at, id
            """)
        .params(TimeColumn.utc(slot.until()), TimeColumn.utc(slot.from()))
        .query(HoursTable::absence)
        .list();
  }

  private static Absence absence(ResultSet row, int n) throws SQLException {
    return new Absence(
        row.getObject("id", UUID.class),
        of(
            row.getObject("practitioner_id", UUID.class),
            row.getObject("room_id", UUID.class),
            row.getObject("clinic_id", UUID.class)),
        new Slot(TimeColumn.at(row, "starts_at"), TimeColumn.at(row, "ends_at")),
        row.getString("words"),
        TimeColumn.at(row, "recorded_at"),
        row.getString("recorded_by"));
  }

  private static Absence.Of of(
      @Nullable UUID practitioner, @Nullable UUID room, @Nullable UUID clinic) {
    if (practitioner != null) {
      return new Absence.Of.Person(practitioner);
    }
    if (room != null) {
      return new Absence.Of.InRoom(room);
    }
    if (clinic == null) {
      throw new IllegalStateException("an absence of nobody");
    }
    return new Absence.Of.WholeClinic(clinic);
  }
}
