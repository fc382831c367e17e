package org.tautband.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.access.Actor;
import org.tautband.access.Role;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;
import org.tautband.evidence.Question;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.screening.Decision.Kind;

class ScreeningsTest extends ClinicTest {
  private static final Place NECK = new Place("neck", Side.RIGHT);
  private static final Place LEFT_LEG = new Place("leg", Side.LEFT);
  private static final Place RIGHT_LEG = new Place("leg", Side.RIGHT);

  @Autowired private Screenings screenings;
  @Autowired private Patients patients;
  @Autowired private Clock clock;
  private UUID patient;

  @Autowired Clinics clinics;

  @BeforeEach
  void somebody() {
    patient = register(LocalDate.of(1980, 4, 30));
  }

  @Test
  void withoutScreeningTheStartIsRefused() {
    assertThat(codes(Set.of(NECK))).containsExactly("screening.missing");
  }

  @Test
  void whoeverSaysNoToEverythingMayStart() {
    sayNoToEverything(Set.of(NECK));
    assertThat(codes(Set.of(NECK))).isEmpty();
  }

  @Test
  void oneUnansweredQuestionRefuses() {
    Set<Place> places = Set.of(NECK);
    List<Said> answers = new ArrayList<>(noes(screenings.questionsFor(places)));
    answers.removeLast();
    save(places, false, answers);
    assertThat(codes(places)).containsExactly("screening.unanswered");
    Reason reason = reasons(places, AlsoMet.NOTHING).getFirst();
    assertThat(reason.sentence()).startsWith("1 screening question is not answered yet: “");
    assertThat(reason.mendPath()).endsWith("/screening?place=neck.RIGHT");
  }

  @Test
  void anotherPlaceInThePlanBringsItsOwnQuestions() {
    sayNoToEverything(Set.of(NECK));
    assertThat(codes(Set.of(NECK, LEFT_LEG)))
        .containsExactly("screening.unanswered", "screening.stale");
  }

  @Test
  void aLeftKneeReplacementStartsTheNeckAndRefusesTheLeftLeg() {
    Set<Place> plan = Set.of(NECK, LEFT_LEG, RIGHT_LEG);
    sayNoToEverything(plan);
    say(plan, yes("q-joint-metal", new FindingPlace("leg", Side.LEFT)));
    assertThat(codes(Set.of(NECK))).isEmpty();
    assertThat(codes(Set.of(RIGHT_LEG))).isEmpty();
    assertThat(codes(Set.of(LEFT_LEG))).containsExactly("screening.PC052");
    Reason reason = reasons(plan, AlsoMet.NOTHING).getFirst();
    assertThat(reason.sentence()).contains("avoid site at knee and lower leg, left");
    assertThat(reason.sourceKeys()).contains("PHYSIOSOUTH");
  }

  @Test
  void aKneeReplacementWithoutAPlaceRefusesEverything() {
    Set<Place> plan = Set.of(NECK, LEFT_LEG);
    sayNoToEverything(plan);
    say(plan, yes("q-joint-metal"));
    assertThat(codes(Set.of(NECK))).containsExactly("screening.PC052");
    assertThat(codes(Set.of(LEFT_LEG))).containsExactly("screening.PC052");
  }

  @Test
  void aSevereBloodIllnessNobodyDecidedOnRefuses() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    say(plan, yes("q-blood-illness"));
    assertThat(codes(plan)).containsExactly("screening.PC063");
    Reason reason = reasons(plan, AlsoMet.NOTHING).getFirst();
    assertThat(reason.sentence()).contains("No published rule was read");
    assertThat(reason.rule()).doesNotContain("clearance");

