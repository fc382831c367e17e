package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.access.PublicForms.Opened;

class PublicFormsTest extends ClinicTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
  @Autowired PublicForms forms;

  private Opened after(Duration age) {
    return forms.opened("ask", forms.token("ask", Instant.now().minus(age)));
  }

  @Test
  void aTokenIsGoodFromThreeSecondsToADay() {
    assertThat(after(Duration.ofSeconds(2))).isInstanceOf(Opened.TooFast.class);
    assertThat(after(Duration.ofSeconds(4))).isInstanceOf(Opened.InTime.class);
    assertThat(after(Duration.ofHours(23))).isInstanceOf(Opened.InTime.class);
    assertThat(after(Duration.ofHours(25))).isInstanceOf(Opened.TooOld.class);
    assertThat(after(Duration.ofDays(-1))).isInstanceOf(Opened.TooFast.class);
  }

  @Test
  void nobodyElseMakesAToken() {
    var token = forms.token("ask");
    assertThat(forms.opened("other", token)).isInstanceOf(Opened.NotOurs.class);
    for (var broken : new String[] {"", "x", "ä", token + "A", token.substring(4), "A" + token}) {
      assertThat(forms.opened("ask", broken)).as(broken).isInstanceOf(Opened.NotOurs.class);
    }
    for (int at = 0; at < token.length() - 1; at++) {
      var other = token.charAt(at) == 'A' ? 'B' : 'A';
      var changed = token.substring(0, at) + other + token.substring(at + 1);
      assertThat(forms.opened("ask", changed)).as("" + at).isInstanceOf(Opened.NotOurs.class);
    }
  }

  @Test
  void anAddressGetsAFewAtOnceAndOneMoreAfterEachPause() {
    var limit = limit(3, 100);
    for (int i = 0; i < 3; i++) {
      assertThat(limit.tryNow("a", NOW)).isZero();
    }
    assertThat(limit.tryNow("a", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(limit.tryNow("b", NOW)).isZero();
    assertThat(limit.tryNow("a", NOW.plusSeconds(119))).isEqualTo(Duration.ofSeconds(1));
    assertThat(limit.tryNow("a", NOW.plusSeconds(120))).isZero();
    assertThat(limit.tryNow("a", NOW.plusSeconds(120))).isPositive();
  }

  @Test
  void aHundredThousandAddressesGetNoMoreThanEverybodyMay() {
    var limit = limit(3, 10);
    int kept = 0;
    for (int i = 0; i < 100_000; i++) {
      kept += limit.tryNow("address " + i, NOW).isZero() ? 1 : 0;
    }
    assertThat(kept).isEqualTo(10);
    assertThat(limit.tryNow("a", NOW.plusSeconds(61))).isZero();
  }

  private static RateLimit limit(int ofAnAddress, int ofEverybody) {
    return new RateLimit(
        new RateLimit.Rate(ofAnAddress, Duration.ofMinutes(2)),
        new RateLimit.Rate(ofEverybody, Duration.ofMinutes(1)));
  }
}
