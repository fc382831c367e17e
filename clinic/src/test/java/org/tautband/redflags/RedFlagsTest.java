package org.tautband.redflags;

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
import org.tautband.redflags.RedFlagAnswer.Answer;

class RedFlagsTest extends ClinicTest {
  private static final Set<Place> NECK = Set.of(new Place("neck", Side.RIGHT));
  private static final String ARM = "q-rf-arm-weaker";

  @Autowired RedFlags redFlags;
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
          .asClinician(() -> redFlags.questions(patientId, places, askedOf))
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
        () -> redFlags.answer(patientId, episodeId, Ids.next(), NECK, answers));
  }

  private List<Reason> reasons(Set<Place> places, Instant at) {
    return clinic.asClinician(() -> redFlags.reasonsAgainst(patientId, episodeId, places, at));
  }

  private List<String> codes(Set<Place> places, Instant at) {
    return reasons(places, at).stream().map(Reason::code).toList();
  }

  @Test
  void anAdultWithNeckPainIsAskedInAtMostSevenGroupsOfEight() {
    var patient = clinic.asClinician(() -> redFlags.questions(patientId, NECK, AskedOf.PATIENT));
    var clinician =
        clinic.asClinician(() -> redFlags.questions(patientId, NECK, AskedOf.CLINICIAN));
    assertThat(patient.size() + clinician.size()).isLessThanOrEqualTo(7);
    assertThat(patient).allSatisfy(group -> assertThat(group.questions().size()).isBetween(1, 8));
    assertThat(asked(NECK))
        .extracting(RedFlag::questionId)
        .contains("q-rf-neck-artery", "q-rf-stroke")
        .doesNotContain("q-rf-child-bone", "q-rf-slipped", "q-rf-testicle");
  }

  @Test
  void unansweredRedFlagsRefuseTheStart() {
    assertThat(codes(NECK, clock.instant())).containsExactly("red-flags-unanswered");
    answer(Answer.NONE_OF_THESE, Map.of());
    assertThat(codes(NECK, clock.instant())).isEmpty();
  }

  @Test
  void oneQuestionLeftOutRefusesTheStart() {
    List<RedFlagAnswer> answers =
        asked(NECK).stream()
            .skip(1)
            .map(flag -> new RedFlagAnswer(flag.questionId(), Answer.NO, ""))
            .toList();
    clinic.asClinician(() -> redFlags.answer(patientId, episodeId, Ids.next(), NECK, answers));
    assertThat(reasons(NECK, clock.instant()).getFirst().sentence())
        .startsWith("1 red-flag question for these places");
  }

  @Test
  void anotherPlaceAsksItsOwnQuestions() {
    answer(Answer.NONE_OF_THESE, Map.of());
    Set<Place> back = Set.of(new Place("low-back", Side.LEFT));
    assertThat(codes(back, clock.instant())).contains("red-flags-unanswered");
    assertThat(clinic.asClinician(() -> redFlags.overview(patientId, episodeId, back)).unanswered())
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
      RedFlags.Words words =
          new RedFlags.Words("C5 to T1 full strength", "Dr Fiktiv", "old palsy, unchanged");
      assertThat(
              clinic.asClinician(
                  () -> redFlags.clear(patientId, episodeId, round.id(), ARM, words)))
          .isPresent();
      assertThat(codes(NECK, clock.instant())).doesNotContain("red-flag-raised");
    }
  }

  @Test
  void wordsOnAFlagThatWasNotRaisedAreNotKept() {
    RedFlagRound round = answer(Answer.NO, Map.of());
    RedFlags.Words words = new RedFlags.Words("a", "b", "c");
    assertThat(
            clinic.asClinician(() -> redFlags.clear(patientId, episodeId, round.id(), ARM, words)))
        .isEmpty();
  }

  @Test
  void aNoGrowsStaleAfterThirtyDaysButARaisedFlagDoesNot() {
    answer(Answer.NO, Map.of(ARM, Answer.YES));
    Instant later = clock.instant().plus(RedFlagRules.FRESH_FOR).plus(Duration.ofMinutes(1));
    assertThat(codes(NECK, later)).contains("red-flags-unanswered", "red-flag-raised");
  }

  @Test
  void aNoDoesNotTakeBackAYesThatNobodyWroteOn() {
    RedFlagRound raised = answer(Answer.NO, Map.of(ARM, Answer.YES));
    answer(Answer.NO, Map.of());
    assertThat(codes(NECK, clock.instant())).contains("red-flag-raised");
    RedFlags.Words words = new RedFlags.Words("full strength", "nobody", "asked again: misheard");
    assertThat(
            clinic.asClinician(() -> redFlags.clear(patientId, episodeId, raised.id(), ARM, words)))
        .isPresent();
    assertThat(codes(NECK, clock.instant())).doesNotContain("red-flag-raised");
    answer(Answer.NO, Map.of());
    assertThat(codes(NECK, clock.instant())).doesNotContain("red-flag-raised");
    answer(Answer.NO, Map.of(ARM, Answer.UNSURE));
    assertThat(codes(NECK, clock.instant())).contains("red-flag-raised");
    assertThat(clinic.asClinician(() -> redFlags.rounds(patientId, episodeId))).hasSize(4);
  }

  @Test
  void theSameRoundTwiceIsKeptOnce() {
    UUID id = Ids.next();
    List<RedFlagAnswer> answers = List.of(new RedFlagAnswer("q-rf-weight", Answer.NO, ""));
    RedFlagRound once =
        clinic.asClinician(() -> redFlags.answer(patientId, episodeId, id, NECK, answers));
    RedFlagRound again =
        clinic.asClinician(() -> redFlags.answer(patientId, episodeId, id, NECK, answers));
    assertThat(again).isEqualTo(once);
  }

  @Test
  void wordsOnARedFlagHoldNoLongerThanANo() {
    RedFlagRound round = answer(Answer.NONE_OF_THESE, Map.of(ARM, Answer.YES));
    var words = new RedFlags.Words("strength normal", "nobody", "old injury");
    clinic.asClinician(() -> redFlags.clear(patientId, episodeId, round.id(), ARM, words));
    assertThat(codes(NECK, clock.instant())).doesNotContain("red-flags-unanswered");
    Instant later = clock.instant().plus(RedFlagRules.FRESH_FOR).plus(Duration.ofMinutes(1));
    assertThat(reasons(NECK, later).getFirst().sentence())
        .startsWith(asked(NECK).size() + " red-flag questions");
  }
}
