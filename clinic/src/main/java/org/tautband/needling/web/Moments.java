package org.tautband.needling.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;

/** A day and a time of day as two fields of a form, in the zone of a clinic. */
final class Moments {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  private Moments() {}

  /** Writes a moment into the fields {@code day} and {@code time}. */
  static void put(Map<String, String> typed, Instant at, ZoneId zone) {
    ZonedDateTime there = at.atZone(zone);
    typed.put("day.day", Integer.toString(there.getDayOfMonth()));
    typed.put("day.month", Integer.toString(there.getMonthValue()));
    typed.put("day.year", Integer.toString(there.getYear()));
    typed.put("time", TIME.format(there));
  }

  /**
   * Reads them; empty when they were refused.
   *
   * @param shown what the fields said at first: typed like that, it keeps its seconds
   */
  static Optional<Instant> read(
      TypedForm form, Map<String, String> typed, ZoneId zone, Instant shown, Instant now) {
    LocalDate day =
        form.neededDate(
            "day",
            "Day it happened",
            new DateTyped(typed.get("day.day"), typed.get("day.month"), typed.get("day.year")));
    if (day == null) return Optional.empty();
    LocalTime time;
    try {
      time = LocalTime.parse(typed.getOrDefault("time", "").strip());
    } catch (DateTimeParseException e) {
      form.refuse("time", "Time: type hours and minutes, for example 09:30.");
      return Optional.empty();
    }
    ZonedDateTime at = day.atTime(time).atZone(zone);
    ZonedDateTime before = shown.atZone(zone);
    if (before.toLocalDate().equals(day) && TIME.format(before).equals(TIME.format(at))) {
      return Optional.of(shown);
    }
    if (at.toInstant().isAfter(now)) {
      form.refuse("day", "What happened was not in the future. Check day and time.");
      return Optional.empty();
    }
    return Optional.of(at.toInstant());
  }

  /** Writes a moment that may be missing into the fields of a day and a time. */
  static void putIfKnown(
      Map<String, String> typed, String day, String time, @Nullable Instant at, ZoneId zone) {
    if (at == null) return;
    ZonedDateTime there = at.atZone(zone);
    typed.put(day + ".day", Integer.toString(there.getDayOfMonth()));
    typed.put(day + ".month", Integer.toString(there.getMonthValue()));
    typed.put(day + ".year", Integer.toString(there.getYear()));
    typed.put(time, TIME.format(there));
  }

  /**
   * Reads it; null when both fields are empty, or were refused.
   *
   * @param shown as above; null when nothing was shown
   */
  static @Nullable Instant readIfTyped(
      TypedForm form,
      Map<String, String> typed,
      String dayField,
      String timeField,
      ZoneId zone,
      @Nullable Instant shown,
      Instant now) {
    DateTyped date =
        new DateTyped(
            typed.get(dayField + ".day"),
            typed.get(dayField + ".month"),
            typed.get(dayField + ".year"));
    String clock = typed.getOrDefault(timeField, "").strip();
    if (date.isEmpty() && clock.isEmpty()) return null;
    LocalDate day = form.neededDate(dayField, "Day the patient was told", date);
    if (day == null) return null;
    LocalTime time;
    try {
      time = LocalTime.parse(clock);
    } catch (DateTimeParseException e) {
      form.refuse(
          timeField, "Time the patient was told: type hours and minutes, for example 09:30.");
      return null;
    }
    Instant at = day.atTime(time).atZone(zone).toInstant();
    if (shown != null && shown.truncatedTo(ChronoUnit.MINUTES).equals(at)) return shown;
    if (at.isAfter(now)) {
      form.refuse(dayField, "The patient was not told in the future. Check day and time.");
      return null;
    }
    return at;
  }
}
