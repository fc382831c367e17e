package org.tautband.evidence;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What schema.json asks of every row of one file, and what status and sources ask of each other.
 */
final class RowCheck {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final List<String> BOUNDS = List.of("", "<", "<=", ">", ">=");

  private final Schema.Table table;
  private final References references;
  private final ContentCheck check;
  private final Map<String, Integer> seen = new HashMap<>();

  RowCheck(Schema.Table table, References references, ContentCheck check) {
    this.table = table;
    this.references = references;
    this.check = check;
  }

  void check(Row row) {
    String key = row.text(table.key());
    Integer before = seen.putIfAbsent(key, row.line());
    check.that(before == null, row, key + " is there twice, first in line " + before);
    for (String column : table.required()) {
      check.that(!row.text(column).isBlank(), row, column + " is empty");
    }
    for (String column : table.columns()) {
      cell(row, column, row.text(column));
    }
    if (row.file().equals("atlas/atlas.csv")) { // its parts have a status each
      sources(row, "referral_status", "source_keys");
      sources(row, "anatomy_status", "anatomy_source_keys");
      sources(row, "id_status", "id_source_keys");
    } else if (table.columns().contains("source_keys")) {
      sources(row, "status", "source_keys");
    }
    if (table.columns().contains("recalled_fields")) {
      recalled(row);
    }
  }

  private void cell(Row row, String column, String cell) {
    check.that(cell.equals(cell.strip()), row, column + ": space at an end");
    List<String> vocabulary = table.vocabulary().get(column);
    if (vocabulary != null && !cell.isEmpty()) {
      check.that(
          vocabulary.contains(cell), row, column + ": '" + cell + "' is not one of " + vocabulary);
    }
    if (column.endsWith("bound")) {
      check.that(BOUNDS.contains(cell), row, column + ": '" + cell + "' is no bound");
    }
    String kind = table.references().get(column);
    if (kind != null) {
      for (String id : row.list(column)) {
        check.that(
            references.names(kind, id),
            row,
            column + ": unknown " + kind.replace('_', ' ') + " " + id);
      }
    }
    if (table.numbers().contains(column) && !cell.isEmpty()) {
      number(row, column, cell);
    }
  }

  private void number(Row row, String column, String cell) {
    boolean number = NUMBER.matcher(cell).matches();
    check.that(number, row, column + ": '" + cell + "' is not a number");
    if (!number) {
      return;
    }
    BigDecimal value = new BigDecimal(cell);
    if (column.endsWith("_pct")) {
      check.that(
          value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0,
          row,
          column + ": " + cell + " is no percentage");
    }
    String high = column.replace("low", "high");
    if (!high.equals(column)
        && table.columns().contains(high)
        && NUMBER.matcher(row.text(high)).matches()) {
      check.that(
          value.compareTo(new BigDecimal(row.text(high))) <= 0,
          row,
          column + " is above its high end");
    }
  }

  private void sources(Row row, String statusColumn, String keysColumn) {
    String status = row.text(statusColumn);
    List<String> keys = row.list(keysColumn);
    check.that(
        keys.isEmpty() == status.equals("gap"), row, status + " with " + keys.size() + " sources");
    switch (status) {
      case "recalled" ->
          check.that(keys.contains("RECALLED"), row, "recalled without the source RECALLED");
      case "own" -> check.that(keys.contains("OWN"), row, "own without the source OWN");
      case "verified", "verified_secondary" ->
          check.that(
              keys.stream().anyMatch(references::wasRead),
              row,
              status + ", but no source was read");
      default -> {}
    }
  }

  private void recalled(Row row) {
    List<String> fields = row.list("recalled_fields");
    boolean all = fields.equals(List.of("all"));
    check.that(
        all || table.columns().containsAll(fields),
        row,
        "recalled_fields: no such column in " + fields);
    check.that(
        all == row.text("status").equals("recalled"),
        row,
        "recalled_fields is 'all' exactly when the status is recalled");
    check.that(
        fields.isEmpty() != row.list("source_keys").contains("RECALLED"),
        row,
        "RECALLED is a source exactly when something is recalled");
    for (String column : table.columns()) {
      if (column.endsWith("_recalled") && !row.text(column).isEmpty()) {
        check.that(
            fields.contains(column) || all, row, column + " is filled but not in recalled_fields");
      }
    }
  }
}
