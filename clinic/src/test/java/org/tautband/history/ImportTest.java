package org.tautband.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;
import org.tautband.patients.Patients;

/** Real files of others, into a real database. */
class ImportTest extends ClinicTest {
  private static final UUID CLINIC = Ids.next();
  @Autowired private Imports imports;
  @Autowired private Patients patients;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void everyInventedPersonComesInWholeAndOnlyOnce() {
    long start = System.nanoTime();
    int resources = 0;
    for (String file : Sent.HOUSES) {
      var kept = kept(file, Sent.file(file));
      assertThat(kept.patientId()).isNull();
      resources += kept.added();
    }
    for (String file : Sent.PEOPLE) {
      var kept = kept(file, Sent.file(file));
      assertThat(kept.newPatient()).as(file).isTrue();
      assertThat(kept.changed() + kept.unchanged()).as(file).isZero();
      resources += kept.added();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.err.printf(
        "import: %d resources in %.1f s = %.0f/s to commit%n",
        resources, seconds, resources / seconds);
    assertThat(resources).isEqualTo(count("received_version")).isEqualTo(8108);
    assertThat(count("patient")).isEqualTo(12);
  }

  private Imported.Kept kept(String name, byte[] file) {
    return (Imported.Kept) take(name, file, new Joining.Ask());
  }

  private Imported take(String name, byte[] file, Joining joining) {
    return clinic.asClinician(() -> imports.importFile(CLINIC, name, file, joining));
  }

  private int count(String table) {
    return read(() -> jdbc.sql("select count(*) from " + table).query(Integer.class).single());
  }

  private <T> T read(java.util.function.Supplier<T> question) {
    return clinic.asClinician(
        () -> new TransactionTemplate(transactions).execute(_ -> question.get()));
  }
}
