package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.database.Ids;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.incidents.Incident;

class SessionsTest extends NeedlingTest {
  @Autowired Moves moves;
  @Autowired AdviceSheets sheets;
  @Autowired org.tautband.fhir.Versions versions;
  @Autowired Amendments amendments;

  private List<String> codes() {
    return switch (start()) {
      case Start.Started started -> List.of();
      case Start.Refused refused -> refused.reasons().stream().map(Reason::code).toList();
    };
  }

  private static List<String> codes(Signing signing) {
    return ((Signing.Refused) signing).reasons().stream().map(Reason::code).toList();
  }

  @Test
  void startIsRefusedForEachMissingThingInTurnAndThenStarts() {
    assertThat(codes())
        .contains(
            "screening.missing", "red-flags-unanswered", "assessment-missing", "consent-missing");
    screen(PLACES);
    assertThat(codes()).doesNotContain("screening.missing").contains("red-flags-unanswered");
    askRedFlags();
    assertThat(codes()).doesNotContain("red-flags-unanswered").contains("assessment-missing");
    assess();
    assertThat(codes()).containsExactly("consent-missing", "consent-missing");
    consent(PLACES);
    assertThat(codes()).isEmpty();
  }

  @Test
  void expiredOrMissingNeedlesRefuseTheStart() {
    prepare();
    UUID old = box("LOT-OLD", today().minusDays(1)).id();
    Start.Wanted expired = wanted(old);
    Start.Wanted none = wanted(null);
    assertThat(as(() -> sessions.reasonsAgainst(expired)))
        .extracting(Reason::code)
        .containsExactly("needle-expired");
    assertThat(as(() -> sessions.reasonsAgainst(none)))
        .extracting(Reason::code)
        .containsExactly("needle-missing");
  }

  @Test
  void bothSidesOfTheChestRefuseTheStartAndNothingLiftsThat() {
    Place right = new Place("thorax-back", Side.RIGHT);
    Place left = new Place("thorax-back", Side.LEFT);
    episode = planned(patientId, Set.of(right, left));
    assertThat(codes()).contains("PC057");
  }

