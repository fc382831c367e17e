package org.tautband.clinics;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class ClinicFhirTest {
  private static final Clinic CLINIC =
      new Clinic(
          UUID.fromString("019a0000-0000-7000-8000-0000000000c1"),
          "Clinic at the Park",
          ZoneId.of("Europe/Berlin"),
          "en-GB",
          "112",
          "+49 30 5550100",
          "Parkweg 1\n10115 Berlin",
          new OpeningHours(
              List.of(
                  new OpeningHours.Opening(
                      DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(12, 30)))),
          Policy.first(),
          1);
  private static final Room ROOM =
      new Room(
          UUID.fromString("019a0000-0000-7000-8000-0000000000d1"), CLINIC.id(), "Room 1", true);

  @Test
  void goldenAndValid() {
    var fhir = ClinicFhir.of(CLINIC).plus(ClinicFhir.of(ROOM));
    Golden.matches("clinic", fhir);
    FhirCheck.valid(fhir);
  }

  @Test
  void everyComponentIsPublished() {
    // Zone, language, emergency number and policy steer our own pages; others have no use of them.
    EveryComponentIsPublished.of(CLINIC, ClinicFhir::of)
        .except("zone", "language", "emergencyNumber", "policy", "version")
        .holds();
    EveryComponentIsPublished.of(ROOM, ClinicFhir::of).holds();
  }
}
