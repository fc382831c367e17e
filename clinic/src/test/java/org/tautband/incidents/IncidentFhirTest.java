package org.tautband.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.r4.model.AdverseEvent;
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
          Incident.Standing.STANDS,
          "The number was typed wrongly",
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
  void anIncidentEnteredInErrorSaysSoWhereNoReaderMayOverlookIt() {
    Incident wrong =
        new Incident(
            LOST.id(),
            3,
            LOST.patientId(),
            LOST.sessionId(),
            LOST.needle(),
            LOST.kind(),
            LOST.happenedAt(),
            LOST.account(),
            Incident.Standing.ENTERED_IN_ERROR,
            "Another patient",
            LOST.recorded());
    FhirCheck.valid(IncidentFhir.of(wrong));
    AdverseEvent event = (AdverseEvent) IncidentFhir.of(wrong).resources().getFirst();
    assertThat(event.getModifierExtension()).hasSize(1);
  }

  @Test
  void everyComponentOfAnIncidentChangesFhir() {
    EveryComponentIsPublished.of(LOST, IncidentFhir::of)
        // the version says which telling it is; the recorder's account stands in the audit
        .except("edition", "recorded.by")
        .holds();
  }
}
