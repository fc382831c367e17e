package org.tautband.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class PatientFhirTest {
  private static final Patient SAMPLE =
      new Patient(
          UUID.fromString("019a0000-0000-7000-8000-000000000417"),
          "TB-000417",
          new Identity(
              List.of(
                  new PersonName(PersonName.Use.OFFICIAL, "Marta Anna", "Mustermann"),
                  new PersonName(PersonName.Use.PREFERRED, "Mia", ""),
                  new PersonName(PersonName.Use.BIRTH, "Marta", "Beispiel")),
              LocalDate.of(1984, 3, 14),
              Sex.FEMALE,
              "woman",
              List.of(
                  new PatientIdentifier(
                      "Insurance number", "urn:oid:1.2.276.0.76.4.8", "A123456789"),
                  new PatientIdentifier("Number of the old card index", "", "77/3")),
              List.of(
                  new Contact(Contact.Kind.MOBILE, "+49 170 5550101"),
                  new Contact(Contact.Kind.EMAIL, "marta@example.org")),
              new Address("Musterweg 1", "10115", "Berlin", "DE"),
              new GeneralPractitioner("Dr Fiktiv", "+49 30 5550100"),
              "de",
              true,
              new Representative(
                  "Rosa Beispiel",
                  Representative.Relation.GUARDIAN,
                  "+49 170 5550109",
                  "court order of 3 May 2025"),
              new Death(LocalDate.of(2026, 3, 3))),
          3);

  @Test
  void goldenAndValid() {
    var fhir = PatientFhir.of(SAMPLE);
    Golden.matches("patient", fhir);
    FhirCheck.valid(fhir);
  }

  @Test
  void everyComponentIsPublished() {
    // The row version is ours; FHIR versions are counted by the published record.
    EveryComponentIsPublished.of(SAMPLE, PatientFhir::of).except("version").holds();
  }
}
