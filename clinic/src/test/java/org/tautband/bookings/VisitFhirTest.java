package org.tautband.bookings;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class VisitFhirTest {
  private static final Visit SAMPLE =
      new Visit(
          UUID.fromString("019a0000-0000-7000-8000-0000000000e1"),
          UUID.fromString("019a0000-0000-7000-8000-000000000417"),
          UUID.fromString("019a0000-0000-7000-8000-0000000000c1"),
          UUID.fromString("019a0000-0000-7000-8000-0000000000d1"),
          UUID.fromString("019a0000-0000-7000-8000-0000000000a1"),
          Visit.Status.LEFT,
          new Visit.Times(
              Instant.parse("2026-11-24T09:15:00.123456Z"),
              Instant.parse("2026-11-24T09:20:00Z"),
              Instant.parse("2026-11-24T10:00:00Z"),
              Instant.parse("2026-11-24T10:05:00Z")),
          List.of(UUID.fromString("019a0000-0000-7000-8000-0000000000b1")),
          4);

  @Test
  void goldenAndValid() {
    var fhir = VisitFhir.of(SAMPLE);
    Golden.matches("visit", fhir);
    FhirCheck.valid(fhir);
  }

  @Test
  void everyComponentIsPublished() {
    // The row version is ours; FHIR versions are counted by the published record.
    EveryComponentIsPublished.of(SAMPLE, VisitFhir::of).except("version").holds();
  }
}
