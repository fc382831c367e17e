package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** A login that ends in the middle of a form loses nothing that was typed. */
class ExpiredLoginTest extends ClinicTest {
  @Autowired Accounts accounts;

  @Test
  void whatWasTypedComesBackAfterSigningInAgain() {
    var visitor = new Visitor(base());
    var refused =
        visitor.postRaw(
            "/patients/new",
            Map.of("family", "Sørensen <b>", "_csrf", "old", "password", "secret"));
    assertThat(refused.status()).isEqualTo(302);
    assertThat(refused.location()).contains("/login?expired");
    assertThat(visitor.get("/login?expired").body()).contains("What you typed is kept");
    var signedIn = visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(signedIn.location()).endsWith("/login/again");
    var again = visitor.get("/login/again").body();
    assertThat(again).contains("Sørensen &lt;b&gt;").contains("action=\"/patients/new\"");
    assertThat(again).doesNotContain("secret");
  }

  @Test
  void whatACliniciansTypedIsNotShownToWhoeverSignsInNext() {
    var visitor = new Visitor(base());
    visitor.postRaw(
        "/patients/" + java.util.UUID.randomUUID() + "/incidents",
        Map.of("what", "Pneumothorax", "_csrf", "old", "pageToken", "of-somebody-else"));
    var signedIn = visitor.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(signedIn.location()).doesNotContain("/login/again");
    assertThat(visitor.get("/login/again").location()).endsWith("/today");

    var next = new Visitor(base());
    next.postRaw("/history/import", Map.of("note", "Pneumothorax", "_csrf", "old"));
    assertThat(next.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD).location())
        .doesNotContain("/login/again");
  }

  @Test
  void disablingAPersonEndsTheirLoginAtOnce() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(visitor.get("/style").status()).isEqualTo(200);
    clinic.as(
        clinic.administrator(),
        () -> {
          accounts.disable(clinic.clinician().accountId());
          return true;
        });
    assertThat(visitor.get("/style").status()).isEqualTo(302);
    assertThat(visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD).body())
        .contains("disabled");
  }
}
