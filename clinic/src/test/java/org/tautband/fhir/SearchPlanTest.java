package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.fhir.VersionQuery.CodeTest;
import org.tautband.fhir.VersionQuery.TimeTest;

/** Row-level security must not keep the application from using an index (docs/decisions/0003). */
class SearchPlanTest extends ClinicTest {
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private void manyRows() {
    superUser.execute(
        """
        insert into fhir_current (clinic_group_id, type, resource_id, version, chain_id, number,
          published_at, mapping, content_hash, patient_id, date_from, date_to)
        select '%1$s', 'Observation', gen_random_uuid()::text, 1, '%1$s', n,
          '2026-01-01'::timestamptz + n * interval '1 minute', 1, sha256('x'),
          md5((n %% 2000)::text)::uuid, '2026-01-01'::timestamptz + n * interval '1 minute',
          '2026-01-01'::timestamptz + n * interval '1 minute'
        from generate_series(1, 20000) n;
        insert into fhir_code (clinic_group_id, type, resource_id, system, code)
        select '%1$s', 'Observation', resource_id, 'http://loinc.org', (number %% 500)::text
        from fhir_current where clinic_group_id = '%1$s';
        analyze fhir_current; analyze fhir_code
        """
            .formatted(clinic.groupId()));
  }

  private void remove() {
    for (var table : List.of("fhir_code", "fhir_current")) {
      superUser.execute(
          "delete from %s where clinic_group_id = '%s'".formatted(table, clinic.groupId()));
    }
  }

  @Test
  void everySearchUsesAnIndexAsTheApplication() {
    manyRows();
    try {
      var somebody = UUID.nameUUIDFromBytes(new byte[] {1});
      var day = VersionQuery.timeTest("2026-01-05").orElseThrow();
      var queries =
          Map.of(
              "_id", query(List.of("x", "y"), List.of(), List.of(), List.of(), List.of()),
              "patient", query(List.of(), List.of(somebody), List.of(), List.of(), List.of()),
              "date", query(List.of(), List.of(), List.of(List.of(day)), List.of(), List.of()),
              "code",
                  query(
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(List.of(new CodeTest(Optional.empty(), Optional.of("7")))),
                      List.of()),
              "_lastUpdated",
                  query(List.of(), List.of(), List.of(), List.of(), List.of(List.of(day))));
      queries.forEach(
          (name, query) ->
              assertThat(plan(query)).as(name).doesNotContain("Seq Scan on fhir_current"));
      assertThat(plan(queries.get("patient"))).contains("patient_id");
    } finally {
      remove();
    }
  }

  private static VersionQuery query(
      List<String> ids,
      List<UUID> patients,
      List<List<TimeTest>> dates,
      List<List<CodeTest>> codes,
      List<List<TimeTest>> updated) {
    return new VersionQuery("Observation", ids, patients, dates, codes, updated, "", 50);
  }

  private String plan(VersionQuery query) {
    var page = Versions.page(query, java.util.Optional.empty());
    return clinic.asClinician(
        () ->
            transaction.execute(
                s ->
                    String.join(
                        "\n",
                        jdbc.sql("explain (costs off) " + page.sql())
                            .params(page.parameters())
                            .query(String.class)
                            .list())));
  }
}
