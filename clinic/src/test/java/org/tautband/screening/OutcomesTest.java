package org.tautband.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Content;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;
import org.tautband.evidence.Row;
import org.tautband.evidence.Side;

/**
 * Every cell of the decision table: every row × yes, no, unsure × where it was found × every body
 * group and side. The expectation is worked out here again, row by row from the raw files.
 */
class OutcomesTest {
  private static final Content CONTENT = Content.load();
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final UUID KIM = new UUID(1, 1);
  private static final UUID ALEX = new UUID(1, 2);
  private static final List<Place> PLACES = places();

  @Test
  void everyCellOfTheDecisionTable() {
    int cells = 0;
    List<String> wrong = new ArrayList<>();
    for (Row row : CONTENT.rows("screening/precautions.csv")) {
      for (Answer said : Answer.values()) {
        for (Set<FindingPlace> found : foundPlaces()) {
          GivenAnswer answer = answer(row.text("question_id"), said, found);
          Outcomes outcomes =
              new Outcomes(
                  List.of(CONTENT.question(answer.questionId())),
                  Map.of(answer.questionId(), answer),
                  List.of(),
                  AlsoMet.NOTHING);
          for (Place place : PLACES) {
            cells++;
            String actual = seen(outcomes.at(place, Set.of(place)), row.text("id"));
            String expected = expected(row, said, found, place);
            if (!actual.equals(expected)) {
              wrong.add(
                  row.text("id")
                      + " "
                      + said
                      + " "
                      + found
                      + " "
                      + place
                      + ": "
                      + actual
                      + ", not "
                      + expected);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cells).isEqualTo(67 * 3 * 5 * 54);
  }

  private static String seen(PlaceOutcome outcome, String precaution) {
    TreeSet<String> seen = new TreeSet<>();
    for (Concern concern : outcome.concerns()) {
      if (concern.effect().precaution().id().equals(precaution)) {
        seen.add(
            concern.outcome()
                + (concern.standing() instanceof Standing.Information ? " shown" : " open"));
      }
    }
    return seen.toString();
  }

  /** Written from the tables and the issue alone; it uses nothing of the module but its records. */
  private static String expected(Row row, Answer said, Set<FindingPlace> found, Place place) {
    TreeSet<String> expected = new TreeSet<>();
    if (said == Answer.NO) {
      return expected.toString();
    }
    String id = row.text("id");
    String group = place.bodyGroup();
    String how = row.text("category").equals("information") ? " shown" : " open";
    String outcome = row.text("outcome").toUpperCase(java.util.Locale.ROOT) + how;
    boolean atFinding =
        found.isEmpty()
            || found.stream()
                .anyMatch(
                    f ->
                        f.bodyGroup().equals(group)
                            && (f.side() == null
                                || f.side() == place.side()
                                || f.side() == Side.MIDLINE
                                || place.side() == Side.MIDLINE));
    @Nullable Row bound =
        CONTENT.rows("screening/place_bound.csv").stream()
            .filter(b -> b.list("precaution_ids").contains(id))
            .findFirst()
            .orElse(null);
    if (bound == null) {
      expected.add(outcome);
      return expected.toString();
    }
    List<String> groups = bound.list("body_groups");
    boolean listed = groups.contains("any") || groups.contains(group);
    switch (bound.text("binding")) {
      case "place_of_finding", "asked_per_site" -> {
        if (atFinding) {
          expected.add(outcome);
        }
      }
      case "whole_person_for_some_sites", "plan_of_session" -> {
        if (listed) {
          expected.add(outcome);
        }
      }
      case "mixed" -> {
        boolean isPlace = List.of("PC017", "PC019", "PC020").contains(id);
        if (!isPlace || listed) {
          expected.add(outcome);
        }
        if (id.equals("PC044") && atFinding) {
          expected.add("AVOID_SITE open");
        }
      }
      default -> throw new AssertionError(bound.text("binding"));
    }
    return expected.toString();
  }

  @Test
  void aLeftKneeReplacementLeavesTheNeckFreeAndRefusesTheLeftLeg() {
    Set<FindingPlace> leftLeg = Set.of(new FindingPlace("leg", Side.LEFT));
    GivenAnswer knee = answer("q-joint-metal", Answer.YES, leftLeg);
    Set<Place> plan = Set.of(place("neck", Side.RIGHT), place("leg", Side.LEFT));
    Outcomes outcomes = outcomes(Map.of(knee.questionId(), knee), List.of());

    assertThat(outcomes.at(place("neck", Side.RIGHT), plan).strictestOpen()).isEmpty();
    assertThat(outcomes.at(place("leg", Side.RIGHT), plan).strictestOpen()).isEmpty();
    assertThat(outcomes.at(place("leg", Side.LEFT), plan).strictestOpen())
        .contains(Outcome.AVOID_SITE);
  }

  @Test
  void aKneeReplacementWithoutAPlaceRefusesEverywhere() {
    GivenAnswer knee = answer("q-joint-metal", Answer.YES, Set.of());
    Outcomes outcomes = outcomes(Map.of(knee.questionId(), knee), List.of());
    for (Place place : PLACES) {
      assertThat(outcomes.at(place, Set.of(place)).strictestOpen()).contains(Outcome.AVOID_SITE);
    }
  }

  @Test
  void bothSidesOfTheChestFollowFromThePlanWhateverWasAnsweredAndNothingLiftsIt() {
    Place right = place("thorax-back", Side.RIGHT);
    Set<Place> plan = Set.of(right, place("thorax-front", Side.LEFT));
    GivenAnswer no = answer("q-both-sides-chest", Answer.NO, Set.of());
    assertThat(outcomes(Map.of(no.questionId(), no), List.of()).at(right, plan).strictestOpen())
        .contains(Outcome.AVOID_SITE);

    GivenAnswer yes = answer("q-both-sides-chest", Answer.YES, Set.of());
    for (Decision.Kind kind : Decision.Kind.values()) {
      Decision decision = decision(yes, "PC057", kind, null, ALEX);
      assertThat(
              outcomes(Map.of(yes.questionId(), yes), List.of(decision))
                  .at(right, plan)
                  .strictestOpen())
          .as(kind.name())
          .contains(Outcome.AVOID_SITE);
    }
    assertThat(outcomes(Map.of(no.questionId(), no), List.of()).at(right, Set.of(right)).concerns())
        .isEmpty();
  }

  @Test
  void anUnsourcedYesIsOpenUntilAClinicianHasDecided() {
    GivenAnswer yes = answer("q-blood-illness", Answer.YES, Set.of());
    Place neck = place("neck", Side.LEFT);
    assertThat(open(yes, neck)).contains(Outcome.ASK_FURTHER);
    assertThat(
            open(
                yes,
                neck,
                decision(yes, "PC063", Decision.Kind.STEP_CHOSEN, Outcome.ASK_FURTHER, KIM)))
        .contains(Outcome.ASK_FURTHER);
    assertThat(open(yes, neck, decision(yes, "PC063", Decision.Kind.STEP_CHOSEN, null, KIM)))
        .isEmpty();
    Decision defer = decision(yes, "PC063", Decision.Kind.STEP_CHOSEN, Outcome.DEFER, KIM);
    assertThat(open(yes, neck, defer)).contains(Outcome.DEFER);
    assertThat(
            open(yes, neck, defer, decision(yes, "PC063", Decision.Kind.DEFERRAL_ENDED, null, KIM)))
        .isEmpty();
  }

  @Test
  void aDecisionOnAnEarlierAnswerIsVoid() {
    GivenAnswer before = answer("q-not-eaten", Answer.YES, Set.of());
    GivenAnswer now = answer("q-not-eaten", Answer.YES, Set.of());
    Decision old = decision(before, "PC056", Decision.Kind.MEASURE_TAKEN, null, KIM);
    assertThat(open(now, place("neck", Side.LEFT), old)).contains(Outcome.CAUTION);
  }

  @Test
  void doNotNeedleIsLiftedOnlyByASecondClinicianWhoConfirmsTheFirst() {
    GivenAnswer fear = answer("q-needle-fear", Answer.YES, Set.of());
    Place neck = place("neck", Side.LEFT);
    Decision asked = decision(fear, "PC001", Decision.Kind.LIFT_ASKED, null, KIM);
    assertThat(open(fear, neck, asked)).contains(Outcome.DO_NOT_NEEDLE);
    assertThat(open(fear, neck, asked, confirm(fear, "PC001", asked.id(), KIM)))
        .contains(Outcome.DO_NOT_NEEDLE);
    assertThat(open(fear, neck, confirm(fear, "PC001", asked.id(), ALEX)))
        .contains(Outcome.DO_NOT_NEEDLE);
    assertThat(open(fear, neck, asked, confirm(fear, "PC001", asked.id(), ALEX))).isEmpty();
  }

  @Test
  void nobodyLiftsThePatientsNo() {
    GivenAnswer no = answer("q-no-needles-wanted", Answer.YES, Set.of());
    Decision asked = decision(no, "PC002", Decision.Kind.LIFT_ASKED, null, KIM);
    Decision confirmed = confirm(no, "PC002", asked.id(), ALEX);
    assertThat(open(no, place("leg", Side.LEFT), asked, confirmed)).contains(Outcome.DO_NOT_NEEDLE);
  }

  @Test
  void consentThroughAnotherMeetsThatSomebodyCannotAgree() {
    GivenAnswer yes = answer("q-cannot-agree", Answer.YES, Set.of());
    Place leg = place("leg", Side.LEFT);
    Outcomes met =
        new Outcomes(
            CONTENT.questions(),
            Map.of(yes.questionId(), yes),
            List.of(),
            new AlsoMet(true, Set.of()));
    assertThat(open(yes, leg)).contains(Outcome.DO_NOT_NEEDLE);
    assertThat(met.at(leg, Set.of(leg)).strictestOpen()).isEmpty();
    assertThat(met.at(leg, Set.of(leg)).strictest()).contains(Outcome.DO_NOT_NEEDLE);
  }

  @Test
  void theSpecialTrainingOnFileMeetsTheFrontOfTheNeck() {
    GivenAnswer yes = answer("q-site-front-neck", Answer.YES, Set.of());
    Place neck = place("neck", Side.LEFT);
    assertThat(open(yes, neck)).contains(Outcome.AVOID_SITE);
    Outcomes met =
        new Outcomes(
            CONTENT.questions(),
            Map.of(yes.questionId(), yes),
            List.of(),
            new AlsoMet(false, Set.of("PC028")));
    assertThat(met.at(neck, Set.of(neck)).strictestOpen()).isEmpty();
  }

  @Test
  void unsureCountsAsYesUntilItIsClearedInWords() {
    GivenAnswer unsure = answer("q-cancer", Answer.UNSURE, Set.of());
    Place neck = place("neck", Side.LEFT);
    assertThat(open(unsure, neck)).contains(Outcome.MEDICAL_CLEARANCE);
    assertThat(open(unsure, neck, decision(unsure, "", Decision.Kind.CLEARED, null, KIM)))
        .isEmpty();
  }

  @Test
  void everyOutcomeHasItsOwnWayOutAndNoOther() {
    Map<String, Decision.Kind> ways =
        Map.of(
            "q-not-eaten PC056", Decision.Kind.MEASURE_TAKEN,
            "q-site-wound PC031", Decision.Kind.SPOT_LEFT_OUT,
            "q-diabetes PC014", Decision.Kind.STEP_CHOSEN);
    ways.forEach(
        (row, way) -> {
          GivenAnswer yes = answer(row.split(" ")[0], Answer.YES, Set.of());
          Place foot = place("foot", Side.LEFT);
          for (Decision.Kind kind : Decision.Kind.values()) {
            Decision decision = decision(yes, row.split(" ")[1], kind, null, KIM);
            if (kind != Decision.Kind.CLEARED) {
              assertThat(open(yes, foot, decision).isEmpty()).as(row + kind).isEqualTo(kind == way);
            }
          }
        });
  }

  private static java.util.Optional<Outcome> open(
      GivenAnswer answer, Place place, Decision... decisions) {
    return outcomes(Map.of(answer.questionId(), answer), List.of(decisions))
        .at(place, Set.of(place))
        .strictestOpen();
  }

  private static Outcomes outcomes(Map<String, GivenAnswer> answers, List<Decision> decisions) {
    return new Outcomes(CONTENT.questions(), answers, decisions, AlsoMet.NOTHING);
  }

  static GivenAnswer answer(String question, Answer answer, Set<FindingPlace> found) {
    return new GivenAnswer(
        UUID.randomUUID(),
        question,
        answer,
        "",
        found,
        false,
        GivenAnswer.Doubt.NONE,
        List.of(),
        NOW,
        KIM,
        "Kim",
        false);
  }

  private static Decision decision(
      GivenAnswer answer, String key, Decision.Kind kind, @Nullable Outcome step, UUID by) {
    return new Decision(
        UUID.randomUUID(), answer.id(), key, kind, step, "because", "", null, NOW, by, "Kim");
  }

  private static Decision confirm(GivenAnswer answer, String key, UUID asked, UUID by) {
    return new Decision(
        UUID.randomUUID(),
        answer.id(),
        key,
        Decision.Kind.LIFT_CONFIRMED,
        null,
        "agreed",
        "",
        asked,
        NOW,
        by,
        "Alex");
  }

  private static Place place(String group, Side side) {
    return new Place(group, side);
  }

  private static List<Set<FindingPlace>> foundPlaces() {
    return List.of(
        Set.of(),
        Set.of(new FindingPlace("leg", Side.LEFT)),
        Set.of(new FindingPlace("leg", null)),
        Set.of(new FindingPlace("thorax-front", Side.MIDLINE)),
        Set.of(new FindingPlace("neck", Side.RIGHT), new FindingPlace("abdomen", null)));
  }

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    CONTENT
        .bodyGroups()
        .forEach(
            group -> {
              for (Side side : Side.values()) {
                places.add(new Place(group.id(), side));
              }
            });
    return places;
  }
}
