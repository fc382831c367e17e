package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Spans of FHIR dates, and what cannot be one. */
class SpanTest {
  @Test
  void aDateCoversWhatItsPrecisionSays() {
    assertSpan("2026", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    assertSpan("2026-02", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");
    assertSpan("2026-02-28", "2026-02-28T00:00:00Z", "2026-03-01T00:00:00Z");
    assertSpan("2026-11-25T10:00:00+01:00", "2026-11-25T09:00:00Z", "2026-11-25T09:00:01Z");
    assertSpan("2026-11-25T10:00:00.25Z", "2026-11-25T10:00:00.250Z", "2026-11-25T10:00:00.260Z");
  }

  private static void assertSpan(String text, String from, String to) {
    assertThat(Span.parse(text)).contains(new Span(Instant.parse(from), Instant.parse(to)));
  }

  @Test
  void whatIsNoDateIsNone() {
    for (var text :
        new String[] {
          "",
          "2026-02-30",
          "26",
          "2026-1-1",
          "2026-13",
          "yesterday",
          "9999-12-31",
          "-999999999",
          "2026-11-25T25:00:00Z",
          "2026-11-25T10:00:00+99:00",
          "99999999999999999999"
        }) {
      assertThat(Span.parse(text)).as(text).isEmpty();
    }
  }

  @Property(tries = 500)
  void noTextBreaksTheParser(@ForAll String text, @ForAll @IntRange(max = 3000) int year) {
    Span.parse(text);
    VersionQuery.timeTest(text);
    VersionQuery.timeTest("ge" + text);
    assertThat(Span.parse("%04d".formatted(year)).isPresent()).isEqualTo(year > 0);
  }
}
