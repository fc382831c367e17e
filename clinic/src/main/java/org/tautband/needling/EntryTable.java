package org.tautband.needling;

import static org.tautband.needling.SessionTable.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Side;

/** The entries of sessions: inserted, read, never changed. */
@Component
class EntryTable {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  EntryTable(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  List<RecordedEntry> of(UUID sessionId) {
    return jdbc.sql("select * from needle_event where session_id = ? order by receipt")
        .param(sessionId)
        .query(EntryTable::read)
        .list();
  }

  void insert(UUID sessionId, List<RecordedEntry> entries) {
    batches.batchUpdate(
        """
        insert into needle_event (session_id, id, device_id, device_sequence, seen, device_at,
          receipt, server_at, actor_id, actor_name, while_locked, kind, needle, about, counted,
          muscle_id, side, site, product_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entries.stream().map(e -> row(sessionId, e)).toList());
  }

  private static Object[] row(UUID sessionId, RecordedEntry recorded) {
    Entry entry = recorded.entry();
    Side side = entry.site().side();
    return new Object[] {
      sessionId,
      entry.id(),
      recorded.device(),
      entry.sequence(),
      entry.seen(),
      utc(entry.at()),
      recorded.receipt(),
      utc(recorded.takenAt()),
      recorded.by().accountId(),
      recorded.by().name(),
      recorded.whileLocked(),
      entry.kind().name(),
      entry.needle(),
      entry.about(),
      entry.counted(),
      entry.site().muscleId(),
      side == null ? null : side.name(),
      entry.site().words(),
      entry.site().productId()
    };
  }

  private static RecordedEntry read(ResultSet row, int number) throws SQLException {
    String side = row.getString("side");
    Entry entry =
        new Entry(
            row.getObject("id", UUID.class),
            row.getLong("device_sequence"),
            row.getLong("seen"),
            row.getObject("device_at", OffsetDateTime.class).toInstant(),
            EntryKind.valueOf(row.getString("kind")),
            (Integer) row.getObject("needle"),
            row.getObject("about", UUID.class),
            (Integer) row.getObject("counted"),
            new Site(
                row.getString("muscle_id"),
                side == null ? null : Side.valueOf(side),
                row.getString("site"),
                row.getObject("product_id", UUID.class)));
    return new RecordedEntry(
        entry,
        row.getObject("device_id", UUID.class),
        row.getLong("receipt"),
        row.getObject("server_at", OffsetDateTime.class).toInstant(),
        new RecordedEntry.By(row.getObject("actor_id", UUID.class), row.getString("actor_name")),
        row.getBoolean("while_locked"));
  }
}
