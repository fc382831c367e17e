package org.tautband.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything a row must hold beyond its columns, in the order a reader would mend it. */
final class ContentCheck {
  private final Schema schema;
  private final Map<String, List<Row>> tables;
  private final List<ContentProblem> problems = new ArrayList<>();

  private ContentCheck(Schema schema, Map<String, List<Row>> tables) {
    this.schema = schema;
    this.tables = tables;
  }

  static List<ContentProblem> problems(
      Schema schema, Map<String, List<Row>> tables, Map<String, byte[]> bytes) {
    ContentCheck check = new ContentCheck(schema, tables);
    References references = new References(schema, tables);
    tables.forEach(
        (file, rows) -> {
          RowCheck rowCheck = new RowCheck(schema.table(file), references, check);
          rows.forEach(rowCheck::check);
        });
    if (check.problems.isEmpty()) { // the meaning rests on vocabularies and references
      new ScreeningCheck(check).check();
      new EvidenceCheck(check).check();
      new AtlasCheck(check)
          .check(Objects.requireNonNull(bytes.get("atlas/atlas.json"), "atlas/atlas.json"));
      new IdCheck(check).check();
      if (check.problems.isEmpty()) new WordsCheck(check).check();
    }
    return check.problems;
  }

  List<Row> rows(String file) {
    return tables.getOrDefault(file, List.of());
  }

  Map<String, List<Row>> tables() {
    return tables;
  }

  Schema schema() {
    return schema;
  }

  void that(boolean holds, Row row, String otherwise) {
    if (!holds) {
      problems.add(new ContentProblem("content/" + row.file(), row.line(), otherwise));
    }
  }

  void that(boolean holds, String file, String otherwise) {
    if (!holds) {
      problems.add(new ContentProblem("content/" + file, 1, otherwise));
    }
  }
}
