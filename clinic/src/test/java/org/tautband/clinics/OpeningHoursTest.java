package org.tautband.clinics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "||||||| ''",
        "08:00-12:00||||||| Monday 08:00 to 12:00",
        "08:00-12:00|08:00-12:00|||||| Monday and Tuesday 08:00 to 12:00",
        "8:00-12:00,13:00-18:00|8:00-12:00,13:00-18:00|8:00-12:00,13:00-18:00||9:00-10:00|||"
            + " Monday to Wednesday 08:00 to 12:00 and 13:00 to 18:00, Friday 09:00 to 10:00",
        "||||09:00-10:00|09:00-10:00|09:00-10:00| Friday to Sunday 09:00 to 10:00",
      })
  void daysWithTheSameHoursAreToldTogether(
      String mo, String tu, String we, String th, String fr, String sa, String su, String words) {
    var typed = new String[] {mo, tu, we, th, fr, sa, su};
    List<OpeningHours.Opening> openings = new ArrayList<>();
    for (var day : DayOfWeek.values()) {
      var hours = typed[day.ordinal()];
      openings.addAll(OpeningHours.read(day, hours == null ? "" : hours).orElseThrow());
    }
    assertThat(new OpeningHours(openings).inWords()).isEqualTo(words);
  }
}