  @Test
  void anInsertionOnTheOtherSideOfTheChestIsRecordedWithAConcern() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    for (Side side : List.of(Side.RIGHT, Side.LEFT)) {
      int needle = side.ordinal() + 1;
      Entry in = tablet.entry(EntryKind.IN, needle, null);
      tablet.send(
          new Entry(
              in.id(),
              in.sequence(),
              in.seen(),
              in.at(),
              in.kind(),
              needle,
              null,
              null,
              new Site("rhomboid_major", side, "", productId)));
    }
    assertThat(read(head).standingConcerns())
        .extracting(Concern::code)
        .contains("PC057", "not-planned");
  }

  @Test
  void anotherSessionWithANeedleInRefusesTheStart() {
    prepare();
    SessionHead head = started();
    screen(PLACES);
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    assertThat(codes()).contains("needles-in-elsewhere");
    tablet.tap(EntryKind.OUT, 1);
    assertThat(codes()).doesNotContain("needles-in-elsewhere");
  }

  @Test
  void startingTwiceWithOneSubmissionStartsOneSession() {
    prepare();
    Start.Wanted wanted = wanted(productId);
    as(() -> sessions.start(wanted));
    assertThat(as(() -> sessions.start(wanted))).isInstanceOf(Start.Started.class);
    assertThat(as(() -> sessions.of(patientId))).hasSize(1);
  }

  @Test
  void withdrawnConsentRefusesTheStartAndALaterInsertionIsAConcern() {
    prepare();
    SessionHead head = started();
    UUID consent = as(() -> consents.of(patientId)).getFirst().id();
    as(
        () ->
            consents.withdraw(patientId, consent, Ids.next(), PLACES, "I do not want it any more"));
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    assertThat(read(head).standingConcerns())
        .extracting(Concern::code)
        .contains("consent-withdrawn");
    assertThat(read(head).tally().inPatient()).isEqualTo(1);
  }

  @Test
  void signingIsRefusedWhileANeedleIsStillIn() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    advise(head);
    assertThat(codes(sign(head, 1, 0))).containsExactly("needle-not-in-sharps");
    tablet.tap(EntryKind.OUT, 1);
    assertThat(codes(sign(head, 1, 0))).containsExactly("needle-not-in-sharps");
    tablet.tap(EntryKind.SHARPS, 1);
    assertThat(sign(head, 1, 1)).isInstanceOf(Signing.Done.class);
  }

  @Test
  void signingIsRefusedWhenTheTypedCountIsWrongAndTheCountIsKept() {
    prepare();
    SessionHead head = started();
    new Tablet(head).whole(1);
    advise(head);
    assertThat(codes(sign(head, 2, 1))).containsExactly("count-disagrees");
    assertThat(read(head).lastCount().agreed()).isFalse();
    assertThat(sign(head, 1, 1)).isInstanceOf(Signing.Done.class);
  }

  @Test
  void theRecordsNumbersAreShownOnlyAfterTheSecondUnequalCount() {
    prepare();
    SessionHead head = started();
    new Tablet(head).whole(1);
    advise(head);
    var first = (Signing.Refused) sign(head, 2, 1);
    assertThat(first.numbersShown()).isFalse();
    assertThat(first.reasons().getFirst().sentence()).doesNotContain("record says");
    var second = (Signing.Refused) sign(head, 2, 2);
    assertThat(second.numbersShown()).isTrue();
    assertThat(second.reasons().getFirst().sentence()).contains("the record says 1 and 1.");
  }

  @Test
  void signingIsRefusedUntilAdviceWasGiven() {
    prepare();
    SessionHead head = started();
    new Tablet(head).whole(1);
    assertThat(codes(sign(head, 1, 1))).containsExactly("advice-missing");
  }

  @Test
  void aGapOfAnotherDeviceBlocksUntilItsEntriesArriveOrAPersonCountsAndGivesItUp() {
    prepare();
    SessionHead head = started();
    new Tablet(head).whole(1);
    Tablet lost = new Tablet(head);
    lost.entry(EntryKind.STOP, null, null);
    Entry second = lost.entry(EntryKind.AGREES, null, null);
    lost.send(second);
    advise(head);
    assertThat(codes(sign(head, 1, 1))).containsExactly("entries-missing");
    UUID device = read(head).tally().missing().getFirst().device();
    Tap wrong =
        new Tap(Ids.next(), EntryKind.DEVICE_LOST, null, device, 1, Site.NOT_SAID, 99, null, false);
    as(() -> sessions.tap(patientId, head.id(), Ids.next(), wrong));
    assertThat(codes(sign(head, 1, 1))).containsExactly("entries-missing");
    Tap right =
        new Tap(Ids.next(), EntryKind.DEVICE_LOST, null, device, 0, Site.NOT_SAID, 99, null, false);
    as(() -> sessions.tap(patientId, head.id(), Ids.next(), right));
    assertThat(sign(head, 1, 1)).isInstanceOf(Signing.Done.class);
  }

  @Test
  void aLostNeedleIsSignedOnlyWithItsIncident() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(
        tablet.entry(EntryKind.OPENED, 1, null),
        tablet.entry(EntryKind.IN, 1, null),
        tablet.entry(EntryKind.LOST, 1, null));
    advise(head);
    assertThat(codes(sign(head, 1, 0))).containsExactly("incident-missing");
    assertThat(read(head).head().needlesIn()).isEqualTo(1);
    as(
        () ->
            sessions.incident(
                patientId,
                head.id(),
                Ids.next(),
                new IncidentTold(
                    Incident.Kind.LOST_NEEDLE,
                    1,
                    now(),
                    new Incident.Account(
                        "Needle not found", "floor, clothes", "none", "yes", "Kim"))));
    assertThat(read(head).head().needlesIn()).isZero();
    assertThat(sign(head, 1, 0)).isInstanceOf(Signing.Done.class);
  }

  @Test
  void theSameEntrySentTwiceIsOneEntry() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    Entry opened = tablet.entry(EntryKind.OPENED, 1, null);
    tablet.send(opened);
    tablet.send(opened);
    assertThat(read(head).entries()).hasSize(1);
  }

  @Test
  void aCopiedTabIsToldToNumberItsEntriesAnew() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.tap(EntryKind.OPENED, 1);
    UUID device = read(head).entries().getFirst().device();
    Entry other =
        new Entry(Ids.next(), 1, 0, now(), EntryKind.OPENED, 2, null, null, Site.NOT_SAID);
    Batch copied = Batch.of(device, List.of(other));
    assertThat(as(() -> sessions.record(patientId, head.id(), copied)))
        .isEqualTo(new Recorded.Renumber(other.id()));
    assertThat(read(head).entries()).hasSize(1);
  }

  @Test
  void afterStopAnInsertionIsRecordedWithAConcern() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.STOP, null, null));
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    assertThat(read(head).standingConcerns()).extracting(Concern::code).contains("in-after-stop");
    assertThat(read(head).tally().inPatient()).isEqualTo(1);
  }

  @Test
  void aSignedSessionIsAmendedWithAReasonAndReadsBackInBothVersions() {
    prepare();
    SessionHead head = started();
    new Tablet(head).whole(1);
    as(() -> sessions.describe(patientId, head.id(), new Wording("lying", true, null, 5, 3, "")));
    advise(head);
    sign(head, 1, 1);
    assertThat(as(() -> sessions.describe(patientId, head.id(), Wording.NONE))).isFalse();
    as(
        () ->
            amendments.amend(
                patientId,
                head.id(),
                new Wording("sitting", true, null, 5, 3, ""),
                "typed wrongly"));
    assertThat(read(head).wording().position()).isEqualTo("sitting");
    assertThat(as(() -> amendments.versions(patientId, head.id())).wordings())
        .extracting(e -> e.what().position() + "/" + e.reason())
        .containsExactly("lying/", "sitting/typed wrongly");
  }

  @Test
  void aSessionOnTheWrongPatientMovesWithItsLiveCount() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    UUID right = patient("Robin");
    SessionHead moved =
        as(() -> moves.toPatient(patientId, head.id(), right, Ids.next())).orElseThrow();
    assertThat(moved.needlesIn()).isEqualTo(1);
    assertThat(moved.lateEntry()).isFalse();
    assertThat(read(head).head().movedTo()).isEqualTo(moved.id());
    assertThat(read(head).head().needlesIn()).isZero();
    tablet.tap(EntryKind.OUT, 1);
    assertThat(read(moved).tally().inPatient()).isZero();
    assertThat(read(head).tally().inPatient()).as("the old entries stay as they were").isEqualTo(1);
    assertThat(read(moved).standingConcerns())
        .extracting(Concern::code)
        .contains("moved-from-another-patient");
  }

  @Test
  void aPastSessionIsNeverRefusedAndKeepsWhatWasMissing() {
    Past past =
        new Past(
            Ids.next(),
            patientId,
            episode.id(),
            practitionerId,
            clinicId,
            productId,
            now().minusSeconds(86_400),
            PLACES);
    SessionHead head = as(() -> sessions.recordPast(past));
    assertThat(head.lateEntry()).isTrue();
    assertThat(read(head).concerns())
        .extracting(Concern::code)
        .contains("screening.missing", "consent-missing");
    new Tablet(head).whole(1);
    advise(head);
    assertThat(sign(head, 1, 1)).isInstanceOf(Signing.Done.class);
  }

  @Test
  void aPastSessionOfLastWeekKeepsItsDayAndClaimsNoMinutes() {
    var lastWeek = now().minusSeconds(7 * 86_400);
    Past past =
        new Past(
            Ids.next(),
            patientId,
            episode.id(),
            practitionerId,
            clinicId,
            productId,
            lastWeek,
            PLACES);
    SessionHead head = as(() -> sessions.recordPast(past));
    var device = Ids.next();
    for (var kind : List.of(EntryKind.IN, EntryKind.OUT)) {
      Integer needle = kind == EntryKind.IN ? null : 1;
      Tap tap =
          new Tap(Ids.next(), kind, needle, null, null, Site.NOT_SAID, Long.MAX_VALUE, null, false);
      as(() -> sessions.tap(patientId, head.id(), device, tap));
    }
    assertThat(read(head).insertions())
        .singleElement()
        .satisfies(
            insertion -> {
              assertThat(insertion.inAt()).isEqualTo(lastWeek);
              assertThat(insertion.outAt()).isEqualTo(lastWeek);
              assertThat(insertion.minutes()).isNull();
            });
  }

  @Test
  void takingOverChangesWhoHoldsTheNeedles() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    assertThat(as(() -> sessions.heldWithNeedlesIn())).hasSize(1);
    clinic.as(clinic.manager(), () -> sessions.takeOver(patientId, head.id()));
    assertThat(as(() -> sessions.heldWithNeedlesIn())).isEmpty();
    assertThat(read(head).head().holderId()).isEqualTo(clinic.manager().accountId());
  }

  @Test
  void whoTakesOverWithoutTrainingOrConsentIsAConcernAndNeverARefusal() {
    prepare();
    SessionHead head = started();
    clinic.as(clinic.manager(), () -> sessions.takeOver(patientId, head.id()));
    assertThat(read(head).concerns())
        .filteredOn(c -> c.about().startsWith("take-over"))
        .extracting(Concern::sentence)
        .anyMatch(s -> s.startsWith(clinic.manager().name() + " took the session over."));
    assertThat(read(head).head().holderId()).isEqualTo(clinic.manager().accountId());
    as(() -> sessions.takeOver(patientId, head.id()));
    assertThat(read(head).concerns())
        .as("the one it began with was asked about at the start")
        .filteredOn(c -> c.about().startsWith("take-over"))
        .hasSize(1);
  }

  @Test
  void aPastSessionKeepsEveryMissingThingNotOneOfEachKind() {
    SessionHead head =
        as(
            () ->
                sessions.recordPast(
                    new Past(
                        Ids.next(),
                        patientId,
                        episode.id(),
                        practitionerId,
                        clinicId,
                        productId,
                        now().minusSeconds(86_400),
                        PLACES)));
    assertThat(read(head).concerns())
        .filteredOn(c -> c.code().equals("consent-missing"))
        .as("one for each place")
        .hasSize(2);
  }

  @Test
  void adviceGivenBeforeAnotherPlaceWasNeedledIsGivenAgain() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.whole(1);
    advise(head);
    tablet.whole(2);
    assertThat(codesAgainstSigning(head)).as("the same muscle again").isEmpty();
    Site levator = new Site("levator_scap", Side.RIGHT, "", productId);
    Entry elsewhere = tablet.entry(EntryKind.IN, 3, null);
    tablet.send(
        new Entry(
            elsewhere.id(),
            elsewhere.sequence(),
            elsewhere.seen(),
            elsewhere.at(),
            EntryKind.IN,
            3,
            null,
            null,
            levator),
        tablet.entry(EntryKind.OPENED, 3, null));
    assertThat(codesAgainstSigning(head)).contains("advice-outdated");
    advise(head);
    assertThat(codesAgainstSigning(head)).doesNotContain("advice-outdated");
  }

  private List<String> codesAgainstSigning(SessionHead head) {
    return read(head).reasonsAgainstSigning().stream().map(r -> r.code()).toList();
  }

  @Test
  void anIncidentAboutAStuckNeedleDoesNotExplainThatItIsLost() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    tell(head, org.tautband.incidents.Incident.Kind.STUCK_NEEDLE);
    tablet.tap(EntryKind.OUT, 1);
    tablet.tap(EntryKind.LOST, 1);
    assertThat(codesAgainstSigning(head)).contains("incident-missing");
    tell(head, org.tautband.incidents.Incident.Kind.LOST_NEEDLE);
    assertThat(codesAgainstSigning(head)).doesNotContain("incident-missing");
  }

  private void tell(SessionHead head, org.tautband.incidents.Incident.Kind kind) {
    var account = new org.tautband.incidents.Incident.Account("It happened", "", "", "", "");
    as(
        () ->
            sessions.incident(
                head.patientId(),
                head.id(),
                Ids.next(),
                new IncidentTold(kind, 1, now(), account)));
  }

  @Test
  void whatAStaleTabTellsAboutAMovedSessionGoesToTheRightPatient() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    UUID right = patient("Robin");
    SessionHead moved =
        as(() -> moves.toPatient(patientId, head.id(), right, Ids.next())).orElseThrow();
    tablet.tap(EntryKind.LOST, 1);
    tell(head, org.tautband.incidents.Incident.Kind.LOST_NEEDLE);
    as(() -> sessions.describe(patientId, head.id(), new Wording("lying", true, null, 5, 3, "")));
    advise(head);
    assertThat(codesAgainstSigning(moved)).isEmpty();
    assertThat(read(moved).wording().position()).isEqualTo("lying");
    assertThat(read(head).head().needlesIn()).isZero();
    assertThat(read(head).advice()).isEmpty();
  }

  @Test
  void aNeedleThatIsInAfterSigningRefusesTheNextStart() {
    prepare();
    SessionHead head = started();
    assertThat(sign(head, 0, 0)).isInstanceOf(Signing.Done.class);
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    assertThat(as(() -> sessions.reasonsAgainst(wanted(productId))))
        .extracting(r -> r.code())
        .contains("needles-in-elsewhere");
  }

  @Test
  void aMuscleTakenBackAfterSigningIsPublishedAsEnteredInError() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.whole(1);
    advise(head);
    assertThat(sign(head, 1, 1)).isInstanceOf(Signing.Done.class);
    UUID in = read(head).insertions().getFirst().id();
    tablet.send(tablet.entry(EntryKind.UNDO, null, in));
    Session.Muscle muscle = new Session.Muscle("trapezius_desc", Side.RIGHT);
    assertThat(published("Procedure", SessionFhir.muscleId(head, muscle)))
        .contains("entered-in-error");
  }

  @Test
  void painTakenBackByAnAmendmentIsNoLongerPublished() {
    prepare();
    SessionHead head = started();
    as(() -> sessions.describe(patientId, head.id(), new Wording("", null, null, 5, null, "")));
    assertThat(sign(head, 0, 0)).isInstanceOf(Signing.Done.class);
    UUID pain = SessionFhir.derived(head.id(), "pain-before");
    assertThat(published("Observation", pain)).contains("\"value\":5");
    as(() -> amendments.amend(patientId, head.id(), Wording.NONE, "another patient's number"));
    assertThat(published("Observation", pain)).contains("not-asked").doesNotContain("\"value\":5");
  }

  @Test
  void whoSignsASessionOfAColleagueIsNotPublishedAsThatColleague() {
    prepare();
    SessionHead head = started();
    clinic.as(
        clinic.manager(),
        () -> sessions.sign(patientId, head.id(), new org.tautband.kernel.count.OwnCount(0, 0)));
    assertThat(published("Provenance", SessionFhir.derived(head.id(), "signature")))
        .contains(clinic.manager().name())
        .doesNotContain("Practitioner/" + practitionerId);
  }

  @Test
  void whoNeedledAfterATakeOverIsPublishedByName() {
    prepare();
    SessionHead head = started();
    new Tablet(head).whole(1);
    clinic.as(clinic.manager(), () -> sessions.takeOver(patientId, head.id()));
    Tablet other = new Tablet(head);
    Entry opened = other.entry(EntryKind.OPENED, 2, null);
    Entry in = other.entry(EntryKind.IN, 2, null);
    Batch second =
        Batch.of(
            Ids.next(),
            List.of(
                opened,
                in,
                other.entry(EntryKind.OUT, 2, null),
                other.entry(EntryKind.SHARPS, 2, null)));
    clinic.as(clinic.manager(), () -> sessions.record(patientId, head.id(), second));
    advise(head);
    assertThat(sign(head, 2, 2)).isInstanceOf(Signing.Done.class);
    String theirs = published("Observation", SessionFhir.derived(head.id(), "in." + in.id()));
    assertThat(theirs).contains(clinic.manager().name()).doesNotContain(practitionerId.toString());
    assertThat(published("Procedure", head.id()))
        .contains(clinic.manager().name(), practitionerId.toString());
  }

  private String published(String type, UUID id) {
    return new String(
        as(() -> versions.newest(type, id.toString())).orElseThrow().bytes(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void aNeedleAtAPlaceNobodyRecordedMayHaveReachedTheLung() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.whole(1);
    advise(head);
    int lines = as(() -> sheets.of(read(head))).emergency().size();
    Tap somewhere =
        new Tap(Ids.next(), EntryKind.IN, null, null, null, Site.NOT_SAID, 99, null, false);
    as(() -> sessions.tap(patientId, head.id(), Ids.next(), somewhere));
    AdviceSheet sheet = as(() -> sheets.of(read(head)));
    assertThat(sheet.lungCanBeReached()).isTrue();
    assertThat(sheet.emergency().size()).as("of every place").isGreaterThan(lines);
    assertThat(codesAgainstSigning(head)).contains("advice-outdated");
  }
}
