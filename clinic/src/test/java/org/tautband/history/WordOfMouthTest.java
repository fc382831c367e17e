package org.tautband.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

class WordOfMouthTest extends ClinicTest {
  private static final LocalDate TODAY = LocalDate.now();
  @Autowired private WordOfMouth wordOfMouth;
  @Autowired private History history;
  @Autowired private RecordFacts facts;
  @Autowired private Patients patients;
  @Autowired private PlatformTransactionManager transactions;
  private UUID patient;

  @BeforeEach
  void somebody() {
    patient =
        clinic.asClinician(
            () ->
                patients
                    .register(
                        Identity.of("Marta", "Muster", LocalDate.of(1980, 1, 2), Sex.FEMALE),
                        Ids.next())
                    .id());
  }

  @Test
  void aToldMedicineRaisesTheQuestionAndSaysWhoSaidIt() {
    var told = add(saying(Told.Kind.MEDICINE, "Warfarin 5 mg", "her daughter", null));
    assertThat(read(() -> facts.of(patient)))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.questionIds()).contains("q-blood-thinner");
              assertThat(fact.origin().entryId()).isEqualTo(told.id());
              assertThat(fact.origin().inWords()).isEqualTo("told by her daughter");
              assertThat(fact.maybeOutdated()).isFalse();
            });
    var banner = read(() -> patients.banner(patient)).orElseThrow();
    assertThat(banner.alerts()).singleElement().asString().contains("Warfarin 5 mg");
  }

  @Test
  void anEndedOrMistakenEntryAssertsNothingAndEveryVersionStays() {
    var told = add(saying(Told.Kind.MEDICINE, "Warfarin 5 mg", "the patient", null));
    change(
        told,
        saying(Told.Kind.MEDICINE, "Warfarin 5 mg", "the patient", TODAY),
        Told.Standing.ENDED);
    assertThat(read(() -> facts.of(patient))).isEmpty();
    assertThat(read(() -> wordOfMouth.versions(patient, told.id()))).hasSize(2);
    var wrong = add(saying(Told.Kind.CONDITION, "Pacemaker", "the patient", null));
    assertThat(read(() -> facts.of(patient))).hasSize(1);
    change(wrong, wrong.saying(), Told.Standing.ENTERED_IN_ERROR);
    assertThat(read(() -> facts.of(patient))).isEmpty();
  }

  @Test
  void whatIsDeniedAssertsNothing() {
    add(saying(Told.Kind.CONDITION, "No pacemaker", "the patient", null));
    add(saying(Told.Kind.CONDITION, "Father had haemophilia", "the patient", null));
    add(saying(Told.Kind.MEDICINE, "no longer takes warfarin", "the patient", null));
    assertThat(read(() -> facts.of(patient))).isEmpty();
  }

  @Test
  void anAllergyStandsInTheBarAndIsNoMedicineTaken() {
    add(saying(Told.Kind.ALLERGY, "Nickel", "the patient", null));
    add(saying(Told.Kind.ALLERGY, "Aspirin", "the patient", null));
    var banner = read(() -> patients.banner(patient)).orElseThrow();
    assertThat(banner.allergiesInWords()).contains("Nickel").contains("Aspirin");
    assertThat(read(() -> facts.of(patient)))
        .extracting(RecordFact::kind)
        .containsExactly("metal_allergy");
    assertThat(read(() -> facts.of(patient)).getFirst().awaitingReview()).isTrue();
    clinic.as(
        clinic.frontDesk(),
        () -> {
          var seen = patients.banner(patient).orElseThrow();
          assertThat(seen.allergiesInWords()).isNull();
          assertThat(seen.alerts()).isEmpty();
          return true;
        });
  }

  @Test
  void theSameFormTwiceIsOneEntryAndTwoChangesOfOneVersionAreNotLost() {
    var saying = saying(Told.Kind.MEDICINE, "Ibuprofen", "the patient", null);
    UUID submission = Ids.next();
    var first = clinic.asClinician(() -> wordOfMouth.add(patient, submission, saying));
    var second = clinic.asClinician(() -> wordOfMouth.add(patient, submission, saying));
    assertThat(second).isEqualTo(first);
    assertThat(change(first, saying, Told.Standing.ENDED))
        .isInstanceOf(WordOfMouth.Change.Done.class);
    assertThat(change(first, saying, Told.Standing.ENTERED_IN_ERROR))
        .isInstanceOf(WordOfMouth.Change.Stale.class);
    assertThat(read(() -> history.of(patient)).notRecognised())
        .extracting(HistoryItem::name)
        .containsExactly("Ibuprofen");
  }

  @Test
  void aChangeIsNoticed() {
    Instant before = Instant.now().minusSeconds(60);
    assertThat(read(() -> history.changedSince(patient, before))).isFalse();
    add(saying(Told.Kind.MEDICINE, "Ibuprofen", "the patient", null));
    assertThat(read(() -> history.changedSince(patient, before))).isTrue();
    assertThat(read(() -> history.changedSince(patient, Instant.now().plusSeconds(60)))).isFalse();
  }

  @Test
  void everyComponentIsPublishedAndValid() {
    for (Told.Kind kind : Told.Kind.values()) {
      for (Told.Standing standing : Told.Standing.values()) {
        var told =
            new Told(
                Ids.next(),
                1,
                patient,
                new Told.Saying(kind, "Nickel", "rash", "the patient", TODAY, "2019", TODAY),
                standing,
                "misheard",
                Instant.now(),
                Ids.next(),
                "Kim");
        FhirCheck.valid(ToldFhir.render(told));
        EveryComponentIsPublished.of(told, ToldFhir::render)
            .except("version", "changeReason", "writtenAt", "writtenBy", "writtenByName")
            .holds();
      }
    }
  }

  private static Told.Saying saying(Told.Kind kind, String what, String by, LocalDate ended) {
    return new Told.Saying(kind, what, "", by, TODAY, "", ended);
  }

  private Told add(Told.Saying saying) {
    return clinic.asClinician(() -> wordOfMouth.add(patient, Ids.next(), saying));
  }

  private WordOfMouth.Change change(Told before, Told.Saying saying, Told.Standing standing) {
    return clinic.asClinician(
        () -> wordOfMouth.change(before, saying, standing, "stopped by the GP"));
  }

  private <T> T read(Supplier<T> question) {
    return clinic.asClinician(
        () -> new TransactionTemplate(transactions).execute(_ -> question.get()));
  }
}
