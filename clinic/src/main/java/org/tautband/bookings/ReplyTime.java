package org.tautband.bookings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.tautband.clinics.OpeningHours;

/**
 * By when a clinic answers: on its next working day, when it closes; without opening hours by the
 * end of the next day that is no Saturday or Sunday. Public holidays are not known.
 */
final class ReplyTime {
  private static final int DAYS_TO_LOOK_AT = 7;
  private static final Duration URGENT = Duration.ofHours(1);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private final OpeningHours hours;
  private final ZoneId zone;

  ReplyTime(OpeningHours hours, ZoneId zone) {
    this.hours = hours;
    this.zone = zone;
  }

  /** The end of the next working day after the day of {@code received}. */
  Instant promised(Instant received) {
    var day =
        following(received.atZone(zone).toLocalDate())
            .filter(this::works)
            .findFirst()
            .orElseThrow();
    var closes =
        hours.openings().stream()
            .filter(o -> o.day() == day.getDayOfWeek())
            .map(OpeningHours.Opening::until)
            .max(Comparator.naturalOrder());
    return closes
        .map(until -> day.atTime(until).atZone(zone))
        .orElseGet(() -> day.plusDays(1).atStartOfDay(zone))
        .toInstant();
  }

  /**
   * By when somebody reads urgent signs: one open hour later; what falls outside the opening hours
   * is due when the clinic opens next.
   */
  Instant urgent(Instant received) {
    var due = received.atZone(zone).toLocalDateTime().plus(URGENT);
    if (hours.openings().isEmpty() || hours.includes(due)) {
      return received.plus(URGENT);
    }
    var today = received.atZone(zone).toLocalDate();
    return Stream.concat(Stream.of(today), following(today))
        .flatMap(
            day ->
                hours.openings().stream()
                    .filter(o -> o.day() == day.getDayOfWeek())
                    .map(o -> day.atTime(o.from())))
        .filter(opens -> opens.isAfter(received.atZone(zone).toLocalDateTime()))
        .min(Comparator.naturalOrder())
        .orElse(due)
        .atZone(zone)
        .toInstant();
  }

  /** For example "Wednesday 25 November, 18:00", or "the end of Wednesday 25 November". */
  static String inWords(Instant promised, ZoneId zone) {
    var local = promised.atZone(zone);
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? "the end of " + DAY.format(local.minusDays(1))
        : DAY.format(local) + ", " + DateTimeFormatter.ofPattern("HH:mm").format(local);
  }

  private boolean works(LocalDate day) {
    return hours.openings().isEmpty()
        ? day.getDayOfWeek().getValue() <= 5
        : hours.openings().stream().anyMatch(o -> o.day() == day.getDayOfWeek());
  }

  private static Stream<LocalDate> following(LocalDate day) {
    return Stream.iterate(day.plusDays(1), next -> next.plusDays(1)).limit(DAYS_TO_LOOK_AT);
  }
}
