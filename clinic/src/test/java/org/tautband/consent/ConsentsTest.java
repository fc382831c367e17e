package org.tautband.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.NeedlingTraining;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

class ConsentsTest extends ClinicTest {
  private static final Place NECK_RIGHT = new Place("neck", Side.RIGHT);
  private static final Place NECK_LEFT = new Place("neck", Side.LEFT);
  private static final Signature DRAWN = new Signature.Drawn("M10 20L30 40L50 20");

  @Autowired Consents consents;
  @Autowired Patients patients;
  @Autowired Practitioners practitioners;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;
  private UUID patientId;
  private UUID childId;
  private UUID practitionerId;

  @BeforeEach
  void people() {
    patientId = patient("Marta", LocalDate.of(1984, 3, 14));
    childId = patient("Mila", LocalDate.of(2016, 5, 1));
    practitionerId = practitioner("Kim");
  }

  private UUID patient(String given, LocalDate born) {
    return clinic.asClinician(
        () ->
            patients.register(Identity.of(given, "Mustermann", born, Sex.FEMALE), Ids.next()).id());
  }

  private UUID practitioner(String given) {
    return clinic.asClinician(
        () ->
            practitioners
                .add(
                    new Practitioner(
                        Ids.next(),
                        given,
                        "Demoson",
                        Discipline.PHYSIOTHERAPIST,
                        List.of(),
                        List.of(
                            new NeedlingTraining(
                                "Dry needling basics", Set.of("neck"), "certificate 12", null)),
                        true,
                        1))
                .id());
  }

  private OfferedText offer(UUID patient, Place... places) {
    return clinic.asClinician(
        () ->
            consents.offer(
                Ids.next(),
                new Occasion(
                    patient, practitionerId, Set.of(places), "Hands-on care, or wait.", "")));
  }

  private static Decision yes(Place... places) {
    return new Decision(
        Set.of(places), Signer.patient("Marta Mustermann"), null, null, "", DRAWN, "on paper");
  }

  private static Decision no() {
    return new Decision(
        Set.of(), Signer.patient("Marta Mustermann"), null, null, "", null, "none wanted");
  }

  private Consent give(UUID patient, Decision decision, Place... places) {
    OfferedText offered = offer(patient, places);
    Decided decided = clinic.asClinician(() -> consents.decide(patient, offered.id(), decision));
    assertThat(decided).isInstanceOf(Decided.Kept.class);
    return ((Decided.Kept) decided).consent();
  }

  private List<String> codes(Place... places) {
    return clinic.asClinician(
        () ->
            consents.reasonsAgainst(patientId, Set.of(places), practitionerId).stream()
                .map(Reason::code)
                .toList());
  }

  @Test
  void aYesHoldsForItsPlacesOnly() {
    assertThat(codes(NECK_RIGHT)).containsExactly("consent-missing");
    give(patientId, yes(NECK_RIGHT), NECK_RIGHT, NECK_LEFT);
    assertThat(codes(NECK_RIGHT)).isEmpty();
    assertThat(codes(NECK_LEFT)).containsExactly("consent-refused");
    assertThat(codes(new Place("foot", Side.LEFT))).containsExactly("consent-missing");
  }

  @Test
  void theExactTextIsKeptWithItsFingerprint() {
    OfferedText offered = offer(patientId, NECK_RIGHT);
    assertThat(offered.text().plain()).contains("Kim Demoson", "Dry needling basics", "RIGHT");
    OfferedText read =
        clinic.asClinician(() -> consents.offered(patientId, offered.id()).orElseThrow());
    assertThat(read.text()).isEqualTo(offered.text());
    var row =
        clinic.asClinician(
            () ->
                new TransactionTemplate(transactions)
                    .execute(
                        status ->
                            jdbc.sql("select plain, sha256 from consent where id = ?")
                                .param(offered.id())
                                .query()
                                .singleRow()));
    assertThat(row.get("plain")).isEqualTo(offered.text().plain());
    assertThat(row.get("sha256")).isEqualTo(offered.text().sha256());
  }

  @Test
  void aSignatureBelongsToOneText() {
    OfferedText offered = offer(patientId, NECK_RIGHT, NECK_LEFT);
    clinic.asClinician(() -> consents.decide(patientId, offered.id(), yes(NECK_RIGHT)));
    Decided again =
        clinic.asClinician(() -> consents.decide(patientId, offered.id(), yes(NECK_LEFT)));
    assertThat(((Decided.Kept) again).consent().allowed()).containsExactly(NECK_RIGHT);
    assertThatThrownBy(() -> give(patientId, yes(new Place("foot", Side.LEFT)), NECK_RIGHT))
        .hasMessageContaining("only places of the text");
  }

