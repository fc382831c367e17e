package org.tautband.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nerve roots as the atlas writes them: {@code CN XI, C3-C4} or {@code T12-L4}. */
final class Roots {
  /** All there are, from above downwards: cranial nerves, then neck, chest, loin and sacrum. */
  static final List<String> ALL =
      Stream.of(
              Stream.of("CN V", "CN VII", "CN XI"),
              numbered("C", 8),
              numbered("T", 12),
              numbered("L", 5),
              numbered("S", 5))
          .flatMap(codes -> codes)
          .toList();

  private static final Pattern COMMA = Pattern.compile(", *");
  private static final Pattern CRANIAL = Pattern.compile("(?:CN )?([IVX]+)[1-3]?");
  private static final Pattern RANGE = Pattern.compile("([CTLS]\\d+)(?:-([CTLS]\\d+))?");

  private Roots() {}

  /** The codes of a cell; words that name no root, such as "variable", have none. */
  static List<String> of(String cell) {
    List<String> codes = new ArrayList<>();
    for (String part : COMMA.split(cell, -1)) {
      Matcher cranial = CRANIAL.matcher(part);
      Matcher range = RANGE.matcher(part);
      if (cranial.matches()) {
        add("CN " + cranial.group(1), "CN " + cranial.group(1), codes);
      } else if (range.matches()) {
        add(range.group(1), range.group(2) == null ? range.group(1) : range.group(2), codes);
      }
    }
    return List.copyOf(codes);
  }

  private static void add(String first, String last, List<String> codes) {
    int from = ALL.indexOf(first);
    int to = ALL.indexOf(last);
    if (from < 0 || to < from) return;
    ALL.subList(from, to + 1).stream().filter(code -> !codes.contains(code)).forEach(codes::add);
  }

  private static Stream<String> numbered(String letter, int upTo) {
    return IntStream.rangeClosed(1, upTo).mapToObj(number -> letter + number);
  }
}
