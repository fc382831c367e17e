package org.tautband.patients;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody typed into the patient search, taken apart.
 *
 * @param readings the words, as typed and with neighbours written together ("van den berg")
 * @param numbers dates, phones, identifiers: what a part with digits in it may mean
 */
record Question(List<List<String>> readings, List<Number> numbers) {
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 8;
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,4}\\s*[./\\-]\\s*\\d{1,2}\\s*[./\\-]\\s*\\d{1,4}"
              + "|\\d{1,2}\\.?\\s+\\p{L}{3,9}\\.?\\s+\\d{4}");
  private static final Pattern PHONE = Pattern.compile("[+(]?\\d[\\d\\s()/\\-]{5,}\\d");

  /** A part with digits, and every key that would be a hit. */
  record Number(Set<String> keys) {}

  boolean isEmpty() {
    return numbers.isEmpty() && readings.stream().allMatch(List::isEmpty);
  }

  static Question of(String typed) {
    var text = typed.strip();
    text = text.substring(0, Math.min(LONGEST, text.length()));
    var numbers = new ArrayList<Number>();
    for (Pattern pattern : List.of(DATE, PHONE)) {
      var rest = new StringBuilder();
      var match = pattern.matcher(text);
      while (match.find()) {
        numbers.add(number(match.group()));
        match.appendReplacement(rest, " ");
      }
      text = match.appendTail(rest).toString();
    }
    var names = new StringBuilder();
    for (String part : text.split("[\\s,;]+")) {
      if (part.codePoints().anyMatch(Character::isDigit) || part.contains("@")) {
        numbers.add(number(part));
      } else {
        names.append(part).append(' ');
      }
    }
    return new Question(readings(Spelling.words(names.toString())), List.copyOf(numbers));
  }

  private static Number number(String part) {
    var keys = new LinkedHashSet<String>();
    Numbers.dates(part.replaceAll("\\s+", " ")).forEach(date -> keys.add("b" + date));
    var digits = Numbers.digits(part);
    if (digits.length() == 4 && part.length() == 4) {
      keys.add("y" + digits);
    }
    if (digits.length() >= 4) {
      keys.add("p" + Numbers.phone(part));
    }
    keys.add("i" + Numbers.identifier(part));
    if (part.codePoints().anyMatch(Character::isLetter)) {
      // Some names have digits in them; those of made-up records always do.
      Spelling.words(part).forEach(word -> keys.add("w" + word));
    }
    if (part.contains("@")) {
      keys.add("e" + part.toLowerCase(Locale.ROOT));
    }
    return new Number(keys);
  }

  private static List<List<String>> readings(List<String> words) {
    var some = words.subList(0, Math.min(MOST_WORDS, words.size()));
    var readings = new LinkedHashSet<List<String>>();
    readings.add(List.copyOf(some));
    for (int from = 0; from < some.size(); from++) {
      for (int to = from + 2; to <= Math.min(some.size(), from + 3); to++) {
        var reading = new ArrayList<>(some.subList(0, from));
        reading.addAll(Spelling.words(String.join("", some.subList(from, to))));
        reading.addAll(some.subList(to, some.size()));
        readings.add(List.copyOf(reading));
      }
    }
    return List.copyOf(readings);
  }
}
