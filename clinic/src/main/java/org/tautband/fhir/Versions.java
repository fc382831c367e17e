package org.tautband.fhir;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CareRelations;
import org.tautband.database.TimeColumn;

/** The published versions of the current group, exactly as they were written. */
@Component
@Transactional(readOnly = true)
public class Versions {
  private static final String COLUMNS =
      "v.type, v.resource_id, v.version, v.published_at, v.body, "
          + "nullif(v.chain_id, v.clinic_group_id) as patient_id";
  private static final String NEWEST =
      """
       from fhir_current c join fhir_version v
         on v.clinic_group_id = c.clinic_group_id and v.chain_id = c.chain_id
         and v.number = c.number
       where c.clinic_group_id = current_setting('tautband.group')::uuid and c.type = ?
      """;
  private final JdbcClient jdbc;

  Versions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One version.
   *
   * @param patientId whose compartment it lies in; null when in nobody's
   * @param bytes JSON exactly as published
   */
  public record Version(
      String type,
      String id,
      int version,
      Instant instant,
      byte[] bytes,
      @Nullable UUID patientId) {}

  /** The newest version. */
  public Optional<Version> newest(String type, String id) {
    return jdbc.sql("select " + COLUMNS + NEWEST + " and c.resource_id = ?")
        .params(type, id)
        .query(Versions::version)
        .optional();
  }

  /** One given version. */
  public Optional<Version> version(String type, String id, int version) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from fhir_version v where v.type = ? and v.resource_id = ? and v.version = ?")
        .params(type, id, version)
        .query(Versions::version)
        .optional();
  }

  /** Versions below {@code before}, newest first. */
  public List<Version> history(String type, String id, int before, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from fhir_version v where v.type = ? and v.resource_id = ? and v.version < ?
                 order by v.version desc limit ?
                """)
        .params(type, id, before, limit)
        .query(Versions::version)
        .list();
  }

  /** The newest versions in a patient's compartment, in the order they first came. */
  public List<Version> ofPatient(UUID patientId) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from fhir_current c join fhir_version v
                   on v.clinic_group_id = c.clinic_group_id and v.chain_id = c.chain_id
                   and v.number = c.number
                 where c.chain_id = ? order by c.type, c.resource_id
                """)
        .param(patientId)
        .query(Versions::version)
        .list();
  }

  /**
   * What the query finds, in order of id; one more than its count tells whether there is more.
   *
   * @param narrowing what whoever asks may read, on the column {@code c.patient_id}
   */
  public List<Version> search(VersionQuery query, Optional<CareRelations.Narrowing> narrowing) {
    var found = page(query, narrowing);
    return jdbc.sql(found.sql()).params(found.parameters()).query(Versions::version).list();
  }

  static Condition page(VersionQuery query, Optional<CareRelations.Narrowing> narrowing) {
    var where = condition(query, narrowing);
    var sql = new StringBuilder("select " + COLUMNS + NEWEST + where.sql());
    var parameters = new ArrayList<>(where.parameters());
    if (!query.after().isEmpty()) {
      sql.append(" and c.resource_id > ?");
      parameters.add(query.after());
    }
    sql.append(" order by c.resource_id limit ?");
    parameters.add(query.count() + 1);
    return new Condition(sql.toString(), parameters);
  }

  /** How many the query finds. */
  public long count(VersionQuery query, Optional<CareRelations.Narrowing> narrowing) {
    var where = condition(query, narrowing);
    return jdbc.sql("select count(*)" + NEWEST + where.sql())
        .params(where.parameters())
        .query(Long.class)
        .single();
  }

  /** SQL with the values of its question marks. */
  record Condition(String sql, List<Object> parameters) {}

  private static Condition condition(
      VersionQuery query, Optional<CareRelations.Narrowing> narrowing) {
    var sql = new StringBuilder();
    var parameters = new ArrayList<Object>();
    parameters.add(query.type());
    if (!query.ids().isEmpty()) {
      sql.append(" and c.resource_id = any (?)");
      parameters.add(query.ids().toArray(String[]::new));
    }
    if (!query.patients().isEmpty()) {
      sql.append(" and c.patient_id = any (?)");
      parameters.add(query.patients().toArray(UUID[]::new));
    }
    query
        .dates()
        .forEach(any -> times(any, t -> t.period("c.date_from", "c.date_to"), sql, parameters));
    query.updated().forEach(any -> times(any, t -> t.moment("c.published_at"), sql, parameters));
    query.codes().forEach(any -> codes(any, sql, parameters));
    narrowing.ifPresent(
        narrow -> {
          sql.append(" and ").append(narrow.sql());
          parameters.addAll(narrow.parameters());
        });
    return new Condition(sql.toString(), parameters);
  }

  private static void times(
      List<VersionQuery.TimeTest> any,
      Function<VersionQuery.TimeTest, VersionQuery.TimeTest.Sql> toSql,
      StringBuilder sql,
      List<Object> parameters) {
    var parts = any.stream().map(toSql).toList();
    sql.append(" and (")
        .append(String.join(" or ", parts.stream().map(p -> p.text()).toList()))
        .append(')');
    parts.forEach(p -> p.bounds().forEach(b -> parameters.add(TimeColumn.utc(b))));
  }

  private static void codes(
      List<VersionQuery.CodeTest> any, StringBuilder sql, List<Object> parameters) {
    sql.append(" and exists (select 1 from fhir_code k where k.clinic_group_id = c.clinic_group_id")
        .append(" and k.type = c.type and k.resource_id = c.resource_id and (");
    var parts = new ArrayList<String>();
    for (var test : any) {
      var both = new ArrayList<String>();
      test.system()
          .ifPresent(
              s -> {
                both.add("k.system = ?");
                parameters.add(s);
              });
      test.code()
          .ifPresent(
              code -> {
                both.add("k.code = ?");
                parameters.add(code);
              });
      parts.add("(" + String.join(" and ", both) + ")");
    }
    sql.append(String.join(" or ", parts)).append("))");
  }

  private static Version version(ResultSet row, int n) throws SQLException {
    return new Version(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getTimestamp(4).toInstant(),
        row.getBytes(5),
        row.getObject(6, UUID.class));
  }
}
