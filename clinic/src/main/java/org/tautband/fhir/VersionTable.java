package org.tautband.fhir;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import org.tautband.database.ReadsTogether;
import org.tautband.database.ReadsTogether.Select;
import org.tautband.database.TimeColumn;
import org.tautband.database.Writes;

/** The SQL of publishing: heads locked, versions appended in one statement, columns refreshed. */
@Component
class VersionTable {
  private static final String LOCK =
      "select chain_id, length, hash from fhir_chain where chain_id = ? for update";

  private final JdbcClient jdbc;
  private final ReadsTogether together;

  VersionTable(JdbcClient jdbc, ReadsTogether together) {
    this.jdbc = jdbc;
    this.together = together;
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
    return jdbc.sql(LOCK).param(chainId).query(VersionTable::head).optional();
  }

  /** A chain's end, locked, and what is newest of those resources. */
  record Ahead(Head head, Map<Key, Newest> newest) {}

  /** As {@link #lock} and then {@link #newest}, in one round trip where the chain is there. */
  Ahead lock(UUID chainId, Collection<Key> keys) {
    var ahead =
        together.read(
            List.of(Select.of(LOCK, chainId), newestOf(keys)),
            results ->
                new Found(
                    results.next(VersionTable::head).stream().findFirst(),
                    byKey(results.next(VersionTable::known))));
    return ahead
        .head()
        .map(head -> new Ahead(head, ahead.newest()))
        .orElseGet(() -> new Ahead(lock(chainId), newest(keys)));
  }

  private record Found(Optional<Head> head, Map<Key, Newest> newest) {}

  List<Head> heads() {
    return jdbc.sql("select chain_id, length, hash from fhir_chain order by chain_id")
        .query(VersionTable::head)
        .list();
  }

  /** The first of these ends whose version is not there with that hash. */
  Optional<Head> firstMissing(List<Head> ends) {
    return ends.isEmpty()
        ? Optional.empty()
        : jdbc.sql(
                """
                select e.chain_id, e.number, e.hash
                from unnest(?::uuid[], ?::bigint[], ?::bytea[]) as e (chain_id, number, hash)
                where not exists (select 1 from fhir_version v
                  where v.clinic_group_id = current_setting('tautband.group')::uuid
                  and v.chain_id = e.chain_id and v.number = e.number and v.hash = e.hash)
                order by 1 limit 1
                """)
            .params(
                ends.stream().map(Head::chainId).toArray(UUID[]::new),
                ends.stream().map(Head::length).toArray(Long[]::new),
                ends.stream().map(Head::hash).toArray(byte[][]::new))
            .query(VersionTable::head)
            .optional();
  }

  private static Head head(ResultSet row, int n) throws SQLException {
    return new Head(row.getObject(1, UUID.class), row.getLong(2), row.getBytes(3));
  }

  /** The newest versions of those resources that have any. */
  Map<Key, Newest> newest(Collection<Key> keys) {
    var select = newestOf(keys);
    return byKey(jdbc.sql(select.sql()).params(select.values()).query(VersionTable::known).list());
  }

  private static Select newestOf(Collection<Key> keys) {
    return Select.of(
        """
        select c.type, c.resource_id, c.version, c.mapping, c.content_hash
        from unnest(?::text[], ?::text[]) as k (type, resource_id)
        join fhir_current c on c.type = k.type and c.resource_id = k.resource_id
          and c.clinic_group_id = current_setting('tautband.group')::uuid
        """,
        keys.stream().map(Key::type).toArray(String[]::new),
        keys.stream().map(Key::id).toArray(String[]::new));
  }

  private static Map.Entry<Key, Newest> known(ResultSet row, int n) throws SQLException {
    return Map.entry(
        new Key(row.getString(1), row.getString(2)),
        new Newest(row.getInt(3), row.getInt(4), row.getBytes(5)));
  }

  private static Map<Key, Newest> byKey(List<Map.Entry<Key, Newest>> rows) {
    var found = new HashMap<Key, Newest>();
    rows.forEach(row -> found.put(row.getKey(), row.getValue()));
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
    writes.send(jdbc);
  }

  private static void moveHead(Writes writes, Head head) {
    writes
        .sql("update fhir_chain set length = ?, hash = ? where chain_id = ?")
        .value(head.length())
        .value(head.hash())
        .value(head.chainId());
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
        .value(TimeColumn.utc(rows.getFirst().link().instant()))
        .value(rows.stream().map(r -> r.link().chainId()).toArray(UUID[]::new))
        .value(rows.stream().map(r -> r.link().number()).toArray(Long[]::new))
        .value(rows.stream().map(r -> r.link().type()).toArray(String[]::new))
        .value(rows.stream().map(r -> r.link().id()).toArray(String[]::new))
        .value(rows.stream().map(r -> r.link().version()).toArray(Integer[]::new))
        .value(rows.stream().map(r -> r.link().authorId()).toArray(UUID[]::new))
        .value(rows.stream().map(r -> r.link().mapping()).toArray(Integer[]::new))
        .value(rows.stream().map(r -> r.link().bytes()).toArray(byte[][]::new))
        .value(rows.stream().map(Row::previousHash).toArray(byte[][]::new))
        .value(rows.stream().map(Row::hash).toArray(byte[][]::new));
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
        .value(TimeColumn.utc(rows.getFirst().link().instant()))
        .value(rows.stream().map(r -> r.link().type()).toArray(String[]::new))
        .value(rows.stream().map(r -> r.link().id()).toArray(String[]::new))
        .value(rows.stream().map(r -> r.link().version()).toArray(Integer[]::new))
        .value(rows.stream().map(r -> r.link().chainId()).toArray(UUID[]::new))
        .value(rows.stream().map(r -> r.link().number()).toArray(Long[]::new))
        .value(rows.stream().map(r -> r.link().mapping()).toArray(Integer[]::new))
        .value(rows.stream().map(Row::contentHash).toArray(byte[][]::new))
        .value(columns.stream().map(SearchColumns::patientId).toArray(UUID[]::new))
        .value(columns.stream().map(c -> text(c.from())).toArray(String[]::new))
        .value(columns.stream().map(c -> text(c.to())).toArray(String[]::new));
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
        .value(changed.stream().map(Link::type).toArray(String[]::new))
        .value(changed.stream().map(Link::id).toArray(String[]::new));
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
        .value(all.stream().map(c -> c[0]).toArray(String[]::new))
        .value(all.stream().map(c -> c[1]).toArray(String[]::new))
        .value(all.stream().map(c -> c[2]).toArray(String[]::new))
        .value(all.stream().map(c -> c[3]).toArray(String[]::new));
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
