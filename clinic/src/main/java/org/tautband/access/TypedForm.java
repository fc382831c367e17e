package org.tautband.access;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people typed into a form, field by field, and keeps what is wrong with it. Text comes
 * back in composed form (NFC) without white space around it; nothing else about it is changed
 * silently.
 */
public final class TypedForm {
  private static final int MARKS_IN_A_ROW = 8;
  private final List<FieldProblem> problems = new ArrayList<>();

  /** What was found wrong so far, in the order of reading. */
  public List<FieldProblem> problems() {
    return List.copyOf(problems);
  }

  public boolean isGood() {
    return problems.isEmpty();
  }

  /** Adds a problem found elsewhere. */
  public void refuse(String field, String message) {
    problems.add(new FieldProblem(field, message));
  }

  /** One line of text, or an empty string. */
  public String line(String field, String label, @Nullable String typed, int longest) {
    return checked(field, label, typed, longest, false);
  }

  /** One line that must not be empty. */
  public String needed(String field, String label, @Nullable String typed, int longest) {
    var text = line(field, label, typed, longest);
    if (text.isEmpty() && isBlank(typed)) {
      refuse(field, label + " is missing. Type it in.");
    }
    return text;
  }

  /** Text of several lines, or an empty string. */
  public String lines(String field, String label, @Nullable String typed, int longest) {
    return checked(field, label, typed, longest, true);
  }

  /** A whole number within limits; the lower one when it was refused. */
  public int whole(String field, String label, @Nullable String typed, int least, int most) {
    var text = typed == null ? "" : typed.strip();
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls to the message
    }
    refuse(field, label + ": type a whole number from " + least + " to " + most + ".");
    return least;
  }

  /** One of a closed set, by its name. */
  public <E extends Enum<E>> Optional<E> choice(
      String field, String label, @Nullable String typed, Class<E> of) {
    for (E value : of.getEnumConstants()) {
      if (value.name().equals(typed)) {
        return Optional.of(value);
      }
    }
    refuse(field, label + " is missing. Choose one.");
    return Optional.empty();
  }

  /** A date typed as three numbers; null when nothing was typed or when it was refused. */
  public @Nullable LocalDate date(String field, String label, DateTyped typed) {
    if (typed.isEmpty()) {
      return null;
    }
    var day = number(typed.day());
    var month = number(typed.month());
    var year = number(typed.year());
    if (day == null || month == null || year == null) {
      refuse(field, label + ": type day, month and year in numbers, for example 24 11 2026.");
      return null;
    }
    if (year < 1000 || year > 9999) {
      refuse(field, label + ": type the year with four digits.");
      return null;
    }
    if (month < 1 || month > 12) {
      refuse(field, label + ": the month is a number from 1 to 12.");
      return null;
    }
    int last = YearMonth.of(year, month).lengthOfMonth();
    if (day < 1 || day > last) {
      var name = Month.of(month).getDisplayName(TextStyle.FULL, Locale.UK);
      refuse(field, label + ": " + name + " " + year + " has the days 1 to " + last + ".");
      return null;
    }
    return LocalDate.of(year, month, day);
  }

  /** A date that must be there. */
  public @Nullable LocalDate neededDate(String field, String label, DateTyped typed) {
    if (typed.isEmpty()) {
      refuse(field, label + " is missing. Type day, month and year.");
    }
    return date(field, label, typed);
  }

  /** Day, month and year as typed. */
  public record DateTyped(@Nullable String day, @Nullable String month, @Nullable String year) {
    public static final DateTyped NOTHING = new DateTyped("", "", "");

    /** How a date stands in the three fields. */
    public static DateTyped of(@Nullable LocalDate date) {
      return date == null
          ? NOTHING
          : new DateTyped(
              String.valueOf(date.getDayOfMonth()),
              String.valueOf(date.getMonthValue()),
              String.valueOf(date.getYear()));
    }

    public boolean isEmpty() {
      return isBlank(day) && isBlank(month) && isBlank(year);
    }
  }

  private String checked(
      String field, String label, @Nullable String typed, int longest, boolean severalLines) {
    var text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
    var fault = fault(text, severalLines);
    if (fault.isPresent()) {
      refuse(field, label + " " + fault.get());
      return "";
    }
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      refuse(
          field,
          label + " has " + length + " characters; at most " + longest + " fit. Shorten it.");
      return "";
    }
    return text;
  }

  /** What cannot stand in a record: it would be invisible, reorder its neighbours, or break it. */
  private static Optional<String> fault(String text, boolean severalLines) {
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      marks = isMark(c) ? marks + 1 : 0;
      if (marks > MARKS_IN_A_ROW) {
        return Optional.of("stacks too many accents on one letter. Type it again.");
      }
      if (c == '\n' || c == '\t') {
        if (!severalLines) {
          return Optional.of("must stand on one line. Remove the line break or tab.");
        }
      } else if (reorders(c)) {
        return Optional.of(
            "contains an invisible sign that turns text around. Type it again by hand.");
      } else if (!printable(c)) {
        return Optional.of("contains a control character. Type it again by hand.");
      }
    }
    return Optional.empty();
  }

  /** Embeddings, overrides and isolates; marks such as LRM, which some names need, are kept. */
  private static boolean reorders(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean printable(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && (c & 0xFFFE) != 0xFFFE
        && !(c >= 0xFDD0 && c <= 0xFDEF);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable Integer number(@Nullable String typed) {
    if (typed == null || !typed.strip().matches("\\d{1,4}")) {
      return null;
    }
    return Integer.valueOf(typed.strip());
  }
}
