package org.tautband.needling;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something unwelcome that was recorded all the same.
 *
 * @param about id of the entry it is about, or empty for the whole session
 */
public record Concern(String code, String about, String sentence, Instant at) {
  /**
   * As the record keeps them: the first of each code about the same, in the order they are read.
   */
  static List<Concern> once(List<Concern> concerns) {
    Map<String, Concern> first = new LinkedHashMap<>();
    concerns.forEach(c -> first.putIfAbsent(c.code() + " " + c.about(), c));
    return first.values().stream()
        .sorted(
            Comparator.comparing(Concern::at)
                .thenComparing(Concern::code)
                .thenComparing(Concern::about))
        .toList();
  }
}
