package org.tautband.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.clinics.OpenTime;
import org.tautband.database.Ids;
import org.tautband.evidence.Side;
import org.tautband.followup.CheckIn.State;
import org.tautband.needling.Batch;
import org.tautband.needling.Entry;
import org.tautband.needling.EntryKind;
import org.tautband.needling.Moves;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Site;
import org.tautband.outbox.MailGivenUp;
import org.tautband.outbox.Outbox;

/** When a patient is asked, and who is called when no answer comes (hazard H4). */
class AskingTest extends FollowUpTest {
  private static final Duration DAY = Duration.ofHours(24);

  @Autowired Outbox outbox;
  @Autowired Moves moves;
  @Autowired TransactionTemplate transaction;

  private OpenTime openTime() {
    return OpenTime.of(as(() -> clinics.get(clinicId)));
  }

  private Instant ms(Instant at) {
    return at.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }

  @Test
  void whereNeedlingCanReachTheLungItIsAskedTwiceElsewhereOnce() {
    var back = patientWith("back@patients.example");
    var calf = patientWith("calf@patients.example");
    var at = ms(justNow());
    needled(back, UPPER_BACK, at);
    needled(calf, CALF, at);
    assertThat(checkIns(back))
        .extracting(CheckIn::dueAt)
        .containsExactly(at.plus(DAY), at.plus(DAY.multipliedBy(2)));
    assertThat(checkIns(calf)).extracting(CheckIn::dueAt).containsExactly(at.plus(DAY));
    assertThat(checkIns(calf)).extracting(CheckIn::lung).containsExactly(false);
  }

  @Test
  void aNeedleAtAPlaceNobodySaidMayHaveBeenAnywhere() {
    var patient = patientWith(null);
    var head = needled(patient, CALF, justNow());
    assertThat(checkIns(patient)).hasSize(1);
    tap(head, EntryKind.IN, null, Site.NOT_SAID);
    tap(head, EntryKind.OUT, 2, Site.NOT_SAID);
    assertThat(checkIns(patient)).hasSize(2);
  }

  @Test
  void theClockRunsFromTheLastNeedleOut() {
    var patient = patientWith("late@patients.example");
    var head = needled(patient, UPPER_BACK, justNow());
    var later = ms(head.startedAt().plus(Duration.ofMinutes(4)));
    var moved = new SessionHead[] {head};
    tapAt(moved[0], EntryKind.IN, null, new Site(CALF, Side.LEFT, "", productId), later);
    assertThat(checkIns(patient).getFirst().dueAt()).isEqualTo(ms(head.startedAt().plus(DAY)));
    assertThat(askAt(head.startedAt().plus(DAY).plusSeconds(1)))
        .as("a needle went in since: it is not yet time")
        .isPositive();
    assertThat(checkIns(patient).getFirst().state()).isEqualTo(State.PLANNED);
    tapAt(moved[0], EntryKind.OUT, 2, Site.NOT_SAID, later);
    assertThat(checkIns(patient).getFirst().dueAt()).isEqualTo(later.plus(DAY));
  }

  private void tapAt(SessionHead head, EntryKind kind, Integer needle, Site site, Instant at) {
    var tap =
        new org.tautband.needling.Tap(
            org.tautband.database.Ids.next(), kind, needle, null, null, site, 100, at, false);
    as(() -> sessions.tap(head.patientId(), head.id(), org.tautband.database.Ids.next(), tap));
  }

  @Test
  void theMailGoesOutWhenItIsTimeAndNotBefore() {
    var patient = patientWith("marta@patients.example");
    var at = ms(justNow());
    needled(patient, UPPER_BACK, at);
    assertThat(askAt(at.plus(DAY).minusSeconds(1))).isZero();
    assertThat(askAt(at.plus(DAY))).isEqualTo(1);
    var first = checkIns(patient).getFirst();
    assertThat(first.state()).isEqualTo(State.ASKED);
    var mail = as(() -> outbox.find(first.id())).orElseThrow().mail();
    assertThat(mail.to()).isEqualTo("marta@patients.example");
    assertThat(as(() -> outbox.pathIn(mail))).isEqualTo("/checkin/" + secret(patient));
    assertThat(open(patient)).isEmpty();
  }

