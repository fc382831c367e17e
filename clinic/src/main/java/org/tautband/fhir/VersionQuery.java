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
    String sql(String from, String to) {
      return switch (comparison) {
        case EQ -> "(" + from + " >= ? and " + to + " <= ?)";
        case NE -> "not (" + from + " >= ? and " + to + " <= ?)";
        case LT -> from + " < ?";
        case GE -> to + " > ?";
        case GT -> to + " > ?";
        case LE -> from + " < ?";
        case SA -> from + " >= ?";
        case EB -> to + " <= ?";
      };
    }

    List<Instant> bounds() {
      return switch (comparison) {
        case EQ, NE -> List.of(low, high);
        case LT, GE, EB -> List.of(low);
        case GT, LE, SA -> List.of(high);
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
