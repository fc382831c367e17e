package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkTest {
  private static final Instant START = Instant.parse("2026-11-03T09:00:00Z");

  private static Spark.Reading reading(int days, int value) {
    return new Spark.Reading(START.plus(days, ChronoUnit.DAYS), "day " + days, value);
  }

  @Test
  void pointsStandAsFarApartAsTheDaysBetweenThem() {
    var spark = Spark.of("Pain", List.of(reading(0, 7), reading(7, 6), reading(28, 4)), 3, "");
    assertThat(spark.points()).extracting(Spark.Point::x).containsExactly("4.0", "39.5", "146.0");
  }

  @Test
  void aHigherValueStandsHigherAndTheTargetHasItsLine() {
    var spark = Spark.of("Pain", List.of(reading(0, 0), reading(7, 10)), 5, "");
    assertThat(spark.points()).extracting(Spark.Point::y).containsExactly("50.0", "6.0");
    assertThat(spark.targetY()).isEqualTo("28.0");
  }

  @Test
  void wordsNameEveryValueWithItsDayAndJudgeNone() {
    var spark = Spark.of("Pain", List.of(reading(0, 7), reading(7, 4)), null, "");
    assertThat(spark.inWords()).isEqualTo("Pain: 7 on day 0, 4 on day 7.");
    assertThat(spark.since()).isEqualTo("from 7 on day 0");
    assertThat(spark.inWords() + spark.since()).doesNotContainIgnoringCase("better", "improve");
  }

  @Test
  void oneReadingIsAPointAndSeveralAtOneInstantKeepTheirOrder() {
    assertThat(Spark.of("Pain", List.of(reading(0, 7)), null, "").points()).hasSize(1);
    var same = Spark.of("Pain", List.of(reading(0, 7), reading(0, 5)), null, "");
    assertThat(same.points()).extracting(Spark.Point::x).containsExactly("4.0", "146.0");
  }
}
