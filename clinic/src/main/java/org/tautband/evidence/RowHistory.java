package org.tautband.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.Sha256;
import org.tautband.database.TimeColumn;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which versions of each row this installation has loaded. Written when the application starts with
 * other content than last time, never changed: what a row said on a day can be read later.
 */
@Component
@Transactional
public class RowHistory {
  private static final int LOCK = 4_207_282;
  private static final String GONE = "";
  private final JdbcClient jdbc;
  private final Content content;
  private final Clock clock;

  RowHistory(JdbcClient jdbc, Content content, Clock clock) {
    this.jdbc = jdbc;
    this.content = content;
    this.clock = clock;
  }

  /**
   * A row as it was from one day on.
   *
   * @param number from 1; with the id it names what somebody saw: AE001@2
   * @param rowSha256 of its cells; empty where the row was gone
   * @param contentSha256 of all content files together, the first time it was loaded like this
   * @param changes against the version before; empty for the first
   * @param by who edited it here, and why; null where it came with a release
   */
  public record Version(
      int number,
      Instant loadedAt,
      String rowSha256,
      String contentSha256,
      List<Change> changes,
      @Nullable By by) {
    public Version {
      changes = List.copyOf(changes);
    }

    public boolean gone() {
      return rowSha256.equals(GONE);
    }
  }

  /** Who edited a row, and why. */
  public record By(String name, String why) {}

  /** A cell that changed; empty where it held nothing. */
  public record Change(String column, String before, String now) {}

  @EventListener(ApplicationStartedEvent.class)
  void started() {
    keep(content, null);
  }

  /**
   * Adds a version of every row that is not as it was last time.
   *
   * @param edit what brought it about; null for a release
   */
  void keep(Content loaded, @Nullable Long edit) {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
    if (loaded.version().equals(last().orElse(""))) return;
    long load =
        jdbc.sql(
                """
                insert into evidence_loaded (content_sha256, loaded_at, edit) values (?, ?, ?)
                returning number
                """)
            .param(loaded.version())
            .param(TimeColumn.utc(clock.instant()))
            .param(edit)
            .query(Long.class)
            .single();
    Map<String, Seen> seen = latest();
    List<Kept> fresh = new ArrayList<>();
    for (RowKind kind : RowKind.values()) {
      for (Row row : loaded.rows(kind.file())) {
        String id = kind.id(row);
        String cells = cells(row);
        Seen before = seen.remove(id);
        String sha256 = Sha256.of(cells);
        if (before == null) fresh.add(new Kept(id, 1, sha256, cells));
        else if (!before.sha256().equals(sha256))
          fresh.add(new Kept(id, before.version() + 1, sha256, cells));
      }
    }
    seen.forEach(
        (id, before) -> {
          if (!before.sha256().equals(GONE))
            fresh.add(new Kept(id, before.version() + 1, GONE, null));
        });
    insert(load, fresh);
  }

  private record Seen(int version, String sha256) {}

  private record Kept(String id, int version, String sha256, @Nullable String cells) {}

  private Optional<String> last() {
    return jdbc.sql("select content_sha256 from evidence_loaded order by number desc limit 1")
        .query(String.class)
        .optional();
  }

  private Map<String, Seen> latest() {
    Map<String, Seen> latest = new LinkedHashMap<>();
    jdbc.sql(
            """
            select distinct on (row_id) row_id, version, row_sha256 from evidence_row_seen
            order by row_id, version desc
            """)
        .query(
            row -> {
              latest.put(
                  row.getString("row_id"),
                  new Seen(row.getInt("version"), row.getString("row_sha256")));
            });
    return latest;
  }

  private void insert(long load, List<Kept> rows) {
    jdbc.sql(
            """
            insert into evidence_row_seen (row_id, version, loaded, row_sha256, cells)
            select id, version, ?, sha256, cells::json
            from unnest(?::text[], ?::int[], ?::text[], ?::text[])
              as kept (id, version, sha256, cells)
            """)
        .param(load)
        .param(rows.stream().map(Kept::id).toArray(String[]::new))
        .param(rows.stream().map(Kept::version).toArray(Integer[]::new))
        .param(rows.stream().map(Kept::sha256).toArray(String[]::new))
        .param(rows.stream().map(Kept::cells).toArray(String[]::new))
        .update();
  }

  /** Those of the rows that were loaded otherwise after that instant, by id. */
  @Transactional(readOnly = true)
  public List<String> changedSince(Instant at, Collection<String> rowIds) {
    return jdbc.sql(
            """
            select distinct s.row_id
            from evidence_row_seen s join evidence_loaded l on l.number = s.loaded
            where s.row_id = any (?) and s.version > 1 and l.loaded_at > ? order by 1
            """)
        .param(rowIds.toArray(String[]::new))
        .param(TimeColumn.utc(at))
        .query(String.class)
        .list();
  }

