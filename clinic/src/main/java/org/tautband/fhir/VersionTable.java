package org.tautband.fhir;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of publishing: heads locked, versions appended in one statement, columns refreshed. */
@Component
class VersionTable {
  private final JdbcClient jdbc;

  VersionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which resource. */
  record Key(String type, String id) {}

  /** Where a chain ends. */
  record Head(UUID chainId, long length, byte[] hash) {}

  /** The newest version of a resource. */
  record Newest(int version, int mapping, byte[] contentHash) {}

  /** A link with its hashes and what it can be found by. */
  record Row(Link link, byte[] previousHash, byte[] hash, byte[] contentHash) {}

  /** Locks a chain's end until the transaction ends; a new chain starts here. */
  Head lock(UUID chainId) {
    return locked(chainId)
        .orElseGet(
            () -> {
              jdbc.sql(
                      """
                      insert into fhir_chain (chain_id, length, hash) values (?, 0, ?)
                      on conflict do nothing
                      """)
                  .params(chainId, Hashes.START)
                  .update();
              return locked(chainId).orElseThrow();
            });
  }

  private Optional<Head> locked(UUID chainId) {
    return jdbc.sql("select chain_id, length, hash from fhir_chain where chain_id = ? for update")
        .param(chainId)
        .query(VersionTable::head)
        .optional();
  }

  List<Head> heads() {
    return jdbc.sql("select chain_id, length, hash from fhir_chain order by chain_id")
        .query(VersionTable::head)
        .list();
  }

  private static Head head(ResultSet row, int n) throws SQLException {
    return new Head(row.getObject(1, UUID.class), row.getLong(2), row.getBytes(3));
  }

  /** The newest versions of those resources that have any. */
  Map<Key, Newest> newest(Collection<Key> keys) {
    var found = new HashMap<Key, Newest>();
    jdbc.sql(
            """
            select c.type, c.resource_id, c.version, c.mapping, c.content_hash
            from unnest(?::text[], ?::text[]) as k (type, resource_id)
            join fhir_current c on c.type = k.type and c.resource_id = k.resource_id
              and c.clinic_group_id = current_setting('tautband.group')::uuid
            """)
        .param(keys.stream().map(Key::type).toArray(String[]::new))
        .param(keys.stream().map(Key::id).toArray(String[]::new))
        .query(
            row -> {
              found.put(
                  new Key(row.getString(1), row.getString(2)),
                  new Newest(row.getInt(3), row.getInt(4), row.getBytes(5)));
            });
    return found;
  }

  /** Appends versions, makes them the newest ones and moves the chains' ends, in one round trip. */
  void append(List<Head> ends, List<Row> rows) {
    var columns = rows.stream().map(r -> SearchColumns.of(r.link().bytes())).toList();
    var writes = new Writes();
    ends.forEach(end -> moveHead(writes, end));
    insertVersions(writes, rows);
    upsertCurrent(writes, rows, columns);
    forgetCodes(writes, rows);
    insertCodes(writes, rows, columns);
    jdbc.sql(String.join(";\n", writes.statements)).params(writes.values).update();
  }

  /** Statements that go to the database together, with the values of their question marks. */
  private static final class Writes {
    final List<String> statements = new ArrayList<>();
    final List<@Nullable Object> values = new ArrayList<>();

    Writes sql(String statement) {
      statements.add(statement);
      return this;
    }

    Writes param(Object value) {
      values.add(value);
      return this;
    }
  }

  private static void moveHead(Writes writes, Head head) {
    writes
        .sql("update fhir_chain set length = ?, hash = ? where chain_id = ?")
        .param(head.length())
        .param(head.hash())
        .param(head.chainId());
  }

