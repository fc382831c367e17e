package org.tautband.needling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import org.tautband.database.Writes;
import org.tautband.evidence.Side;

/** The entries of sessions: inserted, read, never changed. */
@Component
class EntryTable {
  static final String OF_SESSION =
      "select * from needle_event where session_id = ? order by receipt";

  private final JdbcClient jdbc;

  EntryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<RecordedEntry> of(UUID sessionId) {
    return jdbc.sql(OF_SESSION).param(sessionId).query(EntryTable::read).list();
  }

  void insert(UUID sessionId, List<RecordedEntry> entries) {
    Writes writes = new Writes();
    insert(writes, sessionId, entries);
    writes.send(jdbc);
  }

  /**
   * All in one statement: a whole past session is many. The arrays stand side by side in the select
   * list: as one function of eighteen arrays after {@code from} a single row takes half a
   * millisecond longer.
   */
  void insert(Writes writes, UUID sessionId, List<RecordedEntry> entries) {
    writes
        .sql(
            """
            insert into needle_event (session_id, id, device_id, device_sequence, seen, device_at,
              receipt, server_at, actor_id, actor_name, while_locked, kind, needle, about, counted,
              muscle_id, side, site, product_id)
            select ?, unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::bigint[]),
              unnest(?::bigint[]), unnest(?::timestamptz[]), unnest(?::bigint[]),
              unnest(?::timestamptz[]), unnest(?::uuid[]), unnest(?::text[]), unnest(?::boolean[]),
              unnest(?::text[]), unnest(?::int[]), unnest(?::uuid[]), unnest(?::int[]),
              unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::uuid[])
            """)
        .value(sessionId)
        .value(column(entries, e -> e.entry().id(), UUID[]::new))
        .value(column(entries, RecordedEntry::device, UUID[]::new))
        .value(column(entries, e -> e.entry().sequence(), Long[]::new))
        .value(column(entries, e -> e.entry().seen(), Long[]::new))
        .value(column(entries, e -> e.entry().at().toString(), String[]::new))
        .value(column(entries, RecordedEntry::receipt, Long[]::new))
        .value(column(entries, e -> e.takenAt().toString(), String[]::new))
        .value(column(entries, e -> e.by().accountId(), UUID[]::new))
        .value(column(entries, e -> e.by().name(), String[]::new))
        .value(column(entries, RecordedEntry::whileLocked, Boolean[]::new))
        .value(column(entries, e -> e.entry().kind().name(), String[]::new))
        .value(column(entries, e -> e.entry().needle(), Integer[]::new))
        .value(column(entries, e -> e.entry().about(), UUID[]::new))
        .value(column(entries, e -> e.entry().counted(), Integer[]::new))
        .value(column(entries, e -> e.entry().site().muscleId(), String[]::new))
        .value(column(entries, e -> side(e.entry().site().side()), String[]::new))
        .value(column(entries, e -> e.entry().site().words(), String[]::new))
        .value(column(entries, e -> e.entry().site().productId(), UUID[]::new));
  }

  private static <T> @Nullable T[] column(
      List<RecordedEntry> entries,
      Function<RecordedEntry, @Nullable T> of,
      IntFunction<@Nullable T[]> array) {
    return entries.stream().map(of).toArray(array);
  }

  private static @Nullable String side(@Nullable Side side) {
    return side == null ? null : side.name();
  }

  static RecordedEntry read(ResultSet row, int number) throws SQLException {
    String side = row.getString("side");
    Entry entry =
        new Entry(
            row.getObject("id", UUID.class),
            row.getLong("device_sequence"),
            row.getLong("seen"),
            TimeColumn.at(row, "device_at"),
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
        TimeColumn.at(row, "server_at"),
        new RecordedEntry.By(row.getObject("actor_id", UUID.class), row.getString("actor_name")),
        row.getBoolean("while_locked"));
  }
}
