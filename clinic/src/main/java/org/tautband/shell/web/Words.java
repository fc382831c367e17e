package org.tautband.shell.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Dates and numbers as staff read them; templates call it {@code #tb}. Instants are shown in the
 * clinic's zone, which the request carries.
 */
final class Words {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private final Clock clock;

  Words(Clock clock) {
    this.clock = clock;
  }

  /** For example "24 Nov 2026". */
  public String date(@Nullable LocalDate date) {
    return date == null ? "" : DATE.format(date);
  }

  /** The day of an instant, for example "24 Nov 2026". */
  public String day(@Nullable Instant instant) {
    return instant == null ? "" : DATE.format(instant.atZone(zone()));
  }

  /** For example "Tuesday 24 November". */
  public String weekday(Instant instant) {
    return DAY.format(instant.atZone(zone()));
  }

  /** For example "09:41". */
  public String time(@Nullable Instant instant) {
    return instant == null ? "" : TIME.format(instant.atZone(zone()));
  }

  /** For example "24 Nov 2026, 09:41". */
  public String dateTime(@Nullable Instant instant) {
    return instant == null ? "" : day(instant) + ", " + time(instant);
  }

  /** The time alone when it is today, otherwise with its day. */
  public String moment(@Nullable Instant instant) {
    return instant != null && day(instant).equals(day(clock.instant()))
        ? time(instant)
        : dateTime(instant);
  }

  /** What the clock says. */
  public String now() {
    return dateTime(clock.instant());
  }

  /** How long ago, for example "7 minutes ago"; "just now" under one minute. */
  public String ago(Instant instant) {
    var minutes = Duration.between(instant, clock.instant()).toMinutes();
    if (minutes < 1) {
      return "just now";
    }
    if (minutes < 120) {
      return count(minutes, "minute") + " ago";
    }
    return minutes < 48 * 60
        ? count(minutes / 60, "hour") + " ago"
        : count(minutes / (24 * 60), "day") + " ago";
  }

  /** A number with its noun, for example "1 needle", "3 needles". */
  public String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static ZoneId zone() {
    return LocaleContextHolder.getTimeZone().toZoneId();
  }
}
