package org.tautband.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.assessment.Assessments.RedFlagWords;
import org.tautband.assessment.RedFlagAnswer.Answer;
import org.tautband.database.Ids;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.evidence.RedFlag;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

class AssessmentsTest extends ClinicTest {
  private static final Set<Place> NECK = Set.of(new Place("neck", Side.RIGHT));
  private static final String ARM = "q-rf-arm-weaker";

  @Autowired Assessments assessments;
  @Autowired Episodes episodes;
  @Autowired Patients patients;
  @Autowired Clock clock;
  private UUID patientId;
  private UUID episodeId;

  @BeforeEach
  void episode() {
    Identity identity = Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    Complaint complaint = new Complaint("Neck", "", "", "", "");
    patientId = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    episodeId =
        clinic.asClinician(
            () -> episodes.open(patientId, Ids.next(), complaint, List.of(), List.of()).id());
  }

  private List<RedFlag> asked(Set<Place> places) {
    List<RedFlag> flags = new ArrayList<>();
    for (AskedOf askedOf : AskedOf.values()) {
      clinic
          .asClinician(() -> assessments.redFlagQuestions(patientId, places, askedOf))
          .forEach(group -> flags.addAll(group.questions()));
    }
    return flags;
  }

  private RedFlagRound answer(Answer all, Map<String, Answer> differently) {
    List<RedFlagAnswer> answers =
        asked(NECK).stream()
            .map(RedFlag::questionId)
            .map(id -> new RedFlagAnswer(id, differently.getOrDefault(id, all), ""))
            .toList();
    return clinic.asClinician(
        () -> assessments.answer(patientId, episodeId, Ids.next(), NECK, answers));
  }

  private List<Reason> reasons(Set<Place> places, Instant at) {
    return clinic.asClinician(() -> assessments.reasonsAgainst(patientId, episodeId, places, at));
  }

  private List<String> codes(Set<Place> places, Instant at) {
    return reasons(places, at).stream().map(Reason::code).toList();
  }

  static Assessment.Findings findings(String history) {
    return new Assessment.Findings(
        history,
        new Pain(4, 7, 5),
        List.of(new PainRegion("neck_post", Side.RIGHT, List.of(PainQuality.ACHE), 7)),
        List.of(
            new Finding(
                "trapezius_desc",
                Side.RIGHT,
                Finding.Sign.PRESENT,
                2,
                Finding.Sign.PRESENT,
                Finding.Sign.ABSENT,
                Finding.Sign.NOT_EXAMINED,
                List.of(),
                "")),
        List.of(new RangeOfMotion(Movement.NECK_ROTATION, true, 50, 70, null)),
        "");
  }

  private Assessment record(String history) {
    return clinic.asClinician(
        () -> assessments.record(patientId, episodeId, Ids.next(), findings(history)));
  }

  @Test
  void anAdultWithNeckPainIsAskedInAtMostSevenGroupsOfEight() {
    var patient =
        clinic.asClinician(() -> assessments.redFlagQuestions(patientId, NECK, AskedOf.PATIENT));
    var clinician =
        clinic.asClinician(() -> assessments.redFlagQuestions(patientId, NECK, AskedOf.CLINICIAN));
    assertThat(patient.size() + clinician.size()).isLessThanOrEqualTo(7);
    assertThat(patient).allSatisfy(group -> assertThat(group.questions().size()).isBetween(1, 8));
    assertThat(asked(NECK))
        .extracting(RedFlag::questionId)
        .contains("q-rf-neck-artery", "q-rf-stroke")
        .doesNotContain("q-rf-child-bone", "q-rf-slipped", "q-rf-testicle");
  }

  @Test
  void unansweredRedFlagsAndAMissingAssessmentRefuseTheStart() {
    assertThat(codes(NECK, clock.instant()))
        .containsExactly("red-flags-unanswered", "assessment-missing");
    answer(Answer.NONE_OF_THESE, Map.of());
    assertThat(codes(NECK, clock.instant())).containsExactly("assessment-missing");
    record("desk work");
    assertThat(codes(NECK, clock.instant())).isEmpty();
  }

  @Test
  void oneQuestionLeftOutRefusesTheStart() {
    List<RedFlagAnswer> answers =
        asked(NECK).stream()
            .skip(1)
            .map(flag -> new RedFlagAnswer(flag.questionId(), Answer.NO, ""))
            .toList();
    clinic.asClinician(() -> assessments.answer(patientId, episodeId, Ids.next(), NECK, answers));
    assertThat(reasons(NECK, clock.instant()).getFirst().sentence())
        .startsWith("1 red-flag question for these places");
  }

  @Test
  void anotherPlaceAsksItsOwnQuestions() {
    answer(Answer.NONE_OF_THESE, Map.of());
    Set<Place> back = Set.of(new Place("low-back", Side.LEFT));
    assertThat(codes(back, clock.instant())).contains("red-flags-unanswered");
    assertThat(
            clinic.asClinician(() -> assessments.redFlags(patientId, episodeId, back)).unanswered())
        .extracting(RedFlag::questionId)
        .contains("q-rf-saddle")
        .doesNotContain("q-rf-stroke");
  }