  @Test
  void aTextThatHasChangedSinceIsReadAnew() {
    OfferedText offered = offer(patientId, NECK_RIGHT);
    clinic.asClinician(
        () -> {
          Practitioner kim = practitioners.get(practitionerId);
          return practitioners.change(
              new Practitioner(
                  kim.id(),
                  kim.givenName(),
                  kim.familyName(),
                  kim.discipline(),
                  kim.registrations(),
                  List.of(
                      new NeedlingTraining(
                          "Dry needling, advanced", Set.of("neck"), "certificate 13", null)),
                  true,
                  kim.version()));
        });
    assertThat(
            (Decided)
                clinic.asClinician(() -> consents.decide(patientId, offered.id(), yes(NECK_RIGHT))))
        .isEqualTo(new Decided.TextChanged(new Outdated(List.of("Who does it"), List.of())));
    assertThat((Decided) clinic.asClinician(() -> consents.decide(patientId, offered.id(), no())))
        .isInstanceOf(Decided.Kept.class);
  }

  @Test
  void anotherPractitionerNeedsAnotherText() {
    give(patientId, yes(NECK_RIGHT), NECK_RIGHT);
    UUID other = practitioner("Lee");
    assertThat(
            clinic.asClinician(() -> consents.reasonsAgainst(patientId, Set.of(NECK_RIGHT), other)))
        .extracting(Reason::code)
        .containsExactly("consent-other-practitioner");
  }

  @Test
  void consentCanBeTakenBackInPartOrWholeAndGivenAgain() {
    Consent consent = give(patientId, yes(NECK_RIGHT, NECK_LEFT), NECK_RIGHT, NECK_LEFT);
    UUID once = Ids.next();
    clinic.asClinician(
        () -> consents.withdraw(patientId, consent.id(), once, Set.of(NECK_LEFT), ""));
    clinic.asClinician(
        () -> consents.withdraw(patientId, consent.id(), once, Set.of(NECK_LEFT), ""));
    assertThat(codes(NECK_RIGHT)).isEmpty();
    assertThat(codes(NECK_LEFT)).containsExactly("consent-withdrawn");
    assertThat(
            clinic
                .asClinician(() -> consents.find(patientId, consent.id()).orElseThrow())
                .withdrawals())
        .hasSize(1);
    assertThat(
            clinic.asClinician(() -> consents.withdrawn(patientId, Set.of(NECK_RIGHT, NECK_LEFT))))
        .containsExactly(NECK_LEFT);
    clinic.asClinician(
        () ->
            consents.withdraw(patientId, consent.id(), Ids.next(), Set.of(NECK_RIGHT), "says no"));
    assertThat(codes(NECK_RIGHT)).containsExactly("consent-withdrawn");
    give(patientId, yes(NECK_RIGHT), NECK_RIGHT);
    assertThat(codes(NECK_RIGHT)).isEmpty();
  }

  @Test
  void takingBackAnOlderTextTakesThePlaceBackWhateverWasSignedSince() {
    Consent older = give(patientId, yes(NECK_RIGHT), NECK_RIGHT);
    give(patientId, yes(NECK_RIGHT), NECK_RIGHT);
    clinic.asClinician(
        () -> consents.withdraw(patientId, older.id(), Ids.next(), Set.of(NECK_RIGHT), ""));
    assertThat(codes(NECK_RIGHT)).containsExactly("consent-withdrawn");
  }

  @Test
  void aNoStandsAndNeedsNoSignature() {
    give(patientId, no(), NECK_RIGHT);
    Reason reason =
        clinic
            .asClinician(
                () -> consents.reasonsAgainst(patientId, Set.of(NECK_RIGHT), practitionerId))
            .getFirst();
    assertThat(reason.code()).isEqualTo("consent-refused");
    assertThat(reason.mendPath()).isNull();
  }

  @Test
  void aChildDoesNotSignAloneAndItsNoStands() {
    Signer mother = new Signer(Signer.Kind.GUARDIAN, "Marta Mustermann", "mother", "passport");
    assertThat(decide(childId, yes(NECK_RIGHT))).isInstanceOf(Decided.Refused.class);
    assertThat(decide(childId, guardian(mother, null))).isInstanceOf(Decided.Refused.class);
    assertThat(decide(childId, guardian(mother, new Assent(false, "I do not want it"))))
        .isInstanceOf(Decided.Refused.class);
    assertThat(decide(childId, guardian(mother, new Assent(true, "yes, but slowly"))))
        .isInstanceOf(Decided.Kept.class);
    assertThat(decide(patientId, guardian(mother, null))).isInstanceOf(Decided.Refused.class);
  }

  private Decided decide(UUID patient, Decision decision) {
    OfferedText offered = offer(patient, NECK_RIGHT);
    return clinic.asClinician(() -> consents.decide(patient, offered.id(), decision));
  }

  private static Decision guardian(
      Signer signer, @org.jspecify.annotations.Nullable Assent assent) {
    return new Decision(Set.of(NECK_RIGHT), signer, assent, null, "", DRAWN, "on paper");
  }

