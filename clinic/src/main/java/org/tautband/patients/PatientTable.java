package org.tautband.patients;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of patients and of the table they are found by. */
@Component
class PatientTable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultVisibility(
              v ->
                  v.withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE)
                      .withFieldVisibility(Visibility.ANY))
          .build();
  private static final int CANDIDATES = 300;

  /** Looked up by {@code key = any}: the only operator that uses an index under our policies. */
  static final String FIND_BY_KEYS =
      """
      select patient_id
      from patient_search_key
      where key = any(?)
      group by patient_id
      order by sum(case left(key, 1) when 'w' then 5 when 's' then 2 when 'g' then 1 else 9 end) desc,
        patient_id
      limit ?
      """;

  private final JdbcClient jdbc;

  PatientTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next record number of the group; holds the group's registrations until commit. */
  String nextNumber() {
    int number =
        jdbc.sql(
                """
                insert into patient_number (last_number) values (1)
                on conflict (clinic_group_id)
                do update set last_number = patient_number.last_number + 1
                returning last_number
                """)
            .query(Integer.class)
            .single();
    return "TB-%06d".formatted(number);
  }

  void insert(Patient patient) {
    jdbc.sql(
            """
            insert into patient (id, record_number, birth_date, identity, version)
            values (?, ?, ?, ?::jsonb, ?)
            """)
        .params(
            patient.id(),
            patient.recordNumber(),
            patient.birthDate(),
            JSON.writeValueAsString(patient.identity()),
            patient.version())
        .update();
    insertKeys(patient);
  }

  /** Whether the row still had the version before; its keys follow. */
  boolean update(Patient patient) {
    int rows =
        jdbc.sql(
                """
                update patient set birth_date = ?, identity = ?::jsonb, version = ?
                where id = ? and version = ?
                """)
            .params(
                patient.birthDate(),
                JSON.writeValueAsString(patient.identity()),
                patient.version(),
                patient.id(),
                patient.version() - 1)
            .update();
    if (rows == 0) {
      return false;
    }
    jdbc.sql("delete from patient_search_key where patient_id = ?").param(patient.id()).update();
    insertKeys(patient);
    return true;
  }

  private void insertKeys(Patient patient) {
    var keys = SearchKeys.of(patient.identity(), patient.recordNumber());
    jdbc.sql("insert into patient_search_key (key, patient_id) select unnest(?::text[]), ?")
        .params(keys.toArray(String[]::new), patient.id())
        .update();
  }

  Optional<Patient> find(UUID id) {
    return jdbc.sql("select id, record_number, identity, version from patient where id = ?")
        .param(id)
        .query(PatientTable::patient)
        .optional();
  }

  List<Patient> all(Collection<UUID> ids) {
    return jdbc.sql("select id, record_number, identity, version from patient where id = any(?)")
        .param(ids.toArray(UUID[]::new))
        .query(PatientTable::patient)
        .list();
  }

  List<Patient> newest(int most) {
    return jdbc.sql(
            "select id, record_number, identity, version from patient order by id desc limit ?")
        .param(most)
        .query(PatientTable::patient)
        .list();
  }

  boolean exists(UUID id) {
    return jdbc.sql("select 1 from patient where id = ?")
        .param(id)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void each(Consumer<Patient> reader) {
    jdbc
        .sql("select id, record_number, identity, version from patient order by id")
        .withFetchSize(500)
        .query(PatientTable::patient)
        .stream()
        .forEach(reader);
  }

  boolean isEmpty() {
    return jdbc.sql("select 1 from patient limit 1").query().listOfRows().isEmpty();
  }

  List<Patient> byKeys(Set<String> keys) {
    var ids =
        jdbc.sql(FIND_BY_KEYS)
            .params(keys.toArray(String[]::new), CANDIDATES)
            .query(UUID.class)
            .list();
    return ids.isEmpty() ? List.of() : all(ids);
  }

  private static Patient patient(ResultSet row, int n) throws SQLException {
    return new Patient(
        row.getObject("id", UUID.class),
        row.getString("record_number"),
        JSON.readValue(row.getString("identity"), Identity.class),
        row.getInt("version"));
  }
}
