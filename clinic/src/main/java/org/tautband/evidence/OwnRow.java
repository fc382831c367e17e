package org.tautband.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row that a clinic put in place of one of the files, or beside them.
 *
 * @param cells every column of its file; an empty cell is an empty string
 */
record OwnRow(RowKind kind, SortedMap<String, String> cells) {
  /** Rows of a clinic's own that stand in no file have a line of their own. */
  private static final int NO_LINE = 0;

  OwnRow(RowKind kind, Map<String, String> cells) {
    this(kind, (SortedMap<String, String>) new TreeMap<>(cells));
  }

  String id() {
    return kind.id(row(NO_LINE));
  }

  Row row(int line) {
    return new Row(kind.file(), line, Map.copyOf(cells));
  }

  /** In the place of the row with its id, else at the end. */
  void putInto(Map<String, List<Row>> tables) {
    tables.computeIfPresent(
        kind.file(),
        (file, rows) -> {
          List<Row> with = new ArrayList<>(rows);
          for (int i = 0; i < with.size(); i++) {
            if (kind.id(with.get(i)).equals(id())) {
              with.set(i, row(with.get(i).line()));
              return List.copyOf(with);
            }
          }
          with.add(row(NO_LINE));
          return List.copyOf(with);
        });
  }
}
