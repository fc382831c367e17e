package org.tautband.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyBackupTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-29T11:00:00Z, 2026-11-29T01:30:00Z",
    "2026-11-29T01:30:00Z, 2026-11-29T01:30:00Z",
    "2026-11-29T01:29:59Z, 2026-11-28T01:30:00Z",
    // The night on which 02:30 does not exist in Berlin, and the one on which it comes twice.
    "2026-03-29T12:00:00Z, 2026-03-29T01:30:00Z",
    "2026-10-25T12:00:00Z, 2026-10-25T00:30:00Z",
  })
  void theNewestNightIsTheOneThatHasCome(Instant now, Instant night) {
    assertThat(NightlyBackup.lastNight(now, LocalTime.of(2, 30), ZoneId.of("Europe/Berlin")))
        .isEqualTo(night);
  }
}
