package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/** Nobody reads or writes without a trace, and the trace cannot be bent unseen. */
class AuditTest extends ClinicTest {
  @Autowired AuditTable audit;
  @Autowired AuditChain chain;

  private List<AuditTable.Read> entriesOf(UUID patientId) {
    return clinic.asClinician(() -> audit.of(patientId, 50));
  }

  @Test
  void aRequestBelowAPatientNamesThatPatient() {
    var patientId = Ids.next();
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    visitor.get("/patients/" + patientId + "/details");
    assertThat(entriesOf(patientId))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.actorName()).isEqualTo(clinic.clinician().name());
              assertThat(e.route()).isEqualTo("/patients/{patientId}/details");
            });
  }

  @Test
  void theAnswerIsRefusedWhenItsAuditRowCannotBeWritten() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(visitor.get("/style").status()).isEqualTo(200);
    superUser.execute("revoke insert on audit_entry from tautband_app");
    try {
      var answer = visitor.get("/style");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).doesNotContain("Style");
    } finally {
      superUser.execute("grant insert on audit_entry to tautband_app");
    }
  }

  @Test
  void aChangedEntryBreaksTheChain() {
    for (int i = 0; i < 5; i++) {
      clinic.asClinician(
          () -> {
            audit.write(new AuditTable.Entry("GET", "/x", 200, "test"), List.of(Ids.next()));
            return true;
          });
    }
    clinic.asClinician(
        () -> {
          chain.chainNew();
          return true;
        });
    assertThat(clinic.asClinician(chain::firstFault)).isEmpty();
    superUser.execute(
        "update audit_entry set actor_name = 'somebody else' where id = (select id from audit_entry"
            + " where clinic_group_id = '"
            + clinic.groupId()
            + "' order by id limit 1 offset 2)");
    assertThat(clinic.asClinician(chain::firstFault))
        .hasValueSatisfying(f -> assertThat(f).contains("number 3"));
  }
}
