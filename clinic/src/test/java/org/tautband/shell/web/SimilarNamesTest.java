package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tautband.database.Ids;
import org.tautband.patients.Identity;
import org.tautband.patients.Patient;
import org.tautband.patients.Sex;

class SimilarNamesTest {
  private static Patient named(String given, String family) {
    return new Patient(
        Ids.next(), "TB-1", Identity.of(given, family, LocalDate.of(1980, 1, 1), Sex.UNKNOWN), 1);
  }

  @Test
  void bothRowsOfOneFamilyNameAreMarked() {
    var marta = named("Marta", "Mustermann");
    var maria = named("Maria", "Mustermann");
    var jan = named("Jan", "Voorbeeld");
    assertThat(SimilarNames.among(List.of(marta, jan, maria)))
        .containsExactlyInAnyOrder(marta.id(), maria.id());
  }

  @Test
  void accentsCaseAndATypingErrorDoNotHideASimilarName() {
    var one = named("José", "Muñoz");
    var other = named("JOSE", "Munos");
    assertThat(SimilarNames.among(List.of(one, other))).hasSize(2);
  }

  @Test
  void swappedNamesAreSimilar() {
    var one = named("Thomas", "Martin");
    var other = named("Martin", "Thomas");
    assertThat(SimilarNames.among(List.of(one, other))).hasSize(2);
  }

  @Test
  void differentNamesStayUnmarkedAndAnEmptyHouseIsFine() {
    assertThat(SimilarNames.among(List.of(named("Ana", "Ejemplo"), named("Otto", "Beispiel"))))
        .isEmpty();
    assertThat(SimilarNames.among(List.of())).isEmpty();
  }
}
