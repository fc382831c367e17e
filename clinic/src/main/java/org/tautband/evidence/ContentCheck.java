package org.tautband.evidence;

import java.util.List;
import java.util.Map;

/** Everything a row must hold beyond its columns. */
final class ContentCheck {
  private ContentCheck() {}

  static List<ContentProblem> problems(
      Schema schema, Map<String, List<Row>> tables, Map<String, byte[]> bytes) {
    return List.of();
  }
}
