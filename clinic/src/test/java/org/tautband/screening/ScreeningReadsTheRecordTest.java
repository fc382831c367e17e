package org.tautband.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.history.Told;
import org.tautband.history.WordOfMouth;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/** A medicine in the history raises its question with origin and answers nothing. */
class ScreeningReadsTheRecordTest extends ClinicTest {
  private static final Place NECK = new Place("neck", Side.RIGHT);

  @Autowired private Screenings screenings;
  @Autowired private Patients patients;
  @Autowired private WordOfMouth wordOfMouth;
  @Autowired private Clock clock;
  private UUID patient;

  @BeforeEach
  void somebody() {
    patient =
        clinic.asClinician(
            () ->
                patients
                    .register(
                        Identity.of("Robin", "Sample", LocalDate.of(1980, 4, 30), Sex.OTHER),
                        Ids.next())
                    .id());
  }

  @Test
  void aMedicineTellsItsOriginOnThePageAndAnswersNothing() {
    tell("Clopidogrel 75 mg");
    Visitor visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var page =
        Jsoup.parse(visitor.get("/patients/" + patient + "/screening?place=neck.RIGHT").body());
    assertThat(page.select("#q-blood-thinner").text())
        .contains("Clopidogrel")
        .contains("told by the daughter")
        .contains("Not answered")
        .contains("Not confirmed yet");
    assertThat(due()).contains("q-blood-thinner");
  }

  @Test
  void whatIsToldAfterwardsMakesTheAnswerOldAtOnce() {
    List<Said> noes =
        screenings.questionsFor(Set.of(NECK)).stream()
            .map(q -> new Said(q.id(), Answer.NO, "", Set.of(), true))
            .toList();
    clinic.asClinician(
        () -> screenings.save(patient, new Round(Ids.next(), Set.of(NECK), 0, false, noes)));
    assertThat(due()).isEmpty();

    tell("Clopidogrel 75 mg");

    assertThat(due()).contains("q-blood-thinner").doesNotContain("q-cancer");
    assertThat(
            clinic.asClinician(
                () -> screenings.reasonsAgainst(patient, Set.of(NECK), clock.instant())))
        .extracting(reason -> reason.code())
        .containsExactly("screening.stale");
  }

  @Test
  void aNoAgainstTheRecordCountsAsUnsure() {
    tell("Clopidogrel 75 mg");
    Said no = new Said("q-blood-thinner", Answer.NO, "", Set.of(), false);
    clinic.asClinician(
        () -> screenings.save(patient, new Round(Ids.next(), Set.of(NECK), 0, true, List.of(no))));
    assertThat(
            clinic
                .asClinician(() -> screenings.outcomes(patient, Set.of(NECK), AlsoMet.NOTHING))
                .getFirst()
                .concerns())
        .extracting(concern -> concern.effect().key())
        .containsExactlyInAnyOrder("PC008", "PC009");
  }

  private List<String> due() {
    Instant now = clock.instant();
    return clinic.asClinician(() -> screenings.due(patient, Set.of(NECK), now)).stream()
        .map(due -> due.question().id())
        .toList();
  }

  private void tell(String medicine) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    clinic.asClinician(
        () ->
            wordOfMouth.add(
                patient,
                Ids.next(),
                new Told.Saying(
                    Told.Kind.MEDICINE,
                    medicine,
                    "once a day",
                    "the daughter",
                    today,
                    "spring",
                    null)));
  }
}
