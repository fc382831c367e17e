package org.tautband.kernel.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tautband.kernel.count.TallyAgreesWithNaiveModelTest.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tautband.kernel.naive.NaiveCount.Entry;

class TallyTest {
  private final List<NeedleEvent> events = new ArrayList<>();

  private TallyTest add(String device, int sequence, int seen, int needle, String what) {
    int receipt = events.size() + 1;
    events.add(
        event(new Entry("e" + receipt, device, sequence, seen, receipt, what, needle, "", 0)));
    return this;
  }

  private Tally tally() {
    return Tally.of(events);
  }

  @Test
  void takingOverNeedsNoRecount() {
    add("A", 1, 0, 1, "opened").add("A", 2, 0, 1, "in").add("B", 1, 2, 1, "out");
    add("B", 2, 2, 1, "sharps");
    assertThat(tally().hindrances(Set.of(), new OwnCount(1, 1))).isEmpty();
  }

  @Test
  void twoTabletsThatWereApartNeedARecount() {
    add("A", 1, 0, 1, "opened").add("A", 2, 0, 1, "in").add("B", 1, 0, 1, "out");
    assertThat(tally().inPatient()).isEqualTo(1);
    assertThat(tally().hindrances(Set.of())).contains(new Hindrance.RecountRequired(1));
    add("B", 2, 3, 1, "found out").add("B", 3, 3, 1, "sharps");
    assertThat(tally().hindrances(Set.of())).isEmpty();
  }

  @Test
  void aNeedleInThePatientIsNotHiddenByATapOnTheWrongNumber() {
    add("A", 1, 0, 1, "opened").add("A", 2, 0, 1, "in").add("A", 3, 0, 1, "sharps");
    assertThat(tally().inPatient()).isEqualTo(1);
    assertThat(tally().recountRequired()).isTrue();
  }

  @Test
  void oneNumberOpenedOnTwoDevicesIsTwoNeedles() {
    add("A", 1, 0, 1, "opened").add("B", 1, 0, 1, "opened").add("A", 2, 2, 1, "sharps");
    add("A", 3, 3, 1, "found in sharps");
    assertThat(tally().opened()).isEqualTo(2);
    assertThat(tally().hindrances(Set.of(1))).contains(new Hindrance.OpenedNotOnce(1, 2));
  }

  @Test
  void aBrokenNeedleIsInThePatientUntilItsPieceIsOutAndExplained() {
    add("A", 1, 0, 1, "opened").add("A", 2, 0, 1, "in").add("A", 3, 0, 1, "broken");
    assertThat(tally().inPatient()).isEqualTo(1);
    assertThat(tally().allOut(Set.of(1))).isFalse();
    add("A", 4, 0, 1, "piece out");
    assertThat(tally().allOut(Set.of())).isFalse();
    assertThat(tally().allOut(Set.of(1))).isTrue();
    assertThat(tally().hindrances(Set.of(1), new OwnCount(1, 0))).isEmpty();
  }

  @Test
  void aLostNeedleIsSignedOnlyWithItsIncident() {
    add("A", 1, 0, 1, "opened").add("A", 2, 0, 1, "in").add("A", 3, 0, 1, "lost");
    assertThat(tally().hindrances(Set.of()))
        .containsExactly(new Hindrance.NoIncident(1, Whereabouts.LOST));
    assertThat(tally().hindrances(Set.of(1))).isEmpty();
  }

  @Test
  void manyDevicesOnOneNeedleEndInARecountAndNotInALongWait() {
    for (int device = 0; device < 12; device++) {
      for (int sequence = 1; sequence <= 12; sequence++) {
        add("D" + device, sequence, 0, 1, sequence % 2 == 0 ? "out" : "in");
      }
    }
    assertThat(tally().needles().get(1).settled()).isFalse();
  }

  @Test
  void aThousandEventsOfOneDeviceAreCountedAtOnce() {
    add("A", 1, 0, 1, "opened");
    for (int sequence = 2; sequence <= 1001; sequence++) {
      add("A", sequence, 0, 1, sequence % 2 == 0 ? "in" : "out");
    }
    long before = System.nanoTime();
    assertThat(tally().needles().get(1).at()).isEqualTo(Whereabouts.OUT);
    assertThat(System.nanoTime() - before).isLessThan(500_000_000L);
  }
}
