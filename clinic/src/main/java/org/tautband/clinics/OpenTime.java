package org.tautband.clinics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Time as a clinic's clock for work runs: only while it is open. A clinic that set no opening hours
 * counts as always open. Public holidays are not known.
 */
public record OpenTime(OpeningHours hours, ZoneId zone) {
  private static final int DAYS = 15;
  private static final Duration SOON = Duration.ofHours(1);

  public static OpenTime of(Clinic clinic) {
    return new OpenTime(clinic.openingHours(), clinic.zone());
  }

  private record Span(Instant opens, Instant closes) {}

  /** When that much open time has passed since then. */
  public Instant after(Instant from, Duration open) {
    if (hours.openings().isEmpty()) return from.plus(open);
    var left = open;
    var at = from;
    while (true) {
      for (var span : spans(at)) {
        var begins = span.opens().isAfter(at) ? span.opens() : at;
        var here = Duration.between(begins, span.closes());
        if (here.compareTo(left) >= 0) return begins.plus(left);
        left = left.minus(here);
      }
      at = at.atZone(zone).toLocalDate().plusDays(DAYS).atStartOfDay(zone).toInstant();
    }
  }

  /** The last instant from which that much open time is left until then. */
  public Instant before(Instant to, Duration open) {
    if (hours.openings().isEmpty()) return to.minus(open);
    var left = open;
    var at = to;
    while (true) {
      var first = at.atZone(zone).toLocalDate().minusDays(DAYS - 1).atStartOfDay(zone).toInstant();
      for (var span : spans(first).reversed()) {
        if (!span.opens().isBefore(at)) continue;
        var ends = span.closes().isBefore(at) ? span.closes() : at;
        var here = Duration.between(span.opens(), ends);
        if (here.compareTo(left) >= 0) return ends.minus(left);
        left = left.minus(here);
      }
      at = first;
    }
  }

  /** One hour later while open; what falls outside the hours is due when the clinic opens next. */
  public Instant soon(Instant from) {
    var due = from.plus(SOON);
    if (hours.openings().isEmpty()
        || spans(from).stream()
            .anyMatch(s -> !due.isBefore(s.opens()) && due.isBefore(s.closes()))) {
      return due;
    }
    return spans(from).stream()
        .map(Span::opens)
        .filter(opens -> opens.isAfter(from))
        .findFirst()
        .orElse(due);
  }

  /** When the clinic closes next for the day; without hours the end of the day. */
  public Instant endOfDay(Instant from) {
    var spans = spans(from);
    if (spans.isEmpty()) {
      return from.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
    var day = spans.getFirst().closes().atZone(zone).toLocalDate();
    return spans.stream()
        .map(Span::closes)
        .filter(closes -> closes.atZone(zone).toLocalDate().equals(day))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** Openings that end after then, in order. */
  private List<Span> spans(Instant from) {
    LocalDate first = from.atZone(zone).toLocalDate();
    return IntStream.range(0, DAYS)
        .mapToObj(first::plusDays)
        .flatMap(
            day ->
                hours.openings().stream()
                    .filter(o -> o.day() == day.getDayOfWeek())
                    .map(
                        o ->
                            new Span(
                                day.atTime(o.from()).atZone(zone).toInstant(),
                                day.atTime(o.until())
                                    .atZone(zone)
                                    .withLaterOffsetAtOverlap()
                                    .toInstant())))
        // Nothing is left of an opening within the hour the clock jumps over.
        .filter(span -> span.closes().isAfter(span.opens()) && span.closes().isAfter(from))
        .sorted(java.util.Comparator.comparing(Span::opens))
        .toList();
  }
}
