package org.tautband.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IncidentRateTest {
  @Test
  void aRateNamesNumeratorDenominatorAndWilsonsInterval() {
    var rate = new IncidentRate("broken needle", 3, 412);
    assertThat(rate.counted()).isEqualTo("3 of 412");
    assertThat(rate.perThousand()).isEqualTo("7.3 in 1,000");
    // worked out apart from it: 0.002479 to 0.021187
    assertThat(rate.bounds()).isEqualTo("2 to 22 in 1,000");
  }

  @Test
  void noneSeenIsToldWithWhatWouldStillFitAndNeverAsZero() {
    var none = new IncidentRate("broken needle", 0, 300);
    assertThat(none.perThousand()).isEqualTo("none seen");
    assertThat(none.bounds()).isEqualTo("up to 10 in 1,000 would still fit");
    assertThat(new IncidentRate("broken needle", 0, 1).bounds()).startsWith("up to 950 in 1,000");
    assertThat(new IncidentRate("broken needle", 0, 0).bounds()).isEqualTo("nothing can be said");
    assertThatThrownBy(() -> new IncidentRate("broken needle", 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
