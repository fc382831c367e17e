package org.tautband.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Row;
import org.tautband.evidence.Source;
import org.tautband.evidence.Status;

/** The sources of a page, numbered in the order they are first named. */
final class SourceList {
  /**
   * One source of a page.
   *
   * @param reproduced a row that names it was read only as reproduced elsewhere
   */
  record Numbered(int number, Source source, boolean reproduced) {}

  private final Findings findings;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Boolean> reproduced = new LinkedHashMap<>();
  private final Set<String> rows = new LinkedHashSet<>();

  SourceList(Findings findings) {
    this.findings = findings;
  }

  /** The numbers of the sources these rows rest on; our own work has none. */
  List<Integer> numbersOf(List<String> rowIds) {
    List<Integer> found = new ArrayList<>();
    for (String id : rowIds) {
      Row row = findings.row(id).orElse(null);
      if (row == null) continue;
      rows.add(id);
      for (Source source : findings.content().citable(row.sourceKeys())) {
        int number = numbers.computeIfAbsent(source.key(), key -> numbers.size() + 1);
        reproduced.merge(
            source.key(), row.status() == Status.VERIFIED_SECONDARY, Boolean::logicalOr);
        if (!found.contains(number)) found.add(number);
      }
    }
    return found;
  }

  /** Small numbers behind a sentence that lead to its sources; empty when it has none. */
  String marks(List<String> rowIds) {
    List<Integer> found = numbersOf(rowIds);
    return found.isEmpty()
        ? ""
        : found.stream()
            .map(n -> "<a href=\"#source-" + n + "\" aria-label=\"Source " + n + "\">" + n + "</a>")
            .collect(Collectors.joining(" ", "<sup class=\"src\">", "</sup>"));
  }

  /** The rows named so far, in the order they are first named. */
  List<String> rows() {
    return List.copyOf(rows);
  }

  List<Numbered> all() {
    return numbers.entrySet().stream()
        .map(
            e ->
                new Numbered(
                    e.getValue(),
                    findings.content().source(e.getKey()),
                    reproduced.getOrDefault(e.getKey(), false)))
        .toList();
  }

  /** As they stand at the foot of a page. */
  List<Page.Cited> cited() {
    return all().stream()
        .map(
            one ->
                new Page.Cited(
                    one.number(),
                    one.source().citation(),
                    one.source().url(),
                    one.source().readInWords(),
                    one.reproduced()))
        .toList();
  }
}
