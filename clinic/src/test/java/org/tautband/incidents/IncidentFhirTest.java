package org.tautband.incidents;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class IncidentFhirTest {
  private static final Incident LOST =
      new Incident(
          id(1),
          2,
          id(2),
          id(3),
          4,
          Incident.Kind.LOST_NEEDLE,
          Instant.parse("2026-11-24T09:00:00Z"),
          new Incident.Account(
              "Needle 4 not found", "floor and clothes", "none needed", "at once", "Kim Demoson"),
          new Incident.Recorded(Instant.parse("2026-11-24T09:10:00Z"), id(5), "Kim Demoson"));

  private static UUID id(int number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  @Test
  void anIncidentIsAValidAdverseEvent() {
    FhirCheck.valid(IncidentFhir.of(LOST));
    Golden.matches("incident", IncidentFhir.of(LOST));
  }

  @Test
  void everyComponentOfAnIncidentChangesFhir() {
    EveryComponentIsPublished.of(LOST, IncidentFhir::of)
        // the version says which telling it is; the recorder's account stands in the audit
        .except("edition", "recorded.by")
        .holds();
  }
}
