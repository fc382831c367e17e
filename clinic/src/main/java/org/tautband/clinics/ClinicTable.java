package org.tautband.clinics;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of clinics and rooms. */
@Component
class ClinicTable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultVisibility(
              v -> v.withGetterVisibility(Visibility.NONE).withFieldVisibility(Visibility.ANY))
          .build();

  private final JdbcClient jdbc;

  ClinicTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean insert(Clinic c) {
    return jdbc.sql(
                """
                insert into clinic (name, zone, language, emergency_number, phone, address,
                  opening_hours, screening_fresh_days, needle_max_minutes, age_of_consent_years,
                  idle_lock_minutes, needle_may_go_in_again, version, id)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(values(c))
            .update()
        == 1;
  }

  boolean update(Clinic c) {
    return jdbc.sql(
                """
                update clinic set name = ?, zone = ?, language = ?, emergency_number = ?, phone = ?,
                  address = ?, opening_hours = ?::jsonb, screening_fresh_days = ?,
                  needle_max_minutes = ?, age_of_consent_years = ?, idle_lock_minutes = ?,
                  needle_may_go_in_again = ?, version = ?
                where id = ? and version = ?
                """)
            .params(values(c))
            .param(c.version() - 1)
            .update()
        == 1;
  }

  private static List<Object> values(Clinic c) {
    var policy = c.policy();
    return List.of(
        c.name(),
        c.zone().getId(),
        c.language(),
        c.emergencyNumber(),
        c.phone(),
        c.address(),
        JSON.writeValueAsString(c.openingHours()),
        policy.screeningFreshDays(),
        policy.needleMaxMinutes(),
        policy.ageOfConsentYears(),
        policy.idleLockMinutes(),
        policy.needleMayGoInAgain(),
        c.version(),
        c.id());
  }

  List<Clinic> all() {
    return jdbc.sql("select * from clinic order by name, id").query(ClinicTable::clinic).list();
  }

  Optional<Clinic> find(UUID id) {
    return jdbc.sql("select * from clinic where id = ?")
        .param(id)
        .query(ClinicTable::clinic)
        .optional();
  }

  private static Clinic clinic(ResultSet row, int n) throws SQLException {
    return new Clinic(
        row.getObject("id", UUID.class),
        row.getString("name"),
        ZoneId.of(row.getString("zone")),
        row.getString("language"),
        row.getString("emergency_number"),
        row.getString("phone"),
        row.getString("address"),
        JSON.readValue(row.getString("opening_hours"), OpeningHours.class),
        new Policy(
            row.getInt("screening_fresh_days"),
            row.getInt("needle_max_minutes"),
            row.getInt("age_of_consent_years"),
            row.getInt("idle_lock_minutes"),
            row.getBoolean("needle_may_go_in_again")),
        row.getInt("version"));
  }

  boolean insert(Room room) {
    return jdbc.sql(
                """
                insert into room (id, clinic_id, name, in_use) values (?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(room.id(), room.clinicId(), room.name(), room.inUse())
            .update()
        == 1;
  }

  void use(UUID roomId, boolean inUse) {
    jdbc.sql("update room set in_use = ? where id = ?").params(inUse, roomId).update();
  }

  List<Room> rooms(UUID clinicId) {
    return jdbc.sql("select * from room where clinic_id = ? order by name, id")
        .param(clinicId)
        .query(ClinicTable::room)
        .list();
  }

  Optional<Room> room(UUID id) {
    return jdbc.sql("select * from room where id = ?")
        .param(id)
        .query(ClinicTable::room)
        .optional();
  }

  private static Room room(ResultSet row, int n) throws SQLException {
    return new Room(
        row.getObject("id", UUID.class),
        row.getObject("clinic_id", UUID.class),
        row.getString("name"),
        row.getBoolean("in_use"));
  }
}