  @Test
  void yesAndUnsureRefuseUntilAClinicianWroteOnThem() {
    for (Answer said : List.of(Answer.YES, Answer.UNSURE)) {
      RedFlagRound round = answer(Answer.NO, Map.of(ARM, said));
      Reason reason = reasons(NECK, clock.instant()).getFirst();
      assertThat(reason.code()).isEqualTo("red-flag-raised");
      assertThat(reason.sentence()).contains("getting weaker", "same day");
      RedFlagWords words =
          new RedFlagWords("C5 to T1 full strength", "Dr Fiktiv", "old palsy, unchanged");
      assertThat(
              clinic.asClinician(
                  () -> assessments.clear(patientId, episodeId, round.id(), ARM, words)))
          .isPresent();
      assertThat(codes(NECK, clock.instant())).doesNotContain("red-flag-raised");
    }
  }

  @Test
  void wordsOnAFlagThatWasNotRaisedAreNotKept() {
    RedFlagRound round = answer(Answer.NO, Map.of());
    RedFlagWords words = new RedFlagWords("a", "b", "c");
    assertThat(
            clinic.asClinician(
                () -> assessments.clear(patientId, episodeId, round.id(), ARM, words)))
        .isEmpty();
  }

  @Test
  void aNoGrowsStaleAfterThirtyDaysButARaisedFlagDoesNot() {
    answer(Answer.NO, Map.of(ARM, Answer.YES));
    Instant later = clock.instant().plus(RedFlags.FRESH_FOR).plus(Duration.ofMinutes(1));
    assertThat(codes(NECK, later)).contains("red-flags-unanswered", "red-flag-raised");
  }

  @Test
  void aNoDoesNotTakeBackAYesThatNobodyWroteOn() {
    RedFlagRound raised = answer(Answer.NO, Map.of(ARM, Answer.YES));
    answer(Answer.NO, Map.of());
    assertThat(codes(NECK, clock.instant())).contains("red-flag-raised");
    RedFlagWords words = new RedFlagWords("full strength", "nobody", "asked again: misheard");
    assertThat(
            clinic.asClinician(
                () -> assessments.clear(patientId, episodeId, raised.id(), ARM, words)))
        .isPresent();
    assertThat(codes(NECK, clock.instant())).doesNotContain("red-flag-raised");
    answer(Answer.NO, Map.of());
    assertThat(codes(NECK, clock.instant())).doesNotContain("red-flag-raised");
    answer(Answer.NO, Map.of(ARM, Answer.UNSURE));
    assertThat(codes(NECK, clock.instant())).contains("red-flag-raised");
    assertThat(clinic.asClinician(() -> assessments.rounds(patientId, episodeId))).hasSize(4);
  }

  @Test
  void theSameRoundTwiceIsKeptOnce() {
    UUID id = Ids.next();
    List<RedFlagAnswer> answers = List.of(new RedFlagAnswer("q-rf-weight", Answer.NO, ""));
    RedFlagRound once =
        clinic.asClinician(() -> assessments.answer(patientId, episodeId, id, NECK, answers));
    RedFlagRound again =
        clinic.asClinician(() -> assessments.answer(patientId, episodeId, id, NECK, answers));
    assertThat(again).isEqualTo(once);
  }

  @Test
  void everyEditionOfAnAssessmentStaysReadable() {
    Assessment first = record("desk work");
    Assessments.Change change =
        clinic.asClinician(() -> assessments.change(first, findings("desk work and cycling")));
    assertThat(change).isInstanceOf(Assessments.Change.Saved.class);
    List<Assessment> editions =
        clinic.asClinician(() -> assessments.editions(patientId, first.id()));
    assertThat(editions).hasSize(2);
    assertThat(editions.getLast()).isEqualTo(first);
    Assessments.Change late = clinic.asClinician(() -> assessments.change(first, findings("late")));
    assertThat(late).isInstanceOf(Assessments.Change.Stale.class);
  }

  @Test
  void painIsASeriesOldestFirst() {
    record("a");
    record("b");
    PainSeries series = clinic.asClinician(() -> assessments.painSeries(patientId, episodeId));
    assertThat(series.points()).hasSize(2);
    assertThat(series.points().getFirst().at()).isBeforeOrEqualTo(series.points().getLast().at());
    assertThat(series.points().getFirst().pain()).isEqualTo(new Pain(4, 7, 5));
  }

  @Test
  void wordsOnARedFlagHoldNoLongerThanANo() {
    RedFlagRound round = answer(Answer.NONE_OF_THESE, Map.of(ARM, Answer.YES));
    var words = new Assessments.RedFlagWords("strength normal", "nobody", "old injury");
    clinic.asClinician(() -> assessments.clear(patientId, episodeId, round.id(), ARM, words));
    assertThat(codes(NECK, clock.instant())).doesNotContain("red-flags-unanswered");
    Instant later = clock.instant().plus(RedFlags.FRESH_FOR).plus(Duration.ofMinutes(1));
    assertThat(reasons(NECK, later).getFirst().sentence())
        .startsWith(asked(NECK).size() + " red-flag questions");
  }
}
