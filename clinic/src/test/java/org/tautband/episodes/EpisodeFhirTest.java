package org.tautband.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class EpisodeFhirTest {
  private static final Instant AT = Instant.parse("2026-11-24T09:41:00Z");
  static final Episode SAMPLE =
      new Episode(
          UUID.fromString("0193a000-0000-7000-8000-000000000001"),
          UUID.fromString("0193a000-0000-7000-8000-000000000002"),
          new Edition(
              3, AT, UUID.fromString("0193a000-0000-7000-8000-000000000003"), "Kim Demoson"),
          new Complaint(
              "My neck hurts at the desk",
              "May 2025",
              "Screen too low",
              "Nerve root: not supported",
              "Lying down",
              List.of(new Place("neck", Side.LEFT))),
          List.of(new Diagnosis("Myofascial neck pain", "M54.2")),
          List.of(
              new Goal(
                  UUID.fromString("0193a000-0000-7000-8000-000000000004"),
                  "Work 4 hours at the desk",
                  7,
                  List.of(
                      new GoalScore(
                          UUID.fromString("0193a000-0000-7000-8000-000000000005"),
                          3,
                          AT,
                          "Kim Demoson")))),
          new Plan(
              List.of(
                  Activity.needling(
                      "Upper trapezius",
                      "Once a week, up to 5 sessions",
                      "Stop after session 3 if nothing moved",
                      List.of(new Place("neck", Side.RIGHT))),
                  Activity.of(ActivityKind.EXERCISE, "Chin tucks", "2 × 10", "Discharge")),
              LocalDate.of(2026, 12, 8),
              List.of("Both goals at 8 or more"),
              "The patient wants nothing else",
              true),
          new Discharge(LocalDate.of(2026, 12, 24), Discharge.Outcome.BETTER, "Moved away"),
          UUID.fromString("0193a000-0000-7000-8000-000000000006"));

  @Test
  void goldenAndValid() {
    var rendering = EpisodeFhir.of(SAMPLE, List.of());
    Golden.matches("episode", rendering);
    FhirCheck.valid(rendering);
  }

  @Test
  void everyComponentIsPublished() {
    EveryComponentIsPublished.of(SAMPLE, episode -> EpisodeFhir.of(episode, List.of()))
        // Version, instant and author of a save are the resource's meta and its chain row.
        .except(
            "edition.number",
            "edition.at",
            "edition.accountId",
            // A code that is no code is refused; the test below holds it.
            "diagnoses.icd10",
            // A plan with another kind or without places is refused by its constructor.
            "plan.activities.kind",
            "plan.activities.places.bodyGroup",
            "plan.activities.places.side")
        .holds();
  }

  @Test
  void kindPlacesAndDiagnosisCodeArePublished() {
    String text = Golden.text(EpisodeFhir.of(SAMPLE, List.of()));
    assertThat(text)
        .contains("\"code\": \"needling\"", "\"code\": \"exercise\"", "\"code\": \"neck\"")
        .contains("\"code\": \"right\"", "\"code\": \"M54.2\"");
  }

  @Test
  void anOpenEpisodeOfAProblemThatCameBackIsARecurrence() {
    Episode again =
        new Episode(
            SAMPLE.id(),
            SAMPLE.patientId(),
            SAMPLE.edition(),
            SAMPLE.complaint(),
            List.of(),
            List.of(),
            null,
            null,
            SAMPLE.recurrenceOf());
    FhirCheck.valid(EpisodeFhir.of(again, List.of()));
    assertThat(Golden.text(EpisodeFhir.of(again, List.of())))
        .contains("\"code\": \"recurrence\"", "Condition/" + SAMPLE.recurrenceOf());
  }

  @Test
  void aGoalThatWasTakenOutIsCancelledAndStaysThere() {
    Episode without =
        new Episode(
            SAMPLE.id(),
            SAMPLE.patientId(),
            SAMPLE.edition(),
            SAMPLE.complaint(),
            SAMPLE.diagnoses(),
            List.of(),
            SAMPLE.plan(),
            SAMPLE.discharge(),
            null);
    List<Goal> dropped = EpisodeFhir.dropped(List.of(without, SAMPLE));
    assertThat(dropped).isEqualTo(SAMPLE.goals());
    assertThat(Golden.text(EpisodeFhir.of(without, dropped)))
        .contains("\"lifecycleStatus\": \"cancelled\"", "Work 4 hours");
  }
}
