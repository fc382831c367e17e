package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.clinics.OpeningHours;

class ReplyTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final OpeningHours NONE = new OpeningHours(List.of());

  private static OpeningHours weekdaysWithABreak() {
    return new OpeningHours(
        Stream.of(DayOfWeek.values())
            .filter(day -> day.getValue() <= 5)
            .flatMap(
                day ->
                    Stream.of(
                        new OpeningHours.Opening(day, LocalTime.of(8, 0), LocalTime.of(12, 0)),
                        new OpeningHours.Opening(day, LocalTime.of(13, 0), LocalTime.of(18, 0))))
            .toList());
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:30, 'Wednesday 25 November, 18:00'",
    "2026-11-24T23:59, 'Wednesday 25 November, 18:00'",
    "2026-11-27T10:00, 'Monday 30 November, 18:00'",
    "2026-11-28T10:00, 'Monday 30 November, 18:00'",
    // The clocks go back in the night to Sunday 25 October.
    "2026-10-23T17:00, 'Monday 26 October, 18:00'"
  })
  void anAnswerIsPromisedForWhenTheNextWorkingDayEnds(String received, String promised) {
    var times = new ReplyTime(weekdaysWithABreak(), BERLIN);
    assertThat(ReplyTime.inWords(times.promised(at(received)), BERLIN)).isEqualTo(promised);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:30, the end of Wednesday 25 November",
    "2026-11-27T09:30, the end of Monday 30 November"
  })
  void withoutHoursWeekendsAreLeftOut(String received, String promised) {
    var times = new ReplyTime(NONE, BERLIN);
    assertThat(ReplyTime.inWords(times.promised(at(received)), BERLIN)).isEqualTo(promised);
  }

  @Test
  void aClinicOpenOnOneDayPromisesThatDay() {
    var hours =
        new OpeningHours(
            List.of(
                new OpeningHours.Opening(
                    DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(12, 0))));
    var times = new ReplyTime(hours, BERLIN);
    assertThat(times.promised(at("2026-11-24T10:00"))).isEqualTo(at("2026-12-01T12:00"));
    assertThat(times.urgent(at("2026-11-24T12:00"))).isEqualTo(at("2026-12-01T09:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:30, 2026-11-24T10:30",
    "2026-11-24T11:30, 2026-11-24T13:00",
    "2026-11-24T12:10, 2026-11-24T13:10",
    "2026-11-24T07:00, 2026-11-24T08:00",
    "2026-11-24T17:30, 2026-11-25T08:00",
    "2026-11-27T20:00, 2026-11-30T08:00"
  })
  void urgentSignsAreReadWithinAnOpenHourOrWhenTheClinicOpens(String received, String by) {
    var times = new ReplyTime(weekdaysWithABreak(), BERLIN);
    assertThat(times.urgent(at(received))).isEqualTo(at(by));
    var unknown = new ReplyTime(NONE, BERLIN);
    assertThat(unknown.urgent(at(received))).isEqualTo(at(received).plusSeconds(3600));
  }
}
