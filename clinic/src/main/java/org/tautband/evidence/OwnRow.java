package org.tautband.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row that a clinic put in place of one of the files, or beside them.
 *
 * @param file path below {@code content/}
 * @param id what its key column holds
 * @param cells every column of its file; an empty cell is an empty string
 */
record OwnRow(String file, String id, Map<String, String> cells) {
  /** A row that stands in no file has no line there. */
  static final int NO_LINE = 0;

  OwnRow {
    cells = Map.copyOf(cells);
  }

  /** In the place of the row with its id, else at the end. */
  void putInto(Map<String, List<Row>> tables, String keyColumn) {
    tables.computeIfPresent(
        file,
        (name, rows) -> {
          List<Row> with = new ArrayList<>(rows);
          for (int i = 0; i < with.size(); i++) {
            if (with.get(i).text(keyColumn).equals(id)) {
              with.set(i, new Row(file, with.get(i).line(), cells));
              return List.copyOf(with);
            }
          }
          with.add(new Row(file, NO_LINE, cells));
          return List.copyOf(with);
        });
  }

  /** For a hash: the same row, the same text. */
  String inOrder() {
    return file + '\n' + new TreeMap<>(cells);
  }
}
