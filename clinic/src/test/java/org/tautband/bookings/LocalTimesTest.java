package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tautband.bookings.LocalTimes.Meaning;
import org.tautband.clinics.OpeningHours;

class LocalTimesTest {
  private static final LocalTimes BERLIN = new LocalTimes(ZoneId.of("Europe/Berlin"));
  private static final LocalTimes NEW_YORK = new LocalTimes(ZoneId.of("America/New_York"));
  private static final LocalDate FORWARD = LocalDate.of(2027, 3, 28);
  private static final LocalDate BACK = LocalDate.of(2027, 10, 31);

  @Test
  void anOrdinaryTimeIsOnce() {
    assertThat(BERLIN.meaning(LocalDateTime.of(2027, 1, 5, 9, 20)))
        .isEqualTo(new Meaning.Once(Instant.parse("2027-01-05T08:20:00Z")));
    assertThat(NEW_YORK.meaning(LocalDateTime.of(2027, 1, 5, 9, 20)))
        .isEqualTo(new Meaning.Once(Instant.parse("2027-01-05T14:20:00Z")));
  }

  @Test
  void aTimeTheClockJumpsOverIsNever() {
    assertThat(BERLIN.meaning(FORWARD.atTime(2, 30)))
        .isEqualTo(new Meaning.Never(LocalTime.of(2, 0), LocalTime.of(3, 0)));
    assertThat(BERLIN.meaning(FORWARD.atTime(3, 0)))
        .isEqualTo(new Meaning.Once(Instant.parse("2027-03-28T01:00:00Z")));
  }

  @Test
  void aTimeShownTwiceIsTwiceAndSaidSo() {
    var first = Instant.parse("2027-10-31T00:30:00Z");
    var second = Instant.parse("2027-10-31T01:30:00Z");
    assertThat(BERLIN.meaning(BACK.atTime(2, 30))).isEqualTo(new Meaning.Twice(first, second));
    assertThat(BERLIN.time(first)).isEqualTo("02:30, the first");
    assertThat(BERLIN.time(second)).isEqualTo("02:30, the second");
    assertThat(BERLIN.time(Instant.parse("2027-10-31T02:30:00Z"))).isEqualTo("03:30");
  }

  @Test
  void daysHave23And25Hours() {
    assertThat(BERLIN.day(FORWARD).length()).isEqualTo(Duration.ofHours(23));
    assertThat(BERLIN.day(BACK).length()).isEqualTo(Duration.ofHours(25));
    assertThat(NEW_YORK.day(FORWARD).length()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void hoursOverTheChangeAreAsLongAsTheyAre() {
    var night =
        new OpeningHours(
            List.of(
                new OpeningHours.Opening(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(4, 0)),
                new OpeningHours.Opening(
                    DayOfWeek.SUNDAY, LocalTime.of(4, 0), LocalTime.of(5, 0))));
    assertThat(BERLIN.open(FORWARD, night)).hasSize(1);
    assertThat(BERLIN.open(FORWARD, night).getFirst().length()).isEqualTo(Duration.ofHours(3));
    assertThat(BERLIN.open(BACK, night).getFirst().length()).isEqualTo(Duration.ofHours(5));
    assertThat(BERLIN.open(FORWARD.plusDays(1), night)).isEmpty();
    var lost =
        new OpeningHours(
            List.of(
                new OpeningHours.Opening(
                    DayOfWeek.SUNDAY, LocalTime.of(2, 10), LocalTime.of(2, 50))));
    assertThat(BERLIN.open(BACK, lost).getFirst().length()).isEqualTo(Duration.ofMinutes(100));
  }
}
