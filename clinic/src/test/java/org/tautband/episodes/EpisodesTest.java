package org.tautband.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;
import org.tautband.episodes.Episodes.GoalWanted;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

class EpisodesTest extends ClinicTest {
  private static final Place NECK_RIGHT = new Place("neck", Side.RIGHT);
  private static final Complaint COMPLAINT =
      new Complaint("My neck hurts at the desk", "May 2025", "", "", "");

  @Autowired Episodes episodes;
  @Autowired Patients patients;
  private UUID patientId;

  @BeforeEach
  void patient() {
    patientId = patient("Marta");
  }

  private UUID patient(String given) {
    Identity identity = Identity.of(given, "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    return clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
  }

  private Episode open() {
    return clinic.asClinician(
        () ->
            episodes.open(
                patientId,
                Ids.next(),
                COMPLAINT,
                List.of(new Diagnosis("Myofascial neck pain", "M54.2")),
                List.of(new GoalWanted(null, "Work 4 hours", 3, 8))));
  }

  private static Plan plan(String whyAlone, Activity... others) {
    List<Activity> activities = new ArrayList<>();
    activities.add(Activity.needling("Upper trapezius", "once a week", "", List.of(NECK_RIGHT)));
    activities.addAll(List.of(others));
    return new Plan(activities, LocalDate.of(2027, 1, 8), List.of("Goal at 8"), whyAlone, true);
  }

  private Episode saved(Episode shown, Plan plan) {
    Change change = clinic.asClinician(() -> episodes.plan(shown, plan));
    assertThat(change).isInstanceOf(Change.Saved.class);
    return ((Change.Saved) change).episode();
  }

  private List<String> codes(Episode episode) {
    return clinic.asClinician(() -> episodes.reasonsAgainst(patientId, episode.id())).stream()
        .map(Reason::code)
        .toList();
  }

  @Test
  void theSameSubmissionTwiceOpensOneEpisode() {
    UUID id = Ids.next();
    Episode once =
        clinic.asClinician(() -> episodes.open(patientId, id, COMPLAINT, List.of(), List.of()));
    Episode again =
        clinic.asClinician(() -> episodes.open(patientId, id, COMPLAINT, List.of(), List.of()));
    assertThat(again).isEqualTo(once);
    assertThat(clinic.asClinician(() -> episodes.of(patientId))).hasSize(1);
  }

  @Test
  void whatWasSavedReadsBackWordForWord() {
    Episode opened = open();
    assertThat(clinic.asClinician(() -> episodes.find(patientId, opened.id()))).contains(opened);
    Episode planned = saved(opened, plan("no time for more"));
    assertThat(clinic.asClinician(() -> episodes.find(patientId, opened.id()))).contains(planned);
  }

  @Test
  void everyEditionStaysReadableAsItWas() {
    Episode first = open();
    Goal goal = first.goals().getFirst();
    clinic.asClinician(
        () ->
            episodes.change(
                first,
                new Complaint("My neck and head hurt", "", "", "", ""),
                List.of(),
                List.of(new GoalWanted(goal.id(), "Work 4 hours", 5, 8))));
    List<Episode> editions = clinic.asClinician(() -> episodes.editions(patientId, first.id()));
    assertThat(editions).hasSize(2);
    assertThat(editions.getLast()).isEqualTo(first);
    assertThat(editions.getFirst().complaint().words()).isEqualTo("My neck and head hurt");
    assertThat(editions.getFirst().goals().getFirst().scores())
        .extracting(GoalScore::value)
        .containsExactly(3, 5);
  }

  @Test
  void whoeverSavesOverAnOlderEditionIsShownTheNewerOne() {
    Episode shownToBoth = open();
    saved(shownToBoth, plan("first"));
    Change second = clinic.asClinician(() -> episodes.plan(shownToBoth, plan("second")));
    assertThat(second).isInstanceOf(Change.Stale.class);
    assertThat(((Change.Stale) second).current().plan())
        .extracting(Plan::whyNeedlingAlone)
        .isEqualTo("first");
  }

  @Test
  void needlingIsRefusedUntilAPlanNamesItsPlaces() {
    Episode episode = open();
    assertThat(codes(episode)).containsExactly("plan-missing");
    Plan without =
        new Plan(
            List.of(Activity.of(ActivityKind.EXERCISE, "Chin tucks", "2 × 10", "")),
            LocalDate.of(2027, 1, 8),
            List.of("Goal at 8"),
            "",
            true);
    Episode exercised = saved(episode, without);
    assertThat(codes(exercised)).containsExactly("needling-not-planned");
    saved(exercised, plan("", Activity.of(ActivityKind.STRETCHING, "Levator", "3 × 30 s", "")));
    assertThat(codes(episode)).isEmpty();
    assertThat(clinic.asClinician(() -> episodes.plannedPlaces(patientId, episode.id())))
        .containsExactly(NECK_RIGHT);
  }

  @Test
  void needlingAloneIsRefusedUntilItSaysWhy() {
    Episode planned = saved(open(), plan(""));
    assertThat(codes(planned)).containsExactly("needling-alone");
    saved(planned, plan("The patient wants nothing else"));
    assertThat(codes(planned)).isEmpty();
  }

  @Test
  void anEndedEpisodeRefusesNeedling() {
    Episode planned = saved(open(), plan("why"));
    Discharge discharge =
        new Discharge(LocalDate.of(2026, 11, 24), Discharge.Outcome.GOALS_REACHED, "All reached");
    clinic.asClinician(() -> episodes.discharge(planned, discharge));
    assertThat(codes(planned)).containsExactly("episode-discharged");
  }

  @Test
  void anEpisodeOfSomebodyElseIsNotThere() {
    Episode episode = open();
    UUID other = patient("Paula");
    assertThat(clinic.asClinician(() -> episodes.find(other, episode.id()))).isEmpty();
    assertThat(clinic.asClinician(() -> episodes.reasonsAgainst(other, episode.id())))
        .extracting(Reason::code)
        .containsExactly("episode-missing");
  }

  @Test
  void aReviewAddsToTheSeriesOfTheGoal() {
    Episode episode = open();
    UUID goal = episode.goals().getFirst().id();
    clinic.asClinician(() -> episodes.review(episode, Map.of(goal, 6), null));
    GoalSeries series =
        clinic.asClinician(() -> episodes.goalSeries(patientId, episode.id())).getFirst();
    assertThat(series.scores()).extracting(GoalScore::value).containsExactly(3, 6);
    assertThat(series.wanted()).isEqualTo(8);
  }
}
