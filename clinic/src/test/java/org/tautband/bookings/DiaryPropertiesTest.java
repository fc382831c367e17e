package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tautband.ClinicTest;
import org.tautband.bookings.LocalTimes.Meaning;
import org.tautband.database.Ids;

/**
 * Any order of booking, moving, cancelling and letting stand again, by one clerk against a slow
 * model and by four at once: nobody and no room is ever promised twice – at two clinics in two time
 * zones, in the nights when the clocks of both change.
 */
class DiaryPropertiesTest extends ClinicTest {
  private static final int CLERKS = 4;
  @Autowired Diary diary;
  @Autowired ApplicationContext beans;
  private TwoClinics house;
  private List<LocalDate> nights;

  @BeforeEach
  void aHouseAndTheNightsOfTheChanges() {
    house = clinic.asClinician(() -> TwoClinics.open(beans));
    nights = TwoClinics.ZONES.stream().map(zone -> change(zone)).toList();
  }

  /** The day of the next change of the clock, back or forward. */
  private LocalDate change(java.time.ZoneId zone) {
    var next = zone.getRules().nextTransition(house.now().plus(Duration.ofDays(1)));
    return next.getDateTimeBefore().toLocalDate();
  }

  /** What a clerk tries; numbers pick from what there is. */
  private record Try(int what, int which, BookingWish wish, UUID patient) {}

  /** A time on the wall of a clinic in one of the nights, as a clerk types it. */
  private Slot slot(Random random, int clinic) {
    var clock = new LocalTimes(TwoClinics.ZONES.get(clinic));
    while (true) {
      var local =
          LocalDateTime.of(
              nights.get(random.nextInt(2)),
              LocalTime.of(random.nextInt(5), 10 * random.nextInt(6)));
      var length = Duration.ofMinutes(10L * (1 + random.nextInt(6)));
      var at =
          switch (clock.meaning(local)) {
            case Meaning.Once(Instant once) -> once;
            case Meaning.Twice(Instant first, Instant second) ->
                random.nextBoolean() ? first : second;
            case Meaning.Never never -> null;
          };
      if (at != null) {
        return Slot.of(at, length);
      }
    }
  }

  private Try any(Random random) {
    int at = random.nextInt(2);
    var place = house.place(at, random.nextInt(2), 2 * at + random.nextInt(2));
    var wish = new BookingWish(place, slot(random, at), "", true);
    var patient = house.patients().get(random.nextInt(3));
    return new Try(random.nextInt(10), random.nextInt(1000), wish, patient);
  }

  private BookingAnswer make(Try one, List<UUID> known) {
    if (one.what() < 5 || known.isEmpty()) {
      var id = Ids.next();
      var answer = diary.book(one.patient(), one.wish(), id, null);
      if (answer instanceof BookingAnswer.Done) {
        known.add(id);
      }
      return answer;
    }
    var id = known.get(one.which() % known.size());
    return switch (one.what()) {
      case 5, 6, 7 -> diary.move(id, diary.find(id).orElseThrow().version(), one.wish());
      case 8 -> diary.cancel(id, "");
      default -> diary.again(id);
    };
  }

  /** The slow model: every booking is looked at, minute by minute. */
  private static final class Slow {
    private final Map<UUID, Booking> all = new HashMap<>();

    boolean isFree(UUID self, UUID patient, Booking.Place place, Slot slot) {
      return all.values().stream()
          .filter(b -> !b.id().equals(self) && b.stands())
          .filter(
              b ->
                  b.patientId().equals(patient)
                      || b.place().practitionerId().equals(place.practitionerId())
                      || b.place().roomId().equals(place.roomId()))
          .noneMatch(b -> shareAMinute(b.slot(), slot));
    }

