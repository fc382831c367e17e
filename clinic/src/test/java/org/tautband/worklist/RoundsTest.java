package org.tautband.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Slot;
import org.tautband.database.Ids;
import org.tautband.needling.EntryKind;
import org.tautband.needling.NeedlingTest;
import org.tautband.needling.Past;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Site;
import org.tautband.needling.Tap;

/** Lines that the record itself makes, and closes. */
class RoundsTest extends NeedlingTest {
  @Autowired Rounds rounds;
  @Autowired Worklist worklist;
  @Autowired Diary diary;

  private List<Item> open(Kind kind) {
    as(rounds::walk);
    return as(() -> worklist.openOf(patientId)).stream().filter(i -> i.kind() == kind).toList();
  }

  private String closingWords(Item item) {
    as(rounds::walk);
    var closed = as(() -> worklist.find(item.id())).orElseThrow().closed();
    return closed == null ? "open" : closed.words();
  }

  private Booking booked(Duration ahead) {
    var room = as(() -> clinics.rooms(clinicId)).getFirst();
    var from = clock.instant().plus(ahead).truncatedTo(ChronoUnit.MINUTES);
    var wish =
        new BookingWish(
            new Booking.Place(clinicId, room.id(), practitionerId),
            Slot.of(from, Duration.ofMinutes(40)),
            "",
            true);
    return ((BookingAnswer.Done) as(() -> diary.book(patientId, wish, Ids.next(), null))).booking();
  }

  private SessionHead begunYesterday() {
    var past =
        new Past(
            Ids.next(),
            patientId,
            episode.id(),
            practitionerId,
            clinicId,
            productId,
            clock.instant().minus(Duration.ofDays(1)),
            Set.of());
    return as(() -> sessions.recordPast(past));
  }

  private void tap(SessionHead head, EntryKind kind) {
    var needle = kind == EntryKind.OPENED ? null : 1;
    var tap =
        new Tap(Ids.next(), kind, needle, null, null, Site.NOT_SAID, 100, head.startedAt(), false);
    as(() -> sessions.tap(patientId, head.id(), Ids.next(), tap));
  }

  @Test
  void aSessionNobodySignedIsWorkOfWhoHasItInHandUntilItIsSigned() {
    var head = begunYesterday();
    tap(head, EntryKind.OPENED);
    tap(head, EntryKind.SHARPS);
    var line = open(Kind.UNSIGNED).getFirst();
    assertThat(line.what().sentence()).contains("not signed");
    assertThat(line.owner().taken()).isNotNull();
    assertThat(line.owner().taken().accountId()).isEqualTo(kim.accountId());
    var byHand = as(() -> worklist.close(line.id(), "Not now", kim));
    assertThat(byHand).isInstanceOf(Worklist.Step.Refused.class);
    assertThat(open(Kind.UNSIGNED)).containsExactly(line);
    advise(head);
    sign(head, 1, 1);
    assertThat(closingWords(line)).isEqualTo("Signed by Kim Demoson.");
    assertThat(open(Kind.UNSIGNED)).isEmpty();
  }

  @Test
  void aVisitInWhichNeedlingWouldBeRefusedIsPreparedAndThenClosesByItself() {
    booked(Duration.ofHours(30));
    var line = open(Kind.VISIT).getFirst();
    assertThat(line.what().sentence())
        .contains("needling would be refused", "screening", "consent");
    assertThat(line.dueAt()).isAfter(clock.instant());
    screen(PLACES);
    var fewer = open(Kind.VISIT).getFirst();
    assertThat(fewer.id()).isEqualTo(line.id());
    assertThat(fewer.what().sentence()).doesNotContain("screening").contains("consent");
    askRedFlags();
    assess();
    consent(PLACES);
    assertThat(closingWords(line)).isEqualTo("No point is open any more.");
  }

  @Test
  void aVisitFartherAheadOrMovedThereOrCancelledIsNoWorkYet() {
    var far = booked(Duration.ofHours(60));
    assertThat(open(Kind.VISIT)).isEmpty();
    as(() -> diary.cancel(far.id(), ""));
    var near = booked(Duration.ofHours(20));
    var line = open(Kind.VISIT).getFirst();
    as(() -> diary.cancel(near.id(), "Is ill"));
    assertThat(closingWords(line)).isEqualTo("The visit was cancelled.");
  }

  @Test
  void whatSomebodyClosedWithWordsStaysClosedUntilSomethingElseIsOpen() {
    booked(Duration.ofHours(30));
    var line = open(Kind.VISIT).getFirst();
    as(() -> worklist.close(line.id(), "All of it is asked in the visit", kim));
    assertThat(open(Kind.VISIT)).isEmpty();
    screen(PLACES);
    assertThat(open(Kind.VISIT)).hasSize(1).doesNotContain(line);
  }

  @Test
  void walkingTwiceChangesNothingAndAnotherGroupHasNothingOfIt() {
    booked(Duration.ofHours(30));
    begunYesterday();
    as(rounds::walk);
    assertThat(as(rounds::walk)).isZero();
    var other = fixtures.newClinic();
    assertThat(other.asClinician(rounds::walk)).isZero();
    assertThat(other.asClinician(() -> worklist.find(UUID.randomUUID()))).isEmpty();
  }
}
