package org.tautband.consent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a text that waits for a decision differs from what would be told now.
 *
 * @param parts headings under which something else would stand
 * @param rows rows of another version, with both: EF005@1, now EF005@2
 */
public record Outdated(List<String> parts, List<String> rows) {
  public Outdated {
    parts = List.copyOf(parts);
    rows = List.copyOf(rows);
  }

  /** Empty when the patient would be told the same. */
  static Optional<Outdated> of(ConsentText offered, ConsentText now) {
    if (now.tellsTheSameAs(offered)) return Optional.empty();
    Map<String, ConsentText.Section> before = new LinkedHashMap<>();
    offered.sections().forEach(section -> before.put(section.heading(), section));
    List<String> parts = new ArrayList<>();
    for (ConsentText.Section section : now.sections()) {
      if (!section.equals(before.remove(section.heading()))) parts.add(section.heading());
    }
    parts.addAll(before.keySet());
    return Optional.of(new Outdated(parts, rows(offered, now)));
  }

  private static List<String> rows(ConsentText offered, ConsentText now) {
    Map<String, String> newest = new LinkedHashMap<>();
    now.rowVersions().forEach(row -> newest.put(ConsentText.rowId(row), row));
    return offered.rowVersions().stream()
        .filter(row -> newest.containsKey(ConsentText.rowId(row)))
        .filter(row -> !row.equals(newest.get(ConsentText.rowId(row))))
        .map(row -> row + ", now " + newest.get(ConsentText.rowId(row)))
        .toList();
  }
}
