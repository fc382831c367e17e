package org.tautband.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
              "Needle 4 not found",
              "Bed and floor searched",
              "floor and clothes",
              "none needed",
              "at once",
              "Kim Demoson",
              Instant.parse("2026-11-24T09:05:00Z"),
              Severity.MILD,
              Seriousness.NOT_SERIOUS),
          Incident.Standing.STANDS,
          "The number was typed wrongly",
          new Incident.Recorded(Instant.parse("2026-11-24T09:10:00Z"), id(5), "Kim Demoson"));

  private static final FollowUp GOES_ON =
      new FollowUp(
          id(6),
          LOST.id(),
          LOST.patientId(),
          1,
          FollowUp.Kind.GOES_ON,
          "Searched again with a magnet",
          Outcome.ONGOING,
          java.time.LocalDate.of(2026, 11, 26),
          new Incident.Recorded(Instant.parse("2026-11-25T09:10:00Z"), id(5), "Kim Demoson"));

  private static final FollowUp CLOSED =
      new FollowUp(
          id(7),
          LOST.id(),
          LOST.patientId(),
          2,
          FollowUp.Kind.CLOSED,
          "Found behind the couch",
          Outcome.RESOLVED,
          null,
          new Incident.Recorded(Instant.parse("2026-11-26T09:10:00Z"), id(5), "Kim Demoson"));

  private static UUID id(int number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  @Test
  void anIncidentIsAValidAdverseEvent() {
    FhirCheck.valid(IncidentFhir.of(LOST, List.of()));
    var followed = IncidentFhir.of(LOST, List.of(GOES_ON, CLOSED));
    FhirCheck.valid(followed);
    Golden.matches("incident", followed);
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
    FhirCheck.valid(IncidentFhir.of(wrong, List.of()));
    AdverseEvent event = (AdverseEvent) IncidentFhir.of(wrong, List.of()).resources().getFirst();
    assertThat(event.getModifierExtension()).hasSize(1);
  }

  @Test
  void everyComponentOfAnIncidentChangesFhir() {
    EveryComponentIsPublished.of(LOST, lost -> IncidentFhir.of(lost, List.of()))
        // the version says which telling it is; the recorder's account stands in the audit
        .except("edition", "recorded.by")
        .holds();
  }

  @Test
  void everyComponentOfAStepOfTheFollowUpChangesFhir() {
    EveryComponentIsPublished.of(GOES_ON, step -> IncidentFhir.of(LOST, List.of(step)))
        // the event says whose it is; the order stands in the list
        .except("id", "incidentId", "patientId", "number", "recorded.by")
        .holds();
  }

  @Test
  void everyGradeIsAStandardCode() {
    for (var seriousness : Seriousness.values()) {
      for (var severity : Severity.values()) {
        FhirCheck.valid(IncidentFhir.of(graded(severity, seriousness), List.of()));
      }
    }
    for (var outcome : Outcome.values()) {
      var step =
          new FollowUp(
              id(8),
              LOST.id(),
              LOST.patientId(),
              1,
              FollowUp.Kind.GOES_ON,
              "x",
              outcome,
              null,
              LOST.recorded());
      FhirCheck.valid(IncidentFhir.of(LOST, List.of(step)));
    }
  }

  private static Incident graded(Severity severity, Seriousness seriousness) {
    return new Incident(
        LOST.id(),
        1,
        LOST.patientId(),
        null,
        null,
        Incident.Kind.HARM_SEEN,
        LOST.happenedAt(),
        new Incident.Account("x", "", "", "", "", "", null, severity, seriousness),
        Incident.Standing.STANDS,
        "",
        LOST.recorded());
  }
}
