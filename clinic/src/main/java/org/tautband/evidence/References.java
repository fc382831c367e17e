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
    collect("body_group", tables.get("atlas/body_groups.csv"), "id");
    collect("body_group_or_any", tables.get("atlas/body_groups.csv"), "id");
    ids.get("body_group_or_any").add("any");
    collect("base_region", tables.get("atlas/regions.csv"), "base_id");
    collect("muscle", tables.get("atlas/atlas.csv"), "id");
    collect("muscle_name", tables.get("atlas/muscle_map.csv"), "name");
    collect("precaution", tables.get("screening/precautions.csv"), "id");
    collect("question", tables.get("screening/precautions.csv"), "question_id");
    collect("source", tables.get("sources/sources.csv"), "key");
    ids.put("condition", Set.copyOf(schema.conditions()));
    ids.put("option", Set.copyOf(schema.options()));
    Set<String> rows = new HashSet<>();
    tables.forEach(
        (file, table) -> table.forEach(row -> rows.add(row.text(schema.tables().get(file).key()))));
    ids.put("row", rows);
    tables
        .get("sources/sources.csv")
        .forEach(row -> readBySource.put(row.text("key"), row.text("read")));
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
