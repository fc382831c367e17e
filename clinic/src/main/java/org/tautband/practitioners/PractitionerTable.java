package org.tautband.practitioners;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of practitioners. */
@Component
class PractitionerTable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultVisibility(
              v -> v.withGetterVisibility(Visibility.NONE).withFieldVisibility(Visibility.ANY))
          .build();

  private final JdbcClient jdbc;

  PractitionerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean insert(Practitioner p) {
    return jdbc.sql(
                """
                insert into practitioner
                  (given_name, family_name, discipline, registrations, trainings, working, version, id)
                values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                on conflict do nothing
                """)
            .params(values(p))
            .update()
        == 1;
  }

  boolean update(Practitioner p) {
    return jdbc.sql(
                """
                update practitioner set given_name = ?, family_name = ?, discipline = ?,
                  registrations = ?::jsonb, trainings = ?::jsonb, working = ?, version = ?
                where id = ? and version = ?
                """)
            .params(values(p))
            .param(p.version() - 1)
            .update()
        == 1;
  }

  private static List<Object> values(Practitioner p) {
    return List.of(
        p.givenName(),
        p.familyName(),
        p.discipline().name(),
        JSON.writeValueAsString(p.registrations()),
        JSON.writeValueAsString(p.trainings()),
        p.working(),
        p.version(),
        p.id());
  }

  List<Practitioner> all() {
    return jdbc.sql("select * from practitioner order by family_name, given_name, id")
        .query(PractitionerTable::practitioner)
        .list();
  }

  Optional<Practitioner> find(UUID id) {
    return jdbc.sql("select * from practitioner where id = ?")
        .param(id)
        .query(PractitionerTable::practitioner)
        .optional();
  }

  private static Practitioner practitioner(ResultSet row, int n) throws SQLException {
    return new Practitioner(
        row.getObject("id", UUID.class),
        row.getString("given_name"),
        row.getString("family_name"),
        Discipline.valueOf(row.getString("discipline")),
        List.of(JSON.readValue(row.getString("registrations"), Registration[].class)),
        List.of(JSON.readValue(row.getString("trainings"), NeedlingTraining[].class)),
        row.getBoolean("working"),
        row.getInt("version"));
  }
}
