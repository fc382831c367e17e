package org.tautband.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Actor;

/** The clinic's own list of codes: who may load it, and what a bad line does. */
class DiagnosisCodesPageTest extends ClinicTest {
  private static final String PAGE = "/settings/diagnosis-codes";

  private Visitor signedIn(Actor actor) {
    Visitor visitor = new Visitor(base());
    visitor.signIn(actor.login(), Fixtures.PASSWORD);
    return visitor;
  }

  @Test
  void aManagerLoadsTheListAndAClinicianReadsIt() {
    Visitor manager = signedIn(clinic.manager());
    assertThat(manager.get("/settings").body()).contains(PAGE);
    assertThat(manager.get(PAGE).body()).contains("No list yet", "Load the list");
    var loaded = manager.post(PAGE, PAGE, Map.of("lines", "M54.2; neck pain\nm79.1\tmuscle pain"));
    assertThat(loaded.status()).isEqualTo(302);
    Visitor clinician = signedIn(clinic.clinician());
    assertThat(clinician.get(PAGE).body())
        .contains("2 codes", "M54.2", "M79.1", "muscle pain")
        .doesNotContain("Load the list", "Replace the list");
    assertThat(clinician.post(PAGE, PAGE, Map.of("lines", "M54.2; x")).status()).isEqualTo(403);
    assertThat(clinician.get(PAGE).body()).contains("neck pain");
  }

  @Test
  void aBadLineIsNamedChangesNothingAndNothingTypedIsLost() {
    Visitor manager = signedIn(clinic.manager());
    manager.post(PAGE, PAGE, Map.of("lines", "M54.2; neck pain"));
    var refused =
        manager.post(PAGE, PAGE, Map.of("lines", "M79.1; muscle pain\nneck\n<b>M1</b>; bold"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Line 2: write the code", "Line 3: write the code")
        .contains("M79.1; muscle pain", "&lt;b&gt;M1&lt;/b&gt;; bold");
    assertThat(manager.post(PAGE, PAGE, Map.of("lines", " ")).body()).contains("The list is empty");
    assertThat(manager.get(PAGE).body()).contains("1 code", "M54.2").doesNotContain("M79.1");
  }

  @Test
  void anotherClinicGroupHasItsOwnList() {
    signedIn(clinic.manager()).post(PAGE, PAGE, Map.of("lines", "M54.2; neck pain"));
    clinic = fixtures.newClinic();
    assertThat(signedIn(clinic.manager()).get(PAGE).body()).contains("No list yet");
  }
}