    decide("q-blood-illness", "PC063", Kind.STEP_CHOSEN, null, "mild form, doctor consulted");
    assertThat(codes(plan)).isEmpty();
  }

  @Test
  void thePatientsNoIsNotLiftedByAnybody() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    say(plan, yes("q-no-needles-wanted"));
    assertThat(codes(plan)).containsExactly("screening.PC002");
    for (Kind kind : Kind.values()) {
      for (Actor actor : List.of(clinic.clinician(), second())) {
        Screenings.Decided decided =
            clinic.as(
                actor,
                () ->
                    screenings.decide(
                        patient, wanted("q-no-needles-wanted", "PC002", kind, null, "please")));
        assertThat(decided).as(kind.name()).isInstanceOf(Screenings.Decided.Refused.class);
      }
    }
    assertThat(codes(plan)).containsExactly("screening.PC002");
  }

  @Test
  void somebodyWhoCannotAgreeStartsWithConsentThroughAnother() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    say(plan, yes("q-cannot-agree"));
    assertThat(codes(plan)).containsExactlyInAnyOrder("screening.PC003", "screening.PC036");
    assertThat(reasons(plan, new AlsoMet(true, Set.of()))).isEmpty();
  }

  @Test
  void theSecondCliniciansOwnLoginLiftsDoNotNeedle() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    say(plan, yes("q-needle-fear"));
    Wanted asked = wanted("q-needle-fear", "PC001", Kind.LIFT_ASKED, null, "wants to try, lying");
    clinic.asClinician(() -> screenings.decide(patient, asked));
    assertThat(reasons(plan, AlsoMet.NOTHING).getFirst().sentence())
        .contains("A second clinician must agree from their own login");

    Wanted agreed = confirming(asked);
    assertThat(clinic.asClinician(() -> screenings.decide(patient, agreed)))
        .isInstanceOfSatisfying(
            Screenings.Decided.Refused.class,
            refused -> assertThat(refused.sentence()).contains("You asked for this yourself"));
    assertThat(clinic.as(second(), () -> screenings.decide(patient, agreed)))
        .isInstanceOf(Screenings.Decided.Done.class);
    assertThat(codes(plan)).isEmpty();
  }

  @Test
  void clearanceIsNotLiftedWithoutTheDoctorsAnswer() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    say(plan, yes("q-heart-valve"));
    Wanted without = wanted("q-heart-valve", "PC041", Kind.LIFT_ASKED, null, "doctor agrees");
    assertThat(clinic.asClinician(() -> screenings.decide(patient, without)))
        .isInstanceOfSatisfying(
            Screenings.Decided.Refused.class,
            refused -> assertThat(refused.sentence()).contains("which doctor"));
  }

  @Test
  void theFrontDeskDecidesNothing() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    say(plan, yes("q-not-eaten"));
    Wanted wanted = wanted("q-not-eaten", "PC056", Kind.MEASURE_TAKEN, null, "had a banana");
    assertThat(clinic.as(clinic.frontDesk(), () -> screenings.decide(patient, wanted)))
        .isInstanceOf(Screenings.Decided.Refused.class);
    decide("q-not-eaten", "PC056", Kind.MEASURE_TAKEN, null, "had a banana");
    assertThat(codes(plan)).isEmpty();
  }

  @Test
  void bothSidesOfTheChestAreRefusedByThePlanWhateverWasAnswered() {
    Set<Place> plan =
        Set.of(new Place("thorax-back", Side.LEFT), new Place("thorax-back", Side.RIGHT));
    sayNoToEverything(plan);
    assertThat(codes(plan)).containsExactly("screening.PC057");
    assertThat(codes(Set.of(new Place("thorax-back", Side.LEFT)))).isEmpty();
  }

  @Test
  void aNoAfterUnsureWaitsForAClinicianWords() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    say(plan, new Said("q-cancer", Answer.UNSURE, "", Set.of(), false));
    assertThat(codes(plan)).contains("screening.PC044");
    save(plan, true, List.of(no("q-cancer")));
    assertThat(codes(plan)).contains("screening.PC044");
    decide("q-cancer", "", Kind.CLEARED, null, "asked the practice: a harmless mole");
    assertThat(codes(plan)).isEmpty();
  }

  @Test
  void aStartUsesUpTheAnswersOfThatSession() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    clinic.asClinician(
        () -> {
          screenings.usedAtStart(Ids.next(), patient);
          return null;
        });
    assertThat(codes(plan)).containsExactly("screening.each-session");
    List<Question> each =
        screenings.questionsFor(plan).stream()
            .filter(q -> q.askRule().when() == org.tautband.evidence.AskRule.AskWhen.EACH_SESSION)
            .toList();
    save(plan, false, noes(each));
    assertThat(codes(plan)).isEmpty();
  }

  @Test
  void answersGrowOld() {
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    Instant now = clock.instant();
    assertThat(dueIds(plan, now.plus(Duration.ofHours(11)))).isEmpty();
    assertThat(dueIds(plan, now.plus(Duration.ofHours(13))))
        .contains("q-ill-now")
        .doesNotContain("q-immune");
    assertThat(dueIds(plan, now.plus(Duration.ofDays(31))))
        .contains("q-immune")
        .doesNotContain("q-bleeding");
    assertThat(dueIds(plan, now.plus(Duration.ofDays(91)))).contains("q-bleeding", "q-blood-virus");
    assertThat(dueIds(plan, now.plus(Duration.ofDays(91)))).doesNotContain("q-scoliosis");
  }

  @Test
  void aChildsBirthdayMakesTheAnswerOld() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    patient = register(today.minusYears(16).plusDays(5));
    Set<Place> plan = Set.of(NECK);
    sayNoToEverything(plan);
    assertThat(codes(plan)).contains("screening.PC023", "screening.PC022");
    assertThat(dueIds(plan, clock.instant().plus(Duration.ofDays(6))))
        .contains("q-under-16")
        .doesNotContain("q-child");
  }

  @Test
  void theSameFormSentTwiceIsOneVersion() {
    Round round = new Round(Ids.next(), Set.of(NECK), 0, false, List.of(no("q-cancer")));
    clinic.asClinician(() -> screenings.save(patient, round));
    clinic.asClinician(() -> screenings.save(patient, round));
    assertThat(clinic.asClinician(() -> screenings.of(patient)).orElseThrow().saves()).hasSize(1);
  }

  @Test
  void twoPeopleAnsweringDifferentlyIsShownNotMerged() {
    save(Set.of(NECK), false, List.of(no("q-cancer")));
    Round late = new Round(Ids.next(), Set.of(NECK), 0, false, List.of(yes("q-cancer")));
    assertThat(clinic.asClinician(() -> screenings.save(patient, late)))
        .isInstanceOfSatisfying(
            Screenings.Saved.AnsweredMeanwhile.class,
            clash -> assertThat(clash.theirs().getFirst().answer()).isEqualTo(Answer.NO));
    assertThat(clinic.asClinician(() -> screenings.of(patient)).orElseThrow().saves()).hasSize(1);
  }

  @Test
  void whatIsReadBackIsWhatWasSaved() {
    Said said =
        new Said(
            "q-joint-metal",
            Answer.YES,
            "Knie, 2019 – „Titan“ \u202Eabc",
            Set.of(new FindingPlace("leg", Side.LEFT), new FindingPlace("foot", null)),
            false);
    save(Set.of(NECK, LEFT_LEG), true, List.of(said));
    Screening screening = clinic.asClinician(() -> screenings.of(patient)).orElseThrow();
    GivenAnswer answer = screening.answerTo("q-joint-metal").orElseThrow();
    assertThat(answer.words()).isEqualTo(said.words());
    assertThat(answer.places()).isEqualTo(said.places());
    assertThat(answer.onTablet()).isTrue();
    assertThat(screening.saves().getFirst().places()).containsExactlyInAnyOrder(NECK, LEFT_LEG);
    assertThat(screening.saves().getFirst().contentVersion()).hasSize(64);
  }

  @Test
  void anUnknownQuestionIsNotKept() {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> save(Set.of(NECK), false, List.of(no("q-invented"))));
    assertThat(clinic.asClinician(() -> screenings.of(patient))).isEmpty();
  }

  private UUID register(LocalDate birthDate) {
    return clinic.asClinician(
        () ->
            patients
                .register(Identity.of("Robin", "Sample", birthDate, Sex.OTHER), Ids.next())
                .id());
  }

  private void sayNoToEverything(Set<Place> places) {
    save(places, false, noes(screenings.questionsFor(places)));
  }

  private static List<Said> noes(List<Question> questions) {
    return questions.stream().map(q -> new Said(q.id(), Answer.NO, "", Set.of(), true)).toList();
  }

  private static Said no(String question) {
    return new Said(question, Answer.NO, "", Set.of(), false);
  }

  private static Said yes(String question, FindingPlace... places) {
    return new Said(question, Answer.YES, "", Set.of(places), false);
  }

  private void say(Set<Place> places, Said said) {
    save(places, false, List.of(said));
  }

  private void save(Set<Place> places, boolean onTablet, List<Said> said) {
    Screenings.Saved saved =
        clinic.asClinician(
            () -> screenings.save(patient, new Round(Ids.next(), places, 1_000, onTablet, said)));
    assertThat(saved).isInstanceOf(Screenings.Saved.Done.class);
  }

  private void decide(
      String question, String key, Kind kind, @Nullable Outcome step, String words) {
    assertThat(
            clinic.asClinician(
                () -> screenings.decide(patient, wanted(question, key, kind, step, words))))
        .isInstanceOf(Screenings.Decided.Done.class);
  }

  private Wanted wanted(
      String question, String key, Kind kind, @Nullable Outcome step, String words) {
    UUID answer =
        clinic
            .asClinician(() -> screenings.of(patient))
            .orElseThrow()
            .answerTo(question)
            .orElseThrow()
            .id();
    return new Wanted(Ids.next(), answer, key, kind, step, words, "", null);
  }

  private static Wanted confirming(Wanted asked) {
    return new Wanted(
        Ids.next(),
        asked.answerId(),
        asked.effectKey(),
        Kind.LIFT_CONFIRMED,
        null,
        "I saw the patient too",
        "",
        asked.id());
  }

  private static Actor second() {
    return new Actor(new UUID(7, 7), "alex", "Alex Second", Set.of(Role.CLINICIAN), null, null);
  }

  private List<String> codes(Set<Place> places) {
    return reasons(places, AlsoMet.NOTHING).stream().map(Reason::code).toList();
  }

  private List<Reason> reasons(Set<Place> places, AlsoMet alsoMet) {
    return clinic.asClinician(
        () -> screenings.reasonsAgainst(patient, places, clock.instant(), alsoMet));
  }

  private List<String> dueIds(Set<Place> places, Instant at) {
    return clinic.asClinician(() -> screenings.due(patient, places, at)).stream()
        .map(due -> due.question().id())
        .toList();
  }

  @Test
  void eachClinicsOwnDaysHoldForItsStartsAndThePagesAskByTheShortest() {
    Set<Place> plan = Set.of(NECK);
    Clinic patientClinic = open(90);
    sayNoToEverything(plan);
    Instant nextWeek = clock.instant().plus(Duration.ofDays(6));
    List<String> before = saidAt(patientClinic, plan, nextWeek);
    assertThat(dueIds(plan, nextWeek)).doesNotContain("q-blood-illness");
    Clinic strict = open(5);
    assertThat(dueIds(plan, nextWeek)).contains("q-blood-illness");
    assertThat(saidAt(strict, plan, nextWeek)).isNotEqualTo(before);
    assertThat(saidAt(patientClinic, plan, nextWeek)).isEqualTo(before);
  }

  private List<String> saidAt(Clinic at, Set<Place> places, Instant when) {
    return clinic
        .asClinician(() -> screenings.reasonsAgainst(patient, places, when, AlsoMet.NOTHING, at))
        .stream()
        .map(Reason::sentence)
        .toList();
  }

  private Clinic open(int screeningFreshDays) {
    Clinic wanted =
        new Clinic(
            Ids.next(),
            "Clinic " + screeningFreshDays,
            ZoneId.of("Europe/Berlin"),
            "en-GB",
            "112",
            "030 555 01",
            "",
            new OpeningHours(List.of()),
            new Policy(screeningFreshDays, 30, 18, 5, true),
            1);
    return clinic.as(clinic.manager(), () -> clinics.open(wanted, List.of("Room 1")));
  }

  @Test
  void aNoToAWoundAtTheSpotSaysNothingAboutASpotPlannedLater() {
    Set<Place> plan = Set.of(LEFT_LEG);
    sayNoToEverything(plan);
    assertThat(codes(plan)).isEmpty();
    Set<Place> more = Set.of(LEFT_LEG, RIGHT_LEG);
    assertThat(dueIds(more, clock.instant())).contains("q-site-wound", "q-varicose");
    assertThat(dueIds(more, clock.instant())).doesNotContain("q-pacemaker");
    assertThat(codes(more)).containsExactly("screening.stale");
    sayNoToEverything(more);
    assertThat(codes(more)).isEmpty();
  }
}