  /** Rows that are not as this installation first loaded them, with the day of the last change. */
  @Transactional(readOnly = true)
  public Map<String, LocalDate> lastChanges() {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    jdbc.sql(
            """
            select s.row_id, max(l.loaded_at) as at
            from evidence_row_seen s join evidence_loaded l on l.number = s.loaded
            where s.version > 1 group by s.row_id
            """)
        .query(
            row -> {
              Instant at = TimeColumn.at(row, "at");
              days.put(row.getString("row_id"), LocalDate.ofInstant(at, ZoneOffset.UTC));
            });
    return days;
  }

  /** Newest first; empty for a row that was never loaded. */
  @Transactional(readOnly = true)
  public List<Version> of(String rowId) {
    List<Version> versions = new ArrayList<>();
    Map<String, String> before = new LinkedHashMap<>();
    jdbc.sql(
            """
            select s.version, l.loaded_at, s.row_sha256, l.content_sha256, s.cells::text,
              e.by_name, e.why
            from evidence_row_seen s join evidence_loaded l on l.number = s.loaded
              left join evidence_edit e on e.number = l.edit
            where s.row_id = ? order by s.version
            """)
        .param(rowId)
        .query(
            row -> {
              Map<String, String> now = read(row.getString("cells"));
              versions.addFirst(
                  new Version(
                      row.getInt("version"),
                      TimeColumn.at(row, "loaded_at"),
                      row.getString("row_sha256"),
                      row.getString("content_sha256"),
                      versions.isEmpty() ? List.of() : changes(before, now),
                      by(row.getString("by_name"), row.getString("why"))));
              before.clear();
              before.putAll(now);
            });
    return versions;
  }

  /** The row as it was in that version; empty where it was gone or never loaded. */
  @Transactional(readOnly = true)
  public Optional<Entry> row(String rowId, int number) {
    RowKind kind = RowKind.of(rowId.replaceFirst("[^A-Za-z].*", "")).orElse(null);
    if (kind == null) return Optional.empty();
    return jdbc.sql(
            """
            select cells::text from evidence_row_seen
            where row_id = ? and version = ? and cells is not null
            """)
        .param(rowId)
        .param(number)
        .query(String.class)
        .optional()
        .map(
            cells -> {
              Map<String, String> all = new TreeMap<>();
              content.table(kind.file()).columns().forEach(column -> all.put(column, ""));
              all.putAll(read(cells));
              return Entry.of(kind, new Row(kind.file(), OwnRow.NO_LINE, all), content.readOn());
            });
  }

  private static @Nullable By by(@Nullable String name, @Nullable String why) {
    return name == null || why == null ? null : new By(name, why);
  }

  /** Each with the number of its newest version: EF005@2; in the order of the ids. */
  @Transactional(readOnly = true)
  public List<String> named(List<String> rowIds) {
    return numbers(rowIds).entrySet().stream().map(e -> e.getKey() + "@" + e.getValue()).toList();
  }

  /** Number of the newest version of each, in the order of the ids; 0 for one never loaded. */
  @Transactional(readOnly = true)
  public Map<String, Integer> numbers(Collection<String> rowIds) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    rowIds.forEach(id -> numbers.put(id, 0));
    jdbc.sql(
            """
            select row_id, max(version) as version from evidence_row_seen
            where row_id = any (?) group by row_id
            """)
        .param(rowIds.toArray(String[]::new))
        .query(
            row -> {
              numbers.put(row.getString("row_id"), row.getInt("version"));
            });
    return numbers;
  }

  /** Number of the row's newest version; 0 when it was never loaded. */
  @Transactional(readOnly = true)
  public int newest(String rowId) {
    return numbers(List.of(rowId)).getOrDefault(rowId, 0);
  }

  private static List<Change> changes(Map<String, String> before, Map<String, String> now) {
    TreeSet<String> columns = new TreeSet<>(before.keySet());
    columns.addAll(now.keySet());
    return columns.stream()
        .map(
            column ->
                new Change(
                    Cells.name(column),
                    before.getOrDefault(column, ""),
                    now.getOrDefault(column, "")))
        .filter(change -> !change.before().equals(change.now()))
        .toList();
  }

  /** Only cells that hold something, by name: a column that is added empty changes no row. */
  static String cells(Row row) {
    Map<String, String> cells = new TreeMap<>(row.cells());
    cells.values().removeIf(String::isEmpty);
    return JsonMapper.shared().writeValueAsString(cells);
  }

  static Map<String, String> read(@Nullable String json) {
    return json == null
        ? Map.of()
        : JsonMapper.shared().readValue(json, new TypeReference<Map<String, String>>() {});
  }
}
