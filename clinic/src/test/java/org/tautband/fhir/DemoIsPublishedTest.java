package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.access.Actor;
import org.tautband.shell.demo.DemoClinic;

/** Everything the modules publish while the demonstration is loaded through their own doors. */
class DemoIsPublishedTest extends ClinicTest {
  @Autowired DemoClinic demo;
  @Autowired Verification verification;
  @Autowired SignedHeads signed;
  @Autowired Drift drift;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void loadTheDemonstration() {
    clinic.as(
        Actor.TAUTBAND,
        () -> {
          transaction.executeWithoutResult(
              s -> demo.load("-" + clinic.key(), DemoIsPublishedTest::nothing));
          return true;
        });
  }

  private static void nothing(Duration step) {
    // The shared clock of the tests stays where it is.
  }

  @Test
  void whatIsPublishedIsValidWholeAndDoesNotDrift() {
    var types = new TreeMap<String, Integer>();
    var faults = new TreeSet<String>();
    for (var version : newest()) {
      types.merge(version.type(), 1, Integer::sum);
      var json = new String(version.bytes(), StandardCharsets.UTF_8);
      FhirCheck.faults(json).forEach(f -> faults.add(version.type() + ": " + f));
    }
    assertThat(types.keySet()).as("types published").contains("Patient", "Practitioner", "Consent");
    assertThat(faults).as("faults the validator finds in " + types).isEmpty();
    var report =
        clinic.asClinician(
            () -> {
              signed.sign();
              return verification.check();
            });
    assertThat(report.faults()).isEmpty();
    assertThat(report.versions()).isPositive();
    assertThat(clinic.asClinician(() -> drift.check()).differences()).as("drift").isEmpty();
  }

  private List<Versions.Version> newest() {
    return clinic.asClinician(
        () ->
            transaction.execute(
                s ->
                    jdbc.sql(
                            """
                            select distinct on (type, resource_id) * from fhir_version
                            order by type, resource_id, version desc
                            """)
                        .query(
                            (row, n) ->
                                new Versions.Version(
                                    row.getString("type"),
                                    row.getString("resource_id"),
                                    row.getInt("version"),
                                    row.getTimestamp("published_at").toInstant(),
                                    row.getBytes("body"),
                                    null))
                        .list()));
  }
}
