package org.tautband.practitioners;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class PractitionerFhirTest {
  private static final Practitioner SAMPLE =
      new Practitioner(
          UUID.fromString("019a0000-0000-7000-8000-0000000000a1"),
          "Kim",
          "Demoson",
          Discipline.PHYSIOTHERAPIST,
          List.of(new Registration("Invented register", "PT-1", LocalDate.of(2027, 12, 31))),
          List.of(
              new NeedlingTraining(
                  "Needling of the neck, Invented Academy",
                  Set.of("neck", "neck-upper"),
                  Set.of("PC028"),
                  "certificate 12 of 3 May 2024",
                  LocalDate.of(2028, 5, 3))),
          true,
          2);

  @Test
  void goldenAndValid() {
    var fhir = PractitionerFhir.of(SAMPLE);
    Golden.matches("practitioner", fhir);
    FhirCheck.valid(fhir);
  }

  @Test
  void everyComponentIsPublished() {
    // The row version is ours; FHIR versions are counted by the published record.
    EveryComponentIsPublished.of(SAMPLE, PractitionerFhir::of).except("version").holds();
  }
}