  @Test
  void noAnswerIsACallAtTheRightMinuteWhereTheLungIsNear() {
    var patient = patientWith("silent@patients.example");
    var at = ms(justNow());
    needled(patient, UPPER_BACK, at);
    var asked = at.plus(DAY);
    askAt(asked);
    var minute = openTime().after(asked, Duration.ofHours(4));
    askAt(minute.minusSeconds(1));
    var before = open(patient).size();
    askAt(minute);
    var calls =
        open(patient).stream()
            .filter(i -> i.what().sentence().equals("No answer after a session: call"))
            .toList();
    assertThat(before).isZero();
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().opened().at()).isEqualTo(minute);
    assertThat(calls.getFirst().dueAt()).isEqualTo(openTime().soon(minute));
    askAt(minute.plusSeconds(60));
    assertThat(open(patient)).as("said once").hasSize(1);
  }

  @Test
  void elsewhereNoAnswerIsAnEntryForThatDay() {
    var patient = patientWith("calf@patients.example");
    var at = ms(justNow());
    needled(patient, CALF, at);
    askAt(at.plus(DAY));
    var minute = openTime().after(at.plus(DAY), Duration.ofHours(4));
    askAt(minute);
    assertThat(open(patient))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.what().sentence()).contains("ask how it went");
              assertThat(item.dueAt()).isEqualTo(openTime().endOfDay(minute));
            });
  }

  @Test
  void whoAnsweredIsNotCalled() {
    var patient = patientWith("fine@patients.example");
    var at = ms(justNow());
    needled(patient, CALF, at);
    askAt(at.plus(DAY));
    answer(patient, SORE);
    askAt(openTime().after(at.plus(DAY), Duration.ofHours(4)).plusSeconds(1));
    assertThat(open(patient)).isEmpty();
  }

  @Test
  void aSessionEnteredLatePlansWhatIsAheadAndACallForWhatHasPassed() {
    var dayAfter = patientWith("a@patients.example");
    var weekAfter = patientWith("b@patients.example");
    needled(dayAfter, UPPER_BACK, clock.instant().minus(Duration.ofHours(30)));
    needled(weekAfter, UPPER_BACK, clock.instant().minus(Duration.ofDays(7)));
    assertThat(checkIns(dayAfter))
        .extracting(CheckIn::state)
        .containsExactly(State.MISSED, State.PLANNED);
    assertThat(checkIns(weekAfter))
        .extracting(CheckIn::state)
        .containsExactly(State.MISSED, State.MISSED);
    for (UUID patient : new UUID[] {dayAfter, weekAfter}) {
      assertThat(open(patient))
          .singleElement()
          .satisfies(i -> assertThat(i.what().sentence()).contains("had passed"));
    }
  }

  @Test
  void aSessionSignedTwoDaysLateOrNeverHasHadItsCheckInsAndNoneTwice() {
    var late = patientWith("late@patients.example");
    var never = patientWith("never@patients.example");
    var at = ms(justNow());
    var head = needled(late, UPPER_BACK, at);
    needled(never, UPPER_BACK, at);
    tap(head, EntryKind.SHARPS, 1, Site.NOT_SAID);
    askAt(at.plus(DAY));
    askAt(at.plus(DAY.multipliedBy(2)));
    advise(head);
    sign(head, 1, 1);
    assertThat(read(head).head().signed()).isTrue();
    assertThat(askAt(at.plus(DAY.multipliedBy(2)))).as("signing asks nobody again").isZero();
    for (UUID patient : new UUID[] {late, never}) {
      assertThat(checkIns(patient)).extracting(CheckIn::state).containsOnly(State.ASKED).hasSize(2);
    }
  }

  @Test
  void aTabletWhoseClockIsTwoDaysOffMovesNoCheckIn() {
    prepare();
    var head = started();
    var before = clock.instant();
    var ahead = Duration.ofDays(2);
    send(head, entry(1, EntryKind.IN, 1, ahead), entry(2, EntryKind.OUT, 1, ahead));
    var behind = ahead.negated();
    send(head, entry(1, EntryKind.IN, 2, behind), entry(2, EntryKind.OUT, 2, behind));
    assertThat(checkIns(patientId))
        .hasSize(2)
        .allSatisfy(
            one ->
                assertThat(one.dueAt().minus(Duration.ofHours(one.hours())))
                    .isBetween(before, clock.instant()));
  }

  private Entry entry(long sequence, EntryKind kind, int needle, Duration off) {
    var site =
        kind == EntryKind.IN ? new Site(UPPER_BACK, Side.RIGHT, "", productId) : Site.NOT_SAID;
    var at = clock.instant().plus(off);
    return new Entry(Ids.next(), sequence, 0, at, kind, needle, null, null, site);
  }

  private void send(SessionHead head, Entry... entries) {
    var batch = Batch.of(Ids.next(), List.of(entries));
    as(() -> sessions.record(head.patientId(), head.id(), batch));
  }

  @Test
  void aServerWhoseClockWentBackTwoDaysAsksNobodyAgain() {
    var patient = patientWith("back@patients.example");
    var at = ms(justNow());
    needled(patient, CALF, at);
    askAt(at.plus(DAY));
    assertThat(askAt(at.minus(DAY))).isZero();
    assertThat(askAt(at.plus(DAY))).isZero();
    assertThat(checkIns(patient)).extracting(CheckIn::state).containsExactly(State.ASKED);
  }

  @Test
  void afterALongStandstillNobodyIsAskedDaysLateButCalled() {
    var patient = patientWith("standstill@patients.example");
    var at = ms(justNow());
    needled(patient, CALF, at);
    askAt(at.plus(Duration.ofDays(4)));
    assertThat(checkIns(patient).getFirst().state()).isEqualTo(State.MISSED);
    assertThat(open(patient)).hasSize(1);
  }

  @Test
  void withoutMailSomebodyCallsAtBothTimes() {
    var patient = patientWith(null);
    var at = ms(justNow());
    needled(patient, UPPER_BACK, at);
    askAt(at.plus(DAY));
    assertThat(open(patient)).hasSize(1);
    askAt(at.plus(DAY.multipliedBy(2)));
    assertThat(open(patient))
        .hasSize(2)
        .allSatisfy(i -> assertThat(i.what().sentence()).contains("gets no mail"));
  }

  @Test
  void aMailThatIsGivenUpIsACallAtOnce() {
    var patient = patientWith("wrong@patients.example");
    var at = ms(justNow());
    needled(patient, CALF, at);
    askAt(at.plus(DAY));
    var mail = as(() -> outbox.find(checkIns(patient).getFirst().id())).orElseThrow().mail();
    as(
        () -> {
          transaction.executeWithoutResult(
              s -> asking.undeliverable(new MailGivenUp(mail, at.plus(DAY).plusSeconds(5))));
          return true;
        });
    assertThat(open(patient))
        .singleElement()
        .satisfies(i -> assertThat(i.what().sentence()).contains("could not be delivered"));
  }

  @Test
  void aSessionOfAnotherPatientIsAskedAboutThereAndNotHere() {
    var wrong = patientWith("wrong@patients.example");
    var right = patientWith("right@patients.example");
    var head = needled(wrong, UPPER_BACK, justNow());
    var link = secret(wrong);
    as(() -> moves.toPatient(wrong, head.id(), right, org.tautband.database.Ids.next()));
    assertThat(checkIns(wrong)).extracting(CheckIn::state).containsOnly(State.CANCELLED);
    assertThat(checkIns(right)).extracting(CheckIn::state).containsOnly(State.PLANNED);
    assertThat(new org.tautband.Visitor(base()).get("/checkin/" + link).body())
        .contains("No answer can be sent by this link");
  }

  @Test
  void whoGetsNoMailTakesTheirPageHomeOnTheAdviceSheet() {
    var staff = new org.tautband.Visitor(base());
    staff.signIn(clinic.clinician().login(), org.tautband.Fixtures.PASSWORD);
    var onPaper = patientWith(null);
    var head = needled(onPaper, UPPER_BACK, justNow());
    var sheet = org.jsoup.Jsoup.parse(staff.get(head.path() + "/advice").body());
    assertThat(sheet.select("svg.qr path").attr("d")).startsWith("M");
    assertThat(sheet.text()).contains(base() + "/checkin/" + secret(onPaper));
    var byMail = needled(patientWith("m@patients.example"), UPPER_BACK, justNow());
    assertThat(staff.get(byMail.path() + "/advice").body()).doesNotContain("/checkin/");
  }
}
