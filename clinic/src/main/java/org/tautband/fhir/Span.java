package org.tautband.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The time a FHIR date covers: {@code 2026} the whole year, {@code 2026-11-25} the day in UTC, an
 * instant the second or fraction it names.
 *
 * @param from first instant covered
 * @param to first instant no longer covered; {@link Instant#MAX} never occurs, an open period ends
 *     in the year 9999
 */
record Span(Instant from, Instant to) {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** The span of a dateTime, date, instant or Period element; empty when there is none. */
  static Optional<Span> of(JsonNode element) {
    if (element.isString()) {
      return parse(element.asString());
    }
    if (!element.isObject()) {
      return Optional.empty();
    }
    var start = parse(element.path("start").asString(""));
    var end = parse(element.path("end").asString(""));
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Span(start.map(Span::from).orElse(EARLIEST), end.map(Span::to).orElse(LATEST)));
  }

  /** The span of a date as FHIR writes it; empty when it is none. */
  static Optional<Span> parse(String text) {
    try {
      return switch (text.length()) {
        case 4 -> days(Year.parse(text).atDay(1), ChronoUnit.YEARS);
        case 7 -> days(YearMonth.parse(text).atDay(1), ChronoUnit.MONTHS);
        case 10 -> days(LocalDate.parse(text), ChronoUnit.DAYS);
        default -> instant(text);
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Span> days(LocalDate first, ChronoUnit unit) {
    return within(
        first.atStartOfDay().toInstant(ZoneOffset.UTC),
        first.plus(1, unit).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private static Optional<Span> instant(String text) {
    if (text.length() < 16 || text.indexOf('T') != 10) {
      return Optional.empty();
    }
    boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
    var from =
        zoned
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    from = from.truncatedTo(ChronoUnit.MICROS);
    int dot = text.indexOf('.');
    long fractionDigits =
        dot < 0 ? 0 : text.substring(dot + 1).chars().takeWhile(c -> c >= '0' && c <= '9').count();
    long micros = 1;
    for (long i = Math.min(fractionDigits, 6); i < 6; i++) {
      micros *= 10;
    }
    return within(from, from.plus(micros, ChronoUnit.MICROS));
  }

  private static Optional<Span> within(Instant from, Instant to) {
    return from.isBefore(EARLIEST) || to.isAfter(LATEST)
        ? Optional.empty()
        : Optional.of(new Span(from, to));
  }
}
