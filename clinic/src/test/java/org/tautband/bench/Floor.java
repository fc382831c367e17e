package org.tautband.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tautband.database.Ids;

/**
 * The least that saving the same can cost: the rows which one save left behind, inserted again
 * under new ids by bare batched JDBC in one transaction, into the same tables, indexes and
 * policies.
 */
final class Floor {
  /** Written by a background thread, not by the save. */
  private static final Set<String> NOT_OF_THE_SAVE = Set.of("audit_link");

  private final UUID group;
  private final List<TableRows> tables = new ArrayList<>();
  private final Set<UUID> madeBySave = new TreeSet<>();

  private Floor(UUID group) {
    this.group = group;
  }

  private record TableRows(
      String table, List<String> columns, List<List<@Nullable Object>> rows, String insert) {}

  /** Everything in the group that transactions from {@code firstTransaction} on left behind. */
  static Floor leftBehind(Connection superUser, UUID group, long firstTransaction)
      throws SQLException {
    var floor = new Floor(group);
    for (var table : inOrderOfReference(superUser)) {
      floor.read(superUser, table, firstTransaction);
    }
    return floor;
  }

  /** Tables with a clinic group, those referred to before those that refer. */
  private static List<String> inOrderOfReference(Connection superUser) throws SQLException {
    Map<String, Set<String>> refersTo = new TreeMap<>();
    try (var statement = superUser.createStatement()) {
      try (var rows =
          statement.executeQuery(
              "select table_name from information_schema.columns where table_schema = 'public'"
                  + " and column_name = 'clinic_group_id'")) {
        while (rows.next()) {
          refersTo.put(rows.getString(1), new TreeSet<>());
        }
      }
      try (var rows =
          statement.executeQuery(
              "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint"
                  + " where contype = 'f' and conrelid <> confrelid")) {
        while (rows.next()) {
          var from = refersTo.get(rows.getString(1));
          if (from != null && refersTo.containsKey(rows.getString(2))) {
            from.add(rows.getString(2));
          }
        }
      }
    }
    List<String> order = new ArrayList<>();
    while (order.size() < refersTo.size()) {
      int before = order.size();
      refersTo.forEach(
          (table, others) -> {
            if (!order.contains(table) && order.containsAll(others)) {
              order.add(table);
            }
          });
      if (order.size() == before) {
        throw new IllegalStateException("Tables refer to each other in a circle");
      }
    }
    return order;
  }

  private void read(Connection superUser, String table, long firstTransaction) throws SQLException {
    if (NOT_OF_THE_SAVE.contains(table)) {
      return;
    }
    var sql = "select * from " + table + " where clinic_group_id = ? and xmin::text::bigint >= ?";
    try (var query = superUser.prepareStatement(sql)) {
      query.setObject(1, group);
      query.setLong(2, firstTransaction);
      try (var found = query.executeQuery()) {
        keep(table, found);
      }
    }
  }

  private void keep(String table, ResultSet found) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      columns.add(found.getMetaData().getColumnName(i));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (found.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(found.getObject(i));
        if (columns.get(i - 1).equals("id") && found.getObject(i) instanceof UUID id) {
          madeBySave.add(id);
        }
      }
      rows.add(row);
    }
    if (!rows.isEmpty()) {
      var marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
      var names = String.join(", ", columns);
      tables.add(
          new TableRows(
              table,
              columns,
              rows,
              "insert into " + table + " (" + names + ") values (" + marks + ")"));
    }
  }

  /** Rows per table, for the report. */
  Map<String, Integer> rows() {
    Map<String, Integer> rows = new LinkedHashMap<>();
    tables.forEach(t -> rows.put(t.table(), t.rows().size()));
    return rows;
  }

  /** Saves the same once more, durably. The connection works as the application's role. */
  void save(Connection connection) throws SQLException {
    Map<UUID, UUID> fresh = new HashMap<>();
    connection.setAutoCommit(false);
    try (var set = connection.prepareStatement("select set_config('tautband.group', ?, true)")) {
      set.setString(1, group.toString());
      set.execute();
    }
    for (var table : tables) {
      try (var insert = connection.prepareStatement(table.insert())) {
        for (var row : table.rows()) {
          bind(insert, table.columns(), row, fresh);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
    connection.commit();
  }

  private void bind(
      PreparedStatement insert,
      List<String> columns,
      List<@Nullable Object> row,
      Map<UUID, UUID> fresh)
      throws SQLException {
    for (int i = 0; i < row.size(); i++) {
      insert.setObject(i + 1, renewed(columns.get(i), row.get(i), fresh));
    }
  }

  private @Nullable Object renewed(String column, @Nullable Object value, Map<UUID, UUID> fresh) {
    if (value instanceof UUID id && (column.equals("chain_id") || madeBySave.contains(id))) {
      return fresh.computeIfAbsent(id, old -> Ids.next());
    }
    if (column.equals("resource_id") && value != null) {
      return fresh.computeIfAbsent(named(value.toString()), old -> Ids.next()).toString();
    }
    return value;
  }

  private static UUID named(String resourceId) {
    try {
      return UUID.fromString(resourceId);
    } catch (IllegalArgumentException contentId) {
      return UUID.nameUUIDFromBytes(resourceId.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
