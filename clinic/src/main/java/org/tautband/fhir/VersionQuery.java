package org.tautband.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A search over the newest versions of one type. Lists beside each other must all hold; the tests
 * inside one inner list are alternatives.
 *
 * @param ids any of these ids; empty means all
 * @param patients about any of these patients; empty means all
 * @param after only ids after this one, for the next page; empty for the first
 * @param count most resources to hand over
 */
public record VersionQuery(
    String type,
    List<String> ids,
    List<UUID> patients,
    List<List<TimeTest>> dates,
    List<List<CodeTest>> codes,
    List<List<TimeTest>> updated,
    String after,
    int count) {

  /** A code, a system, or both. */
  public record CodeTest(Optional<String> system, Optional<String> code) {}

  /** FHIR's comparison words for times. */
  public enum Comparison {
    EQ,
    NE,
    LT,
    GT,
    GE,
    LE,
    SA,
    EB
  }

  /** A comparison with the time from {@code low} to just before {@code high}. */
  public record TimeTest(Comparison comparison, Instant low, Instant high) {
    /** SQL with the instants of its question marks. */
    record Sql(String text, List<Instant> bounds) {}

    /** For what lasts: {@code from} and {@code to} are columns. Both ends bound the index. */
    Sql period(String from, String to) {
      var within = "(%s >= ? and %s < ? and %s <= ?)".formatted(from, from, to);
      return switch (comparison) {
        case EQ -> new Sql(within, List.of(low, high, high));
        case NE -> new Sql("not " + within, List.of(low, high, high));
        case LT -> new Sql(from + " < ?", List.of(low));
        case GE -> new Sql(to + " > ?", List.of(low));
        case GT -> new Sql(to + " > ?", List.of(high));
        case LE -> new Sql(from + " < ?", List.of(high));
        case SA -> new Sql(from + " >= ?", List.of(high));
        case EB -> new Sql(to + " <= ?", List.of(low));
      };
    }

    /** For a single instant in {@code column}. */
    Sql moment(String column) {
      var within = "(%s >= ? and %s < ?)".formatted(column, column);
      return switch (comparison) {
        case EQ -> new Sql(within, List.of(low, high));
        case NE -> new Sql("not " + within, List.of(low, high));
        case LT, EB -> new Sql(column + " < ?", List.of(low));
        case GE -> new Sql(column + " >= ?", List.of(low));
        case GT, SA -> new Sql(column + " >= ?", List.of(high));
        case LE -> new Sql(column + " < ?", List.of(high));
      };
    }
  }

  /** A time comparison as FHIR writes it, for example {@code ge2026-11-25}; empty if it is none. */
  public static Optional<TimeTest> timeTest(String text) {
    var comparison = Comparison.EQ;
    var date = text;
    if (text.length() > 2 && Character.isLetter(text.charAt(0))) {
      try {
        comparison = Comparison.valueOf(text.substring(0, 2).toUpperCase(java.util.Locale.ROOT));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
      date = text.substring(2);
    }
    var found = comparison;
    return Span.parse(date).map(s -> new TimeTest(found, s.from(), s.to()));
  }
}
