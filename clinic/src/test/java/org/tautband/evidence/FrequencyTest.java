package org.tautband.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rows print becomes the counts a patient reads: worked out by hand from the papers. */
class FrequencyTest {
  private static final Content CONTENT = Content.load();

  private static Rate rate(String id) {
    return CONTENT.rates().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "AE001, 100, 19",
    "AE017, 100, 37",
    "AE003, 100, 8",
    "AE006, 100, 2",
    "AE003, 1000, 76",
    "AE004, 1000, 47",
    "AE073, 100, 15",
    "AE072, 10000, 3",
    "AE093, 10000, 95",
    "AE094, 10000, 11",
    "AE096, 10000, 1",
    "AE099, 10000, 6",
    "AE100, 10000, 6"
  })
  void aWholeNumberOutOfAsMany(String id, int outOf, int expected) {
    assertThat(Frequency.whole(rate(id), outOf)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "AE021, 10000, 6 to 16",
    "AE072, 10000, 0 to 15",
    "AE093, 10000, 65 to 138",
    "AE094, 10000, 7 to 16",
    "AE096, 10000, 0 to 3"
  })
  void itsIntervalRoundedOutwards(String id, int outOf, String expected) {
    assertThat(Frequency.bounds(rate(id), outOf)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"AE002, 10000, 4"})
  void whatStillFitsWhenNoneWereSeen(String id, int outOf, long expected) {
    assertThat(Frequency.stillFits(rate(id), outOf)).isEqualTo(expected);
  }
}
