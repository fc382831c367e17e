package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.access.Actor;
import org.tautband.access.Role;
import org.tautband.consent.Assent;
import org.tautband.consent.Decision;
import org.tautband.consent.Interpreter;
import org.tautband.consent.Signature;
import org.tautband.consent.Signer;
import org.tautband.database.Ids;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Sex;
import org.tautband.screening.Answer;
import org.tautband.screening.Decision.Kind;
import org.tautband.screening.FindingPlace;
import org.tautband.screening.Round;
import org.tautband.screening.Said;
import org.tautband.screening.Screenings;
import org.tautband.screening.Wanted;

/** From an answer to the start it refuses or allows, with everything else in order. */
class StartFollowsTheAnswersTest extends NeedlingTest {
  private static final Place LEFT_LEG = new Place("leg", Side.LEFT);
  private static final Signature DRAWN = new Signature.Drawn("M10 20L30 40L50 20");

  /** A no to every question but these. */
  private void answer(Set<Place> places, Said... said) {
    List<Said> answers = new ArrayList<>(List.of(said));
    for (var question : as(() -> screenings.questionsFor(places))) {
      if (answers.stream().noneMatch(a -> a.questionId().equals(question.id()))) {
        answers.add(new Said(question.id(), Answer.NO, "", Set.of(), true));
      }
    }
    as(() -> screenings.save(patientId, new Round(Ids.next(), places, 1_000, false, answers)));
  }

  private void planFor(Set<Place> places) {
    episode = planned(patientId, places);
    askRedFlags(places);
    assess();
  }

  private UUID answerTo(String question) {
    return as(() -> screenings.of(patientId)).orElseThrow().answerTo(question).orElseThrow().id();
  }

  private static Said yes(String question, FindingPlace... where) {
    return new Said(question, Answer.YES, "since 2019", Set.of(where), false);
  }

  private List<String> refusal() {
    return switch (start()) {
      case Start.Started started -> List.of();
      case Start.Refused refused -> refused.reasons().stream().map(Reason::code).toList();
    };
  }

  @Test
  void aLeftKneeReplacementStartsTheNeckAndRefusesTheLeftLegAndWithoutAPlaceEverything() {
    Set<Place> all = new LinkedHashSet<>(List.of(NECK, SHOULDER, LEFT_LEG));
    answer(all, yes("q-joint-metal", new FindingPlace("leg", Side.LEFT)));
    consent(all);
    planFor(Set.of(LEFT_LEG));
    assertThat(refusal()).containsExactly("screening.PC052");
    planFor(Set.of(NECK));
    assertThat(refusal()).isEmpty();

    answer(all, yes("q-joint-metal"));
    for (Place place : all) {
      planFor(Set.of(place));
      assertThat(refusal()).as(place.toString()).containsExactly("screening.PC052");
    }
  }

  @Test
  void aSevereBloodIllnessThatNobodyDecidedOnRefusesTheStart() {
    answer(PLACES, yes("q-blood-illness"));
    consent(PLACES);
    planFor(PLACES);
    assertThat(refusal()).containsExactly("screening.PC063");
  }

  @Test
  void thePatientsNoRefusesTheStartWhoeverWantsToLiftIt() {
    answer(PLACES, yes("q-no-needles-wanted"));
    consent(PLACES);
    planFor(PLACES);
    assertThat(refusal()).containsExactly("screening.PC002");
    UUID answer = answerTo("q-no-needles-wanted");
    Actor second =
        new Actor(new UUID(7, 7), "alex", "Alex Second", Set.of(Role.CLINICIAN), null, null);
    for (Kind kind : Kind.values()) {
      for (Actor actor : List.of(kim, second, clinic.manager(), clinic.administrator())) {
        var wanted = new Wanted(Ids.next(), answer, "PC002", kind, null, "please", "", null);
        assertThat(clinic.as(actor, () -> screenings.decide(patientId, wanted)))
            .as(kind + " by " + actor.login())
            .isInstanceOf(Screenings.Decided.Refused.class);
      }
    }
    assertThat(refusal()).containsExactly("screening.PC002");
  }

  @Test
  void whoCannotAgreeAloneStartsWithConsentThroughAnInterpreter() {
    answer(PLACES, yes("q-cannot-agree"));
    consent(PLACES);
    planFor(PLACES);
    assertThat(refusal()).containsExactlyInAnyOrder("screening.PC003", "screening.PC036");
    consent(
        PLACES,
        new Decision(
            PLACES,
            Signer.patient("Marta Probe"),
            null,
            new Interpreter("Ina Dolmetsch", "Polish", Interpreter.Presence.IN_PERSON),
            "Kim Demoson",
            DRAWN,
            "on paper"));
    assertThat(refusal()).isEmpty();
  }

  @Test
  void aChildStartsWithTheGuardiansConsentAndItsOwnAssent() {
    Identity child = Identity.of("Mika", "Probe", LocalDate.of(2014, 3, 14), Sex.FEMALE);
    patientId = as(() -> patients.register(child, Ids.next()).id());
    answer(PLACES, yes("q-cannot-agree"), yes("q-child"), yes("q-under-16"));
    planFor(PLACES);
    for (var measure : Map.of("q-child", "PC022", "q-under-16", "PC023").entrySet()) {
      var taken =
          new Wanted(
              Ids.next(),
              answerTo(measure.getKey()),
              measure.getValue(),
              Kind.MEASURE_TAKEN,
              null,
              "The mother signs, the child was asked itself",
              "",
              null);
      assertThat(as(() -> screenings.decide(patientId, taken)))
          .isInstanceOf(Screenings.Decided.Done.class);
    }
    assertThat(refusal()).contains("screening.PC003", "screening.PC036");
    consent(
        PLACES,
        new Decision(
            PLACES,
            new Signer(Signer.Kind.GUARDIAN, "Marta Probe", "mother", "identity card"),
            new Assent(true, "It may tickle, I want to try"),
            null,
            "Kim Demoson",
            DRAWN,
            "on paper"));
    assertThat(refusal()).isEmpty();
  }
}
