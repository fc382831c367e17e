package org.tautband.guide;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a study looked, read from what its row prints. "Short" and its kin count as weeks, "mid" and
 * "long" as half a year; where times are printed, the latest counts. A row that says no time has
 * {@code days} 0 and stands with the early ones.
 *
 * @param days about how long after the start
 */
record FollowUp(int days) {
  /** Three months: what is later answers "how long it lasts". */
  static final int EARLY = 92;

  private static final Pattern TIME =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(hour|day|week|month|year)");
  private static final Pattern LONG = Pattern.compile("\\b(mid|medium|long)\\b");
  private static final Pattern SHORT = Pattern.compile("\\bshort\\b");
  private static final Pattern AT_ONCE =
      Pattern.compile(
          "\\b(immediate|at once|right after|post|after treatment|end of treatment)\\b");

  static FollowUp of(String printed) {
    String text = printed.toLowerCase(Locale.ROOT);
    int days = 0;
    Matcher times = TIME.matcher(text);
    while (times.find()) {
      double number = Double.parseDouble(times.group(1));
      days = Math.max(days, (int) Math.ceil(number * daysIn(times.group(2))));
    }
    if (LONG.matcher(text).find()) days = Math.max(days, 182);
    if (days == 0 && SHORT.matcher(text).find()) days = 42;
    if (days == 0 && AT_ONCE.matcher(text).find()) days = 1;
    if (days == 0 && text.contains("follow-up")) days = 182;
    return new FollowUp(days);
  }

  private static double daysIn(String unit) {
    return switch (unit) {
      case "hour" -> 1.0 / 24;
      case "week" -> 7;
      case "month" -> 30.4;
      case "year" -> 365;
      default -> 1;
    };
  }

  boolean later() {
    return days > EARLY;
  }
}