  private static void insertVersions(Writes writes, List<Row> rows) {
    writes
        .sql(
            """
            insert into fhir_version (chain_id, number, type, resource_id, version, published_at,
              author_id, mapping, body, previous_hash, hash)
            select u.chain_id, u.number, u.type, u.id, u.version, ?, u.author_id, u.mapping,
              u.body, u.previous_hash, u.hash
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::int[], ?::uuid[],
              ?::int[], ?::bytea[], ?::bytea[], ?::bytea[])
              as u (chain_id, number, type, id, version, author_id, mapping, body,
                previous_hash, hash)
            """)
        .param(utc(rows.getFirst().link().instant()))
        .param(rows.stream().map(r -> r.link().chainId()).toArray(UUID[]::new))
        .param(rows.stream().map(r -> r.link().number()).toArray(Long[]::new))
        .param(rows.stream().map(r -> r.link().type()).toArray(String[]::new))
        .param(rows.stream().map(r -> r.link().id()).toArray(String[]::new))
        .param(rows.stream().map(r -> r.link().version()).toArray(Integer[]::new))
        .param(rows.stream().map(r -> r.link().authorId()).toArray(UUID[]::new))
        .param(rows.stream().map(r -> r.link().mapping()).toArray(Integer[]::new))
        .param(rows.stream().map(r -> r.link().bytes()).toArray(byte[][]::new))
        .param(rows.stream().map(Row::previousHash).toArray(byte[][]::new))
        .param(rows.stream().map(Row::hash).toArray(byte[][]::new));
  }

  private static void upsertCurrent(Writes writes, List<Row> rows, List<SearchColumns> columns) {
    writes
        .sql(
            """
            insert into fhir_current (type, resource_id, version, chain_id, number, published_at,
              mapping, content_hash, patient_id, date_from, date_to)
            select u.type, u.id, u.version, u.chain_id, u.number, ?, u.mapping, u.content_hash,
              u.patient_id, u.date_from, u.date_to
            from unnest(?::text[], ?::text[], ?::int[], ?::uuid[], ?::bigint[], ?::int[],
              ?::bytea[], ?::uuid[], ?::timestamptz[], ?::timestamptz[])
              as u (type, id, version, chain_id, number, mapping, content_hash, patient_id,
                date_from, date_to)
            on conflict (clinic_group_id, type, resource_id) do update set
              version = excluded.version, chain_id = excluded.chain_id, number = excluded.number,
              published_at = excluded.published_at, mapping = excluded.mapping,
              content_hash = excluded.content_hash, patient_id = excluded.patient_id,
              date_from = excluded.date_from, date_to = excluded.date_to
            """)
        .param(utc(rows.getFirst().link().instant()))
        .param(rows.stream().map(r -> r.link().type()).toArray(String[]::new))
        .param(rows.stream().map(r -> r.link().id()).toArray(String[]::new))
        .param(rows.stream().map(r -> r.link().version()).toArray(Integer[]::new))
        .param(rows.stream().map(r -> r.link().chainId()).toArray(UUID[]::new))
        .param(rows.stream().map(r -> r.link().number()).toArray(Long[]::new))
        .param(rows.stream().map(r -> r.link().mapping()).toArray(Integer[]::new))
        .param(rows.stream().map(Row::contentHash).toArray(byte[][]::new))
        .param(columns.stream().map(SearchColumns::patientId).toArray(UUID[]::new))
        .param(columns.stream().map(c -> text(c.from())).toArray(String[]::new))
        .param(columns.stream().map(c -> text(c.to())).toArray(String[]::new));
  }

  private static void forgetCodes(Writes writes, List<Row> rows) {
    var changed = rows.stream().map(Row::link).filter(l -> l.version() > 1).toList();
    if (changed.isEmpty()) {
      return;
    }
    writes
        .sql(
            """
            delete from fhir_code c using unnest(?::text[], ?::text[]) as k (type, resource_id)
            where c.clinic_group_id = current_setting('tautband.group')::uuid
              and c.type = k.type and c.resource_id = k.resource_id
            """)
        .param(changed.stream().map(Link::type).toArray(String[]::new))
        .param(changed.stream().map(Link::id).toArray(String[]::new));
  }

  private static void insertCodes(Writes writes, List<Row> rows, List<SearchColumns> columns) {
    var all = new ArrayList<String[]>();
    for (int i = 0; i < rows.size(); i++) {
      for (var token : columns.get(i).codes()) {
        var link = rows.get(i).link();
        all.add(new String[] {link.type(), link.id(), token.system(), token.code()});
      }
    }
    if (all.isEmpty()) {
      return;
    }
    writes
        .sql(
            """
            insert into fhir_code (type, resource_id, system, code)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
            """)
        .param(all.stream().map(c -> c[0]).toArray(String[]::new))
        .param(all.stream().map(c -> c[1]).toArray(String[]::new))
        .param(all.stream().map(c -> c[2]).toArray(String[]::new))
        .param(all.stream().map(c -> c[3]).toArray(String[]::new));
  }

  static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
