package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tautband.access.Presence.State;

class PresenceTest {
  private static final Instant SIGNED_IN = Instant.parse("2026-11-29T08:00:00Z");
  private final Presence presence = new Presence(SIGNED_IN, Presence.Step.IN);

  private State after(Duration since) {
    return presence.at(SIGNED_IN.plus(since));
  }

  @Test
  void fiveMinutesWithoutATouchLock() {
    assertThat(after(Duration.ofMinutes(5))).isEqualTo(State.OPEN);
    assertThat(after(Duration.ofMinutes(5).plusMillis(1))).isEqualTo(State.LOCKED);
  }

  @Test
  void aTouchStartsTheFiveMinutesAnew() {
    presence.touch(SIGNED_IN.plusSeconds(299));
    assertThat(after(Duration.ofSeconds(599))).isEqualTo(State.OPEN);
    assertThat(after(Duration.ofSeconds(600))).isEqualTo(State.LOCKED);
  }

  @Test
  void aLockedScreenIsNotOpenedByATouch() {
    assertThat(after(Duration.ofMinutes(6))).isEqualTo(State.LOCKED);
    presence.touch(SIGNED_IN.plus(Duration.ofMinutes(6)));
    assertThat(after(Duration.ofMinutes(6))).isEqualTo(State.LOCKED);
    presence.unlock(SIGNED_IN.plus(Duration.ofMinutes(6)));
    assertThat(after(Duration.ofMinutes(6))).isEqualTo(State.OPEN);
  }

  @Test
  void halfASignInEndsAfterFiveMinutes() {
    var half = new Presence(SIGNED_IN, Presence.Step.CODE);
    assertThat(half.at(SIGNED_IN.plusSeconds(300))).isEqualTo(State.CODE);
    half.letIn(SIGNED_IN.plusSeconds(300));
    assertThat(half.at(SIGNED_IN.plusSeconds(600))).isEqualTo(State.OPEN);
    var slow = new Presence(SIGNED_IN, Presence.Step.SET_UP);
    assertThat(slow.at(SIGNED_IN.plusSeconds(301))).isEqualTo(State.ENDED);
  }

  @Test
  void twelveHoursEndTheLoginHoweverBusy() {
    for (int minute = 0; minute < 12 * 60; minute++) {
      assertThat(after(Duration.ofMinutes(minute))).isEqualTo(State.OPEN);
      presence.touch(SIGNED_IN.plus(Duration.ofMinutes(minute)));
    }
    assertThat(after(Duration.ofHours(12))).isEqualTo(State.ENDED);
  }

  @Test
  void whileANeedleIsInTheEndOnlyLocks() {
    var end = SIGNED_IN.plus(Duration.ofHours(12));
    presence.holdLocked(end);
    assertThat(presence.at(end)).isEqualTo(State.LOCKED);
    presence.unlock(end);
    assertThat(presence.at(end)).isEqualTo(State.OPEN);
    assertThat(presence.at(end.plus(Duration.ofMinutes(30)))).isEqualTo(State.ENDED);
  }
}
