package org.tautband.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From lines of cells to named cells; wrong columns stop here, the rest would only stumble. */
final class Tables {
  private Tables() {}

  static List<Row> read(
      String file, Schema.Table table, byte[] bytes, List<ContentProblem> problems) {
    List<Csv.Line> lines = Csv.read(file, bytes);
    List<Row> rows = new ArrayList<>();
    if (lines.isEmpty() || !lines.getFirst().cells().equals(table.columns())) {
      problems.add(
          problem(file, 1, "the columns are not those of schema.json: " + table.columns()));
      return rows;
    }
    for (Csv.Line line : lines.subList(1, lines.size())) {
      if (line.cells().size() != table.columns().size()) {
        String found = line.cells().size() + " cells, " + table.columns().size() + " columns";
        problems.add(problem(file, line.number(), found));
        continue;
      }
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < line.cells().size(); i++) {
        cells.put(table.columns().get(i), line.cells().get(i));
      }
      rows.add(new Row(file, line.number(), Map.copyOf(cells)));
    }
    return List.copyOf(rows);
  }

  private static ContentProblem problem(String file, int line, String reason) {
    return new ContentProblem("content/" + file, line, reason);
  }
}
