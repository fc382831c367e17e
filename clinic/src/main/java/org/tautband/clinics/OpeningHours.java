package org.tautband.clinics;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When the clinic is open, in its own zone; a day may have several openings, or none. */
public record OpeningHours(List<Opening> openings) {
  private static final DayOfWeek[] DAYS = DayOfWeek.values();
  private static final Pattern TYPED =
      Pattern.compile("(\\d{1,2}):(\\d{2})\\s*(?:-|–|to)\\s*(\\d{1,2}):(\\d{2})");

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

  /**
   * For people, days with the same hours together: "Monday to Friday 08:00 to 12:00 and 13:00 to
   * 18:00, Saturday 08:00 to 12:00". Empty when nothing is set.
   */
  public String inWords() {
    var groups = new ArrayList<String>();
    for (int first = 0; first < DAYS.length; ) {
      String hours = hoursOf(DAYS[first]);
      int last = first;
      while (last + 1 < DAYS.length && hoursOf(DAYS[last + 1]).equals(hours)) last++;
      if (!hours.isEmpty()) groups.add(days(first, last) + " " + hours);
      first = last + 1;
    }
    return String.join(", ", groups);
  }

  private String hoursOf(DayOfWeek day) {
    return openings.stream()
        .filter(o -> o.day() == day)
        .map(o -> o.from() + " to " + o.until())
        .collect(joining(" and "));
  }

  private static String days(int first, int last) {
    String from = DAYS[first].getDisplayName(TextStyle.FULL, Locale.UK);
    String until = DAYS[last].getDisplayName(TextStyle.FULL, Locale.UK);
    return first == last ? from : from + (last == first + 1 ? " and " : " to ") + until;
  }

  /** One day's openings as they are typed: "08:00-12:00, 13:00-18:00"; empty when closed. */
  public String typed(DayOfWeek day) {
    return openings.stream()
        .filter(o -> o.day() == day)
        .map(o -> o.from() + "-" + o.until())
        .collect(joining(", "));
  }

  /** Reads what {@link #typed} writes; empty when it cannot be read. */
  public static Optional<List<Opening>> read(DayOfWeek day, String typed) {
    var found = new ArrayList<Opening>();
    for (String part : typed.isBlank() ? new String[0] : typed.split("[,;]")) {
      var match = TYPED.matcher(part.strip());
      var opening = match.matches() ? opening(day, match) : Optional.<Opening>empty();
      if (opening.isEmpty()) {
        return Optional.empty();
      }
      found.add(opening.get());
    }
    return Optional.of(List.copyOf(found));
  }

  private static Optional<Opening> opening(DayOfWeek day, Matcher match) {
    int[] n = new int[5];
    for (int i = 1; i <= 4; i++) {
      n[i] = Integer.parseInt(match.group(i));
    }
    if (n[1] > 23 || n[2] > 59 || n[3] > 23 || n[4] > 59) {
      return Optional.empty();
    }
    var from = LocalTime.of(n[1], n[2]);
    var until = LocalTime.of(n[3], n[4]);
    return from.isBefore(until) ? Optional.of(new Opening(day, from, until)) : Optional.empty();
  }
}
