package org.tautband.clinics;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** When the clinic is open, in its own zone; a day may have several openings, or none. */
public record OpeningHours(List<Opening> openings) {

  /** One opening of a day; {@code until} is after {@code from} on the same day. */
  public record Opening(DayOfWeek day, LocalTime from, LocalTime until) {
    public Opening {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException(
            "an opening ends after it begins: " + from + " " + until);
      }
    }
  }

  public OpeningHours {
    openings = List.copyOf(openings);
  }

  /** Whether the clinic is open at that local time. */
  public boolean includes(LocalDateTime at) {
    return openings.stream()
        .anyMatch(
            o ->
                o.day() == at.getDayOfWeek()
                    && !at.toLocalTime().isBefore(o.from())
                    && at.toLocalTime().isBefore(o.until()));
  }

  /** For people: "Monday 08:00 to 12:00, Monday 13:00 to 18:00". Empty when nothing is set. */
  public String inWords() {
    return openings.stream()
        .map(
            o ->
                o.day().getDisplayName(TextStyle.FULL, Locale.UK)
                    + " "
                    + o.from()
                    + " to "
                    + o.until())
        .collect(joining(", "));
  }
}
