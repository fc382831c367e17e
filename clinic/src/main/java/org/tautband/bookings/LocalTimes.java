package org.tautband.bookings;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tautband.clinics.OpeningHours;

/** What the clock on a clinic's wall means, also in the nights when it is put back or forward. */
public final class LocalTimes {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
  private final ZoneId zone;

  public LocalTimes(ZoneId zone) {
    this.zone = zone;
  }

  public ZoneId zone() {
    return zone;
  }

  /** What a time on the wall means. */
  public sealed interface Meaning {
    record Once(Instant at) implements Meaning {}

    /** The clock jumps over it: it goes from {@code last} to {@code next}. */
    record Never(LocalTime last, LocalTime next) implements Meaning {}

    /** The clock is put back and shows it twice. */
    record Twice(Instant first, Instant second) implements Meaning {}
  }

  public Meaning meaning(LocalDateTime local) {
    var offsets = zone.getRules().getValidOffsets(local);
    return switch (offsets.size()) {
      case 0 -> {
        var jump = zone.getRules().getTransition(local);
        yield new Meaning.Never(
            jump.getDateTimeBefore().toLocalTime(), jump.getDateTimeAfter().toLocalTime());
      }
      case 1 -> new Meaning.Once(local.toInstant(offsets.getFirst()));
      default ->
          new Meaning.Twice(
              local.toInstant(offsets.getFirst()), local.toInstant(offsets.getLast()));
    };
  }

  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** From midnight to midnight: 23, 24 or 25 hours. */
  public Slot day(LocalDate date) {
    return new Slot(
        date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** When these hours are open on that day, joined and in order. */
  List<Slot> open(LocalDate date, OpeningHours hours) {
    DayOfWeek day = date.getDayOfWeek();
    return Slot.joined(
        hours.openings().stream()
            .filter(o -> o.day() == day)
            .flatMap(o -> stretch(date.atTime(o.from()), date.atTime(o.until())))
            .toList());
  }

  /** Nothing is left of an opening that lies wholly within the hour the clock jumps over. */
  private Stream<Slot> stretch(LocalDateTime from, LocalDateTime until) {
    var opens = from.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    var closes = until.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    return opens.isBefore(closes) ? Stream.of(new Slot(opens, closes)) : Stream.of();
  }

  /** "09:20"; in the hour that comes twice "02:30, the first" or "02:30, the second". */
  public String time(Instant instant) {
    var local = instant.atZone(zone);
    var words = TIME.format(local);
    return switch (meaning(local.toLocalDateTime())) {
      case Meaning.Twice(Instant first, Instant second) ->
          words + (instant.equals(first) ? ", the first" : ", the second");
      case Meaning.Once once -> words;
      case Meaning.Never never -> words;
    };
  }

  /** "09:20 to 10:00". */
  public String times(Slot slot) {
    return time(slot.from()) + " to " + time(slot.until());
  }

  /** "Tuesday 24 November 2026". */
  public String weekday(Instant instant) {
    return DAY.format(instant.atZone(zone));
  }

  /** "Tuesday 24 November 2026, 09:20 to 10:00". */
  public String inWords(Slot slot) {
    return weekday(slot.from()) + ", " + times(slot);
  }
}
