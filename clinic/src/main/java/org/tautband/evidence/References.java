package org.tautband.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a cell may name, by kind. */
final class References {
  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Map<String, String> readBySource = new HashMap<>();

  References(Schema schema, Map<String, List<Row>> tables) {
    collect("body_group", rows(tables, "atlas/body_groups.csv"), "id");
    collect("body_group_or_any", rows(tables, "atlas/body_groups.csv"), "id");
    ids.computeIfAbsent("body_group_or_any", kind -> new HashSet<>()).add("any");
    collect("base_region", rows(tables, "atlas/regions.csv"), "base_id");
    collect("muscle", rows(tables, "atlas/atlas.csv"), "id");
    collect("muscle_name", rows(tables, "atlas/muscle_map.csv"), "name");
    collect("precaution", rows(tables, "screening/precautions.csv"), "id");
    collect("question", rows(tables, "screening/precautions.csv"), "question_id");
    collect("source", rows(tables, "sources/sources.csv"), "key");
    ids.put("condition", Set.copyOf(schema.conditions()));
    ids.put("option", Set.copyOf(schema.options()));
    Set<String> rows = new HashSet<>();
    tables.forEach(
        (file, table) -> table.forEach(row -> rows.add(row.text(schema.table(file).key()))));
    ids.put("row", rows);
    rows(tables, "sources/sources.csv")
        .forEach(row -> readBySource.put(row.text("key"), row.text("read")));
  }

  private static List<Row> rows(Map<String, List<Row>> tables, String file) {
    return tables.getOrDefault(file, List.of());
  }

  private void collect(String kind, List<Row> rows, String column) {
    Set<String> found = new HashSet<>();
    rows.forEach(row -> found.add(row.text(column)));
    ids.put(kind, found);
  }

  boolean names(String kind, String id) {
    Set<String> known = ids.get(kind);
    if (known == null) {
      throw new IllegalStateException("schema.json refers to an unknown kind: " + kind);
    }
    return known.contains(id);
  }

  /** Whether anything of that source was read. */
  boolean wasRead(String sourceKey) {
    return !readBySource.getOrDefault(sourceKey, "no").equals("no");
  }
}
