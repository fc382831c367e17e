package org.tautband.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sources that disagree. Each side stands by itself with its rows; nothing is averaged. */
public record Conflict(String id, String question, List<Side> sides) {
  /** What one side says, in our words, and the rows it rests on. */
  public record Side(String words, List<String> rowIds) {}

  public Conflict {
    sides = List.copyOf(sides);
  }

  static List<Conflict> all(List<Row> rows) {
    Map<String, Conflict> conflicts = new LinkedHashMap<>();
    for (Row row : rows) {
      Side side = new Side(row.text("words"), row.list("row_ids"));
      conflicts.merge(
          row.text("conflict_id"),
          new Conflict(row.text("conflict_id"), row.text("question"), List.of(side)),
          Conflict::and);
    }
    return List.copyOf(conflicts.values());
  }

  private Conflict and(Conflict other) {
    List<Side> both = new java.util.ArrayList<>(sides);
    both.addAll(other.sides);
    return new Conflict(id, question, both);
  }
}
