package org.tautband.clinics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.clinics.OpeningHours.Opening;

/** Due times run while the clinic is open. */
class OpenTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final OpenTime WEEK = new OpenTime(week(), BERLIN);

  /** Monday to Friday 8 to 12 and 13 to 18. */
  private static OpeningHours week() {
    var openings = new ArrayList<Opening>();
    for (var day : List.of(DayOfWeek.values()).subList(0, 5)) {
      openings.add(new Opening(day, LocalTime.of(8, 0), LocalTime.of(12, 0)));
      openings.add(new Opening(day, LocalTime.of(13, 0), LocalTime.of(18, 0)));
    }
    return new OpeningHours(openings);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T09:00, 2026-11-27T14:00", // over lunch
    "2026-11-27T16:00, 2026-11-30T10:00", // over the weekend
    "2026-11-27T22:00, 2026-11-30T12:00",
    "2026-11-28T10:00, 2026-11-30T12:00",
    "2026-11-30T08:00, 2026-11-30T12:00",
    "2026-03-27T17:00, 2026-03-30T11:00", // the clocks go forward on Sunday
  })
  void fourOpenHours(String from, String then) {
    assertThat(WEEK.after(at(from), Duration.ofHours(4))).isEqualTo(at(then));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T09:00, 2026-11-27T10:00",
    "2026-11-27T11:30, 2026-11-27T13:00",
    "2026-11-27T17:30, 2026-11-30T08:00",
    "2026-11-28T03:00, 2026-11-30T08:00",
    "2026-11-30T07:30, 2026-11-30T08:30",
  })
  void soonIsOneHourOrTheNextOpening(String from, String then) {
    assertThat(WEEK.soon(at(from))).isEqualTo(at(then));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T09:00, 2026-11-27T18:00",
    "2026-11-27T18:00, 2026-11-30T18:00",
    "2026-11-28T09:00, 2026-11-30T18:00",
  })
  void theDayEndsWhenTheClinicCloses(String from, String then) {
    assertThat(WEEK.endOfDay(at(from))).isEqualTo(at(then));
  }

  @Test
  void withoutHoursItIsAlwaysOpen() {
    var always = new OpenTime(new OpeningHours(List.of()), BERLIN);
    var from = at("2026-11-28T10:00");
    assertThat(always.after(from, Duration.ofHours(4))).isEqualTo(at("2026-11-28T14:00"));
    assertThat(always.soon(from)).isEqualTo(at("2026-11-28T11:00"));
    assertThat(always.endOfDay(from)).isEqualTo(at("2026-11-29T00:00"));
  }

  /** Minute by minute, over both changes of the clocks. */
  @Test
  void itAgreesWithCountingMinutes() {
    var random = new Random(5);
    for (int i = 0; i < 200; i++) {
      var from = at("2026-03-20T00:00").plusSeconds(60L * random.nextInt(60 * 24 * 230));
      int minutes = 1 + random.nextInt(900);
      var at = from;
      for (int left = minutes; left > 0; at = at.plusSeconds(60)) {
        if (week().includes(at.atZone(BERLIN).toLocalDateTime())) left--;
      }
      assertThat(WEEK.after(from, Duration.ofMinutes(minutes))).as("from %s", from).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T10:00, 2026-11-27T09:00", // within a morning
    "2026-11-27T13:30, 2026-11-27T11:30", // over lunch
    "2026-11-30T08:20, 2026-11-27T17:20", // over the weekend
    "2026-11-29T12:00, 2026-11-27T17:00", // while closed
  })
  void anHourToSpareIsCountedBackwardsInOpenHours(String to, String last) {
    assertThat(WEEK.before(at(to), Duration.ofHours(1))).isEqualTo(at(last));
  }

  @Test
  void theHourThatComesTwiceIsOpenTwice() {
    var night =
        new OpenTime(
            new OpeningHours(
                List.of(new Opening(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(3, 0)))),
            BERLIN);
    var opens = Instant.parse("2026-10-24T23:00:00Z");
    var closes = Instant.parse("2026-10-25T02:00:00Z");
    assertThat(night.after(opens, Duration.ofHours(3))).isEqualTo(closes);
    assertThat(night.before(closes, Duration.ofHours(3))).isEqualTo(opens);
  }
}
