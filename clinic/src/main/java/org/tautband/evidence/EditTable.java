package org.tautband.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of a clinic's own rows. */
@Component
class EditTable {
  private static final int LOCK = 4_207_283;
  private final JdbcClient jdbc;

  EditTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The newest edit of a row.
   *
   * @param own null: the row of the files again
   * @param shippedSha256 of the row in the files when it was edited; empty: it stood in none
   */
  record Edit(
      long number,
      String file,
      String rowId,
      @Nullable OwnRow own,
      String shippedSha256,
      Instant at,
      String by,
      String why) {}

  /** One edit after the other: each is checked against all others. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
  }

  /** By the row's id, the rows edited first on top. */
  Map<String, Edit> newest() {
    List<Edit> edits =
        jdbc.sql(
                """
                select distinct on (row_id) number, file, row_id, cells::text, shipped_sha256, at,
                  by_name, why
                from evidence_edit order by row_id, number desc
                """)
            .query(EditTable::edit)
            .list();
    List<Edit> inOrder = new ArrayList<>(edits);
    inOrder.sort(java.util.Comparator.comparingLong(Edit::number));
    Map<String, Edit> byRow = new LinkedHashMap<>();
    inOrder.forEach(edit -> byRow.put(edit.rowId(), edit));
    return byRow;
  }

  private static Edit edit(ResultSet row, int n) throws SQLException {
    String file = row.getString("file");
    String id = row.getString("row_id");
    String cells = row.getString("cells");
    return new Edit(
        row.getLong("number"),
        file,
        id,
        cells == null ? null : new OwnRow(file, id, RowHistory.read(cells)),
        row.getString("shipped_sha256"),
        TimeColumn.at(row, "at"),
        row.getString("by_name"),
        row.getString("why"));
  }

  /** Its number. */
  long insert(
      String file,
      String rowId,
      @Nullable OwnRow own,
      String shippedSha256,
      Instant at,
      UUID accountId,
      String by,
      String why) {
    return jdbc.sql(
            """
            insert into evidence_edit
              (file, row_id, cells, shipped_sha256, at, account_id, by_name, why)
            values (?, ?, ?::json, ?, ?, ?, ?, ?) returning number
            """)
        .param(file)
        .param(rowId)
        .param(own == null ? null : JsonMapper.shared().writeValueAsString(own.cells()))
        .param(shippedSha256)
        .param(TimeColumn.utc(at))
        .param(accountId)
        .param(by)
        .param(why)
        .query(Long.class)
        .single();
  }
}
