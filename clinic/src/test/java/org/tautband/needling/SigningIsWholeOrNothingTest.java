package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.kernel.count.OwnCount;

class SigningIsWholeOrNothingTest extends NeedlingTest {
  @Autowired DataSource source;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient jdbc;

  private long rows(String table) {
    return as(
        () ->
            new TransactionTemplate(transactions)
                .execute(
                    status ->
                        jdbc.sql("select count(*) from " + table).query(Long.class).single()));
  }

  @Test
  void whicheverStatementFailsNothingIsSignedAndTheNextTryIsWhole() {
    prepare();
    SessionHead head = started();
    new Tablet(head).whole(1);
    advise(head);
    long counts = rows("own_count");
    long versions = rows("fhir_version");
    FailingStatements failing = new FailingStatements(source, transactions);
    int failAt = 1;
    while (fails(failing, failAt, head)) {
      assertThat(read(head).signature()).as("statement %s", failAt).isNull();
      assertThat(read(head).head().signed()).isFalse();
      assertThat(rows("own_count")).isEqualTo(counts);
      assertThat(rows("fhir_version")).isEqualTo(versions);
      failAt++;
    }
    assertThat(failAt).as("statements of one signing").isBetween(10, 200);
    assertThat(read(head).signature()).isNotNull();
    assertThat(rows("own_count")).isEqualTo(counts + 1);
    assertThat(rows("fhir_version")).isGreaterThan(versions + 3);
  }

  /** Signs; false once no statement was left to fail. */
  private boolean fails(FailingStatements failing, int failAt, SessionHead head) {
    try {
      as(() -> failing.run(failAt, () -> sessions.sign(patientId, head.id(), new OwnCount(1, 1))));
      return false;
    } catch (RuntimeException e) {
      assertThat(failing.executed()).isGreaterThanOrEqualTo(failAt);
      return true;
    }
  }
}