    private static boolean shareAMinute(Slot one, Slot other) {
      for (var at = one.from(); at.isBefore(one.until()); at = at.plusSeconds(60)) {
        if (!at.isBefore(other.from()) && at.isBefore(other.until())) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void oneClerkIsAnsweredAsTheSlowModelAnswers() {
    for (long seed = 1; seed <= 4; seed++) {
      againstTheModel(seed, 60);
      house = clinic.asClinician(() -> TwoClinics.open(beans));
    }
  }

  @Tag("drill")
  @Test
  void oneClerkIsAnsweredAsTheSlowModelAnswersForLong() {
    for (long seed = 100; seed < 110; seed++) {
      againstTheModel(seed, 200);
      house = clinic.asClinician(() -> TwoClinics.open(beans));
    }
  }

  private void againstTheModel(long seed, int tries) {
    var random = new Random(seed);
    var slow = new Slow();
    var known = new ArrayList<UUID>();
    int refused = 0;
    for (int n = 0; n < tries; n++) {
      var one = any(random);
      var before =
          known.isEmpty() || one.what() < 5
              ? null
              : slow.all.get(known.get(one.which() % known.size()));
      boolean free = expected(slow, one, before);
      var answer = clinic.asClinician(() -> make(one, known));
      assertThat(answer instanceof BookingAnswer.Done)
          .as("seed %d, try %d: %s of %s is %s", seed, n, one, before, answer)
          .isEqualTo(free);
      if (answer instanceof BookingAnswer.Done done) {
        slow.all.put(done.booking().id(), done.booking());
      } else {
        refused++;
      }
    }
    assertThat(refused).as("taken time was tried with seed %d", seed).isPositive();
    var kept = clinic.asClinician(() -> known.stream().map(id -> diary.find(id).get()).toList());
    assertThat(kept).containsExactlyInAnyOrderElementsOf(slow.all.values());
  }

  /** What the model says: what stands may move onto free time, what fell may stand again on it. */
  private static boolean expected(Slow slow, Try one, Booking before) {
    if (before == null) {
      return slow.isFree(null, one.patient(), one.wish().place(), one.wish().slot());
    }
    return switch (one.what()) {
      case 5, 6, 7 ->
          (before.place().equals(one.wish().place()) && before.slot().equals(one.wish().slot()))
              || (before.stands()
                  && slow.isFree(
                      before.id(), before.patientId(), one.wish().place(), one.wish().slot()));
      case 8 -> true;
      default ->
          before.stands()
              || slow.isFree(before.id(), before.patientId(), before.place(), before.slot());
    };
  }

  @Test
  void fourClerksAtOncePromiseNobodyTwice() throws Exception {
    fourAtOnce(7, 40);
  }

  @Tag("drill")
  @Test
  void fourClerksAtOncePromiseNobodyTwiceForLong() throws Exception {
    for (long seed = 200; seed < 205; seed++) {
      fourAtOnce(seed, 150);
      house = clinic.asClinician(() -> TwoClinics.open(beans));
    }
  }

  private void fourAtOnce(long seed, int tries) throws Exception {
    var known = java.util.Collections.synchronizedList(new ArrayList<UUID>());
    var answers = new ArrayList<Future<List<BookingAnswer>>>();
    try (var clerks = Executors.newFixedThreadPool(CLERKS)) {
      for (int clerk = 0; clerk < CLERKS; clerk++) {
        var random = new Random(seed * CLERKS + clerk);
        Callable<List<BookingAnswer>> work =
            () -> {
              var given = new ArrayList<BookingAnswer>();
              for (int n = 0; n < tries; n++) {
                var one = any(random);
                given.add(clinic.asClinician(() -> make(one, known)));
              }
              return given;
            };
        answers.add(clerks.submit(work));
      }
    }
    var given = new ArrayList<BookingAnswer>();
    for (var clerk : answers) {
      given.addAll(clerk.get());
    }
    // Nobody was ended by the database, and both answers were given.
    assertThat(given).hasSize(CLERKS * tries);
    assertThat(given).anyMatch(BookingAnswer.Done.class::isInstance);
    assertThat(given).anyMatch(BookingAnswer.Taken.class::isInstance);
    var all = clinic.asClinician(() -> known.stream().map(id -> diary.find(id).get()).toList());
    for (var one : all.stream().filter(Booking::stands).toList()) {
      var slow = new Slow();
      all.forEach(b -> slow.all.put(b.id(), b));
      assertThat(slow.isFree(one.id(), one.patientId(), one.place(), one.slot()))
          .as("seed %d: promised once: %s", seed, one)
          .isTrue();
    }
    assertThat(all.stream().map(b -> b.slot().from()).distinct().count())
        .as("times in the nights of the change")
        .isGreaterThan(5);
  }
}
