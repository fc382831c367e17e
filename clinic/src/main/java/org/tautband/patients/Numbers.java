package org.tautband.patients;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How dates, phones and identifiers are compared. */
final class Numbers {
  static final int PHONE_DIGITS = 9;
  private static final int FEWEST_DIGITS = 4;
  private static final Pattern DATE =
      Pattern.compile("(\\d{1,4})[./\\- ]+(\\d{1,2}|\\p{L}{3,9})[./\\- ]+(\\d{1,4})");
  private static final Pattern EIGHT = Pattern.compile("\\d{8}");
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));

  private Numbers() {}

  /** Digits of any script as ASCII digits, everything else left out. */
  static String digits(String text) {
    var digits = new StringBuilder();
    text.codePoints().map(c -> Character.digit(c, 10)).filter(d -> d >= 0).forEach(digits::append);
    return digits.toString();
  }

  /**
   * What a phone is compared by: its last digits, so that country codes and zeros do not matter.
   */
  static String phone(String text) {
    var digits = digits(text).replaceFirst("^0+", "");
    return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
  }

  /** Ends of a phone number, so that "…4567" finds it. */
  static Set<String> phoneEnds(String text) {
    var whole = phone(text);
    var ends = new LinkedHashSet<String>();
    for (int n = FEWEST_DIGITS; n <= whole.length(); n++) {
      ends.add(whole.substring(whole.length() - n));
    }
    return ends;
  }

  /** What an identifier is compared by: letters and digits only, without leading zeros. */
  static String identifier(String text) {
    var bare = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(c -> Character.digit(c, 10) >= 0 ? '0' + Character.digit(c, 10) : c)
        .forEach(bare::appendCodePoint);
    return bare.toString().toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }

  /** The dates a text may mean; day and month are tried both ways round, day first. */
  static List<LocalDate> dates(String text) {
    var found = new LinkedHashSet<LocalDate>();
    var typed = text.strip();
    var match = DATE.matcher(typed);
    if (match.matches()) {
      var middle = month(match.group(2));
      int first = Integer.parseInt(match.group(1));
      int last = Integer.parseInt(match.group(3));
      if (match.group(1).length() == 4) {
        add(found, first, middle, last);
      } else if (match.group(3).length() == 4) {
        add(found, last, middle, first);
        add(found, last, first, middle);
      }
    } else if (EIGHT.matcher(typed).matches()) {
      int number = Integer.parseInt(typed);
      add(found, number / 10_000, number / 100 % 100, number % 100);
      add(found, number % 10_000, number / 10_000 % 100, number / 1_000_000);
    }
    return List.copyOf(found);
  }

  private static int month(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    return MONTHS.getOrDefault(text.substring(0, 3).toLowerCase(Locale.ROOT), 0);
  }

  private static void add(Set<LocalDate> to, int year, int month, int day) {
    if (year < 1850 || year > 2200) {
      return;
    }
    try {
      to.add(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      // Not a date this way round.
    }
  }
}