  @Test
  void representativeAndInterpreterAreKnownToWhomeverAsks() {
    give(
        patientId,
        new Decision(
            Set.of(NECK_RIGHT),
            new Signer(Signer.Kind.REPRESENTATIVE, "Rita Recht", "attorney", "deed of 2025"),
            null,
            new Interpreter("Ina Dolmetsch", "Polish", Interpreter.Presence.BY_PHONE),
            "Kim Demoson",
            new Signature.Typed("Rita Recht", "Kim Demoson"),
            "on paper"),
        NECK_RIGHT);
    assertThat(codes(NECK_RIGHT)).isEmpty();
    Set<Place> places = Set.of(NECK_RIGHT);
    assertThat(clinic.asClinician(() -> consents.validThroughRepresentative(patientId, places)))
        .isTrue();
    assertThat(clinic.asClinician(() -> consents.validThroughInterpreter(patientId, places)))
        .isTrue();
    Consent read = clinic.asClinician(() -> consents.of(patientId)).getFirst();
    assertThat(read.decision().signature())
        .isEqualTo(new Signature.Typed("Rita Recht", "Kim Demoson"));
  }

  @Test
  void noStartSlipsByAWithdrawal() throws Exception {
    Consent consent = give(patientId, yes(NECK_RIGHT), NECK_RIGHT);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    try (var executor = Executors.newFixedThreadPool(2)) {
      Future<List<Reason>> start =
          executor.submit(
              () ->
                  clinic.asClinician(
                      () ->
                          new TransactionTemplate(transactions)
                              .execute(
                                  status -> {
                                    List<Reason> reasons =
                                        consents.reasonsAgainst(
                                            patientId, Set.of(NECK_RIGHT), practitionerId);
                                    asked.countDown();
                                    await(finish);
                                    return reasons;
                                  })));
      assertThat(asked.await(120, TimeUnit.SECONDS)).isTrue();
      Future<Withdrawal> withdrawal =
          executor.submit(
              () ->
                  clinic.asClinician(
                      () ->
                          consents.withdraw(
                              patientId, consent.id(), Ids.next(), Set.of(NECK_RIGHT), "")));
      assertThatThrownBy(() -> withdrawal.get(400, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      finish.countDown();
      assertThat(start.get(120, TimeUnit.SECONDS)).isEmpty();
      assertThat(withdrawal.get(120, TimeUnit.SECONDS).places()).containsExactly(NECK_RIGHT);
    }
    assertThat(codes(NECK_RIGHT)).containsExactly("consent-withdrawn");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyReasonNamesSourcesThatExist() {
    var content = org.tautband.evidence.Content.load();
    clinic
        .asClinician(() -> consents.reasonsAgainst(patientId, Set.of(NECK_RIGHT), practitionerId))
        .forEach(reason -> reason.sourceKeys().forEach(content::source));
    content.source("USRULE24");
  }

  @Test
  void aGuardiansYesEndsWhenThePatientComesOfAge() {
    Signer mother = new Signer(Signer.Kind.GUARDIAN, "Marta Mustermann", "mother", "passport");
    give(childId, guardian(mother, new Assent(true, "yes")), NECK_RIGHT);
    assertThat(childsCodes()).isEmpty();
    Identity older = Identity.of("Mila", "Mustermann", LocalDate.of(2000, 5, 1), Sex.FEMALE);
    clinic.asClinician(() -> patients.change(childId, older, 1));
    assertThat(childsCodes()).containsExactly("consent-came-of-age");
  }

  @Test
  void theAgeIsTheOneOfTheClinicThatNeedles() {
    Signer mother = new Signer(Signer.Kind.GUARDIAN, "Marta Mustermann", "mother", "passport");
    give(childId, guardian(mother, new Assent(true, "yes")), NECK_RIGHT);
    LocalDate birthday = clinic.asClinician(() -> patients.get(childId)).birthDate();
    assertThat(codesUnder(16, birthday.plusYears(16).minusDays(1))).isEmpty();
    assertThat(codesUnder(16, birthday.plusYears(16))).containsExactly("consent-came-of-age");
    assertThat(codesUnder(18, birthday.plusYears(16))).isEmpty();
  }

  private List<String> codesUnder(int ageOfConsentYears, LocalDate today) {
    Policy policy = new Policy(90, 30, ageOfConsentYears, 5, true);
    return clinic.asClinician(
        () ->
            consents
                .forStart(childId, Set.of(NECK_RIGHT), practitionerId, policy, today)
                .reasons()
                .stream()
                .map(Reason::code)
                .toList());
  }

  private List<String> childsCodes() {
    return clinic.asClinician(
        () ->
            consents.reasonsAgainst(childId, Set.of(NECK_RIGHT), practitionerId).stream()
                .map(Reason::code)
                .toList());
  }
}
