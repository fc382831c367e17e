package org.tautband.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tautband.shell.cli.Commands;

/**
 * Four desks save at once while the application, then PostgreSQL, is killed with signal 9: every
 * acknowledged save is there, none half, none twice, and sending again what was not acknowledged
 * makes it one.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledInMidSaveTest {
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 20;
  @TempDir Path dir;

  @Test
  void nothingAcknowledgedIsLostWhenApplicationAndDatabaseAreKilledOnce() throws Exception {
    drill(1);
  }

  @Test
  @Tag("drill")
  void nothingAcknowledgedIsLostWhenTheyAreKilledAgainAndAgain() throws Exception {
    drill(6);
  }

  private void drill(int rounds) throws Exception {
    var data = dir.resolve("data");
    var desks = new Registrations();
    for (int round = 0; round < rounds; round++) {
      var demo = RunningDemo.start(data);
      desks.begin(demo);
      waitForMore(desks);
      demo.killDatabase();
      waitForMore(desks);
      Thread.sleep(ThreadLocalRandom.current().nextInt(300));
      demo.kill();
      desks.end();
      examine(data, desks);
    }
  }

  private static void waitForMore(Registrations desks) throws InterruptedException {
    int before = desks.acknowledged().size();
    while (desks.acknowledged().size() < before + ACKNOWLEDGED_BEFORE_A_KILL) {
      Thread.sleep(20);
    }
  }

  private static void examine(Path data, Registrations desks) throws Exception {
    try (var demo = RunningDemo.start(data);
        var database = demo.database()) {
      assertThat(ids(database, "select id from patient")).containsAll(desks.acknowledged());
      assertNothingIsHalfThere(database);
      desks.retry(demo.signedIn(demo.logins().getFirst()));
      assertThat(ids(database, "select id from patient")).containsAll(desks.sent());
      assertThat(desks.acknowledged()).isEqualTo(desks.sent());
      assertNothingIsHalfThere(database);
      assertThat(
              ids(
                  database,
                  """
                  select min(id::text)::uuid from patient
                  group by identity having count(*) > 1
                  """))
          .as("registered twice")
          .isEmpty();
      assertThat(
              ids(
                  database,
                  "select patient_id from audit_patient a join audit_entry e"
                      + " on e.id = a.audit_id and e.action = 'POST'"))
          .as("every save stands in the audit")
          .containsAll(desks.sent());
      assertThat(Commands.run("verify", "--data", data.toString()))
          .as("verify, beside the running application")
          .isZero();
    }
  }

  private static void assertNothingIsHalfThere(Connection database) throws SQLException {
    var patients = ids(database, "select id from patient");
    assertThat(ids(database, "select patient_id from patient_search_key")).isEqualTo(patients);
    assertThat(ids(database, "select resource_id::uuid from fhir_current where type = 'Patient'"))
        .isEqualTo(patients);
    assertThat(
            ids(
                database,
                """
                select c.chain_id from fhir_chain c where c.length <>
                  (select count(*) from fhir_version v where v.chain_id = c.chain_id)
                """))
        .as("chains whose head does not fit")
        .isEmpty();
  }

  private static Set<UUID> ids(Connection database, String query) throws SQLException {
    var ids = new TreeSet<UUID>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
