package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;

class PageTokensTest extends ClinicTest {
  @Autowired PageTokens tokens;

  @Test
  void aTokenNamesItsPatientForItsOwnerOnly() {
    var patientId = Ids.next();
    var token = clinic.asClinician(() -> tokens.forPatient(patientId));
    assertThat(clinic.asClinician(() -> tokens.patientOf(token))).hasValue(patientId);
    assertThat(clinic.as(clinic.manager(), () -> tokens.patientOf(token))).isEmpty();
  }

  @Test
  void aForgedTokenIsRefused() {
    var token = clinic.asClinician(() -> tokens.forPatient(Ids.next()));
    for (int i = 0; i < token.length(); i += 7) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      var forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(clinic.asClinician(() -> tokens.patientOf(forged))).isEmpty();
    }
    assertThat(clinic.asClinician(() -> tokens.patientOf("%%%"))).isEmpty();
    assertThat(clinic.asClinician(() -> tokens.patientOf(""))).isEmpty();
  }
}
