package org.tautband.needling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.database.ReadsTogether.Results;
import org.tautband.database.ReadsTogether.Select;
import org.tautband.database.TimeColumn;
import org.tautband.database.Writes;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.Insertion.Detail;
import org.tautband.needling.Insertion.Technique;
import org.tautband.needling.Session.CountTaken;
import org.tautband.needling.Wording.SeenAfterwards;

/** What is told about a session beside its entries; all of it is appended, never changed. */
@Component
class SessionPartTable {
  private static final String DETAILS =
      "select * from insertion_detail where session_id = ? order by at, edition";
  private static final String WORDING =
      "select * from session_wording where session_id = ? order by edition desc limit 1";
  private static final String CONCERNS =
      "select * from session_concern where session_id = ? order by at, code, about";
  private static final String ADVICE =
      "select * from session_advice where session_id = ? order by at desc";
  private static final String LAST_COUNT =
      "select * from own_count where session_id = ? order by id desc limit 1";
  private static final String SIGNATURE = "select * from session_signature where session_id = ?";
  private static final List<String> ALL =
      List.of(DETAILS, WORDING, CONCERNS, ADVICE, LAST_COUNT, SIGNATURE);

  private final JdbcClient jdbc;

  SessionPartTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Everything of one session; of details and wording the last edition. */
  record Parts(
      Map<UUID, Detail> details,
      Wording wording,
      List<Concern> concerns,
      List<Advice> advice,
      @Nullable CountTaken lastCount,
      @Nullable Signed signature) {
    static final Parts NONE = new Parts(Map.of(), Wording.NONE, List.of(), List.of(), null, null);
  }

  /** Everything of a session beside head and entries. */
  static List<Select> selects(UUID sessionId) {
    return ALL.stream().map(sql -> Select.of(sql, sessionId)).toList();
  }

  /** Puts together what {@link #selects} found. */
  static Parts of(Results results) throws SQLException {
    Map<UUID, Detail> details = new HashMap<>();
    for (var one : results.next((row, n) -> detailOf(row))) {
      details.put(one.getKey(), one.getValue());
    }
    return new Parts(
        details,
        results.next((row, n) -> wording(row)).stream().findFirst().orElse(Wording.NONE),
        results.next((row, n) -> concern(row)),
        results.next((row, n) -> advice(row)),
        results.next((row, n) -> countTaken(row)).stream().findFirst().orElse(null),
        results.next((row, n) -> signed(row)).stream().findFirst().orElse(null));
  }

  /** Who wrote it, when and, after signing, why. */
  record Pen(Actor actor, Instant at, String reason) {}

  void write(UUID sessionId, Wording wording, Pen pen) {
    Writes writes = new Writes();
    write(writes, sessionId, wording, pen);
    writes.send(jdbc);
  }

  void write(Writes writes, UUID sessionId, Wording wording, Pen pen) {
    SeenAfterwards seen = wording.seenAfterwards();
    writes
        .sql(
            """
            insert into session_wording (session_id, edition, position, skin_prepared,
              seen_afterwards, pain_before, pain_after, note, at, actor_id, actor_name, reason)
            select ?, coalesce(max(edition), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            from session_wording where session_id = ?
            """)
        .values(sessionId, wording.position(), wording.skinPrepared())
        .values(seen == null ? null : seen.name(), wording.painBefore(), wording.painAfter())
        .values(
            wording.note(), TimeColumn.utc(pen.at()), pen.actor().accountId(), pen.actor().name())
        .values(pen.reason(), sessionId);
  }

  void write(UUID sessionId, UUID eventId, Detail detail, Pen pen) {
    Technique technique = detail.technique();
    jdbc.sql(
            """
            insert into insertion_detail (session_id, event_id, edition, depth_mm, angle_deg,
              technique, twitches, familiar_pain, comfort, site, at, actor_id, actor_name, reason)
            select :session, :event, coalesce(max(edition), 0) + 1, :depth, :angle, :technique,
              :twitches, :familiar, :comfort, :site, :at, :actor, :name, :reason
            from insertion_detail where session_id = :session and event_id = :event
            """)
        .param("session", sessionId)
        .param("event", eventId)
        .param("depth", detail.depthMm())
        .param("angle", detail.angleDeg())
        .param("technique", technique == null ? null : technique.name())
        .param("twitches", detail.twitches())
        .param("familiar", detail.familiarPain())
        .param("comfort", detail.comfort())
        .param("site", detail.site())
        .param("at", TimeColumn.utc(pen.at()))
        .param("actor", pen.actor().accountId())
        .param("name", pen.actor().name())
        .param("reason", pen.reason())
        .update();
  }

  /** First editions, all in one statement. */
  void writeFirst(Writes writes, UUID sessionId, Map<UUID, Detail> details, Pen pen) {
    if (details.isEmpty()) return;
    List<Map.Entry<UUID, Detail>> rows = List.copyOf(details.entrySet());
    writes
        .sql(
            """
            insert into insertion_detail (session_id, edition, at, actor_id, actor_name, reason,
              event_id, depth_mm, angle_deg, technique, twitches, familiar_pain, comfort, site)
            select ?, 1, ?, ?, ?, ?, * from unnest(?::uuid[], ?::int[], ?::int[], ?::text[],
              ?::int[], ?::boolean[], ?::int[], ?::text[])
            """)
        .values(
            sessionId,
            TimeColumn.utc(pen.at()),
            pen.actor().accountId(),
            pen.actor().name(),
            pen.reason())
        .value(rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
        .value(column(rows, Detail::depthMm, Integer[]::new))
        .value(column(rows, Detail::angleDeg, Integer[]::new))
        .value(
            column(rows, d -> d.technique() == null ? null : d.technique().name(), String[]::new))
        .value(column(rows, Detail::twitches, Integer[]::new))
        .value(column(rows, Detail::familiarPain, Boolean[]::new))
        .value(column(rows, Detail::comfort, Integer[]::new))
        .value(column(rows, Detail::site, String[]::new));
  }

  private static <T> @Nullable T[] column(
      List<Map.Entry<UUID, Detail>> rows,
      Function<Detail, @Nullable T> of,
      IntFunction<@Nullable T[]> array) {
    return rows.stream().map(row -> of.apply(row.getValue())).toArray(array);
  }

  List<Edition<Wording>> wordings(UUID sessionId) {
    return jdbc.sql("select * from session_wording where session_id = ? order by edition")
        .param(sessionId)
        .query((row, number) -> edition(row, wording(row)))
        .list();
  }

  Optional<Wording> wording(UUID sessionId) {
    return jdbc.sql(WORDING).param(sessionId).query((row, number) -> wording(row)).optional();
  }

  List<Edition<Map.Entry<UUID, Detail>>> detailEditions(UUID sessionId) {
    return jdbc.sql(DETAILS)
        .param(sessionId)
        .query((row, number) -> edition(row, detailOf(row)))
        .list();
  }

  void raise(UUID sessionId, Concern concern) {
    Writes writes = new Writes();
    raise(writes, sessionId, List.of(concern));
    writes.send(jdbc);
  }

  void raise(Writes writes, UUID sessionId, List<Concern> concerns) {
    if (concerns.isEmpty()) return;
    writes
        .sql(
            """
            insert into session_concern (session_id, code, about, sentence, at)
            select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
            on conflict do nothing
            """)
        .value(sessionId)
        .value(concerns.stream().map(Concern::code).toArray(String[]::new))
        .value(concerns.stream().map(Concern::about).toArray(String[]::new))
        .value(concerns.stream().map(Concern::sentence).toArray(String[]::new))
        .value(concerns.stream().map(c -> c.at().toString()).toArray(String[]::new));
  }

  void advise(UUID sessionId, UUID id, Advice advice) {
    Writes writes = new Writes();
    advise(writes, sessionId, id, advice);
    writes.send(jdbc);
  }

  void advise(Writes writes, UUID sessionId, UUID id, Advice advice) {
    writes
        .sql(
            "insert into session_advice (session_id, id, how, by_whom, content_version, at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
        .values(
            sessionId,
            id,
            advice.how(),
            advice.by(),
            advice.contentVersion(),
            TimeColumn.utc(advice.at()));
  }

  void count(Writes writes, UUID sessionId, OwnCount counted, OwnCount recorded, Pen pen) {
    writes
        .sql(
            """
            insert into own_count (session_id, id, opened, in_sharps, recorded_opened,
              recorded_in_sharps, at, actor_id, actor_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .values(
            sessionId,
            Ids.next(),
            counted.opened(),
            counted.inSharps(),
            recorded.opened(),
            recorded.inSharps(),
            TimeColumn.utc(pen.at()),
            pen.actor().accountId(),
            pen.actor().name());
  }

  void sign(Writes writes, UUID sessionId, Signed signed) {
    writes
        .sql(
            "insert into session_signature (session_id, account_id, name, at, opened, in_sharps,"
                + " last_receipt) values (?, ?, ?, ?, ?, ?, ?)")
        .values(
            sessionId,
            signed.accountId(),
            signed.name(),
            TimeColumn.utc(signed.at()),
            signed.counted().opened(),
            signed.counted().inSharps(),
            signed.lastReceipt());
  }

  void holder(UUID sessionId, Pen pen) {
    Writes writes = new Writes();
    holder(writes, sessionId, pen);
    writes.send(jdbc);
  }

  void holder(Writes writes, UUID sessionId, Pen pen) {
    writes
        .sql(
            "insert into session_holder (session_id, id, account_id, name, at)"
                + " values (?, ?, ?, ?, ?)")
        .values(
            sessionId,
            Ids.next(),
            pen.actor().accountId(),
            pen.actor().name(),
            TimeColumn.utc(pen.at()));
  }

  private static Map.Entry<UUID, Detail> detailOf(ResultSet row) throws SQLException {
    return Map.entry(row.getObject("event_id", UUID.class), detail(row));
  }

  private static Concern concern(ResultSet row) throws SQLException {
    return new Concern(
        row.getString("code"), row.getString("about"), row.getString("sentence"), at(row));
  }

  private static Advice advice(ResultSet row) throws SQLException {
    return new Advice(
        row.getString("how"), row.getString("by_whom"), row.getString("content_version"), at(row));
  }

  private static CountTaken countTaken(ResultSet row) throws SQLException {
    return new CountTaken(
        new OwnCount(row.getInt("opened"), row.getInt("in_sharps")),
        new OwnCount(row.getInt("recorded_opened"), row.getInt("recorded_in_sharps")),
        row.getString("actor_name"),
        at(row));
  }

  private static Signed signed(ResultSet row) throws SQLException {
    return new Signed(
        row.getObject("account_id", UUID.class),
        row.getString("name"),
        at(row),
        new OwnCount(row.getInt("opened"), row.getInt("in_sharps")),
        row.getLong("last_receipt"));
  }

  private static <T> Edition<T> edition(ResultSet row, T what) throws SQLException {
    return new Edition<>(
        what, row.getInt("edition"), at(row), row.getString("actor_name"), row.getString("reason"));
  }

  private static Wording wording(ResultSet row) throws SQLException {
    String seen = row.getString("seen_afterwards");
    return new Wording(
        row.getString("position"),
        (Boolean) row.getObject("skin_prepared"),
        seen == null ? null : SeenAfterwards.valueOf(seen),
        (Integer) row.getObject("pain_before"),
        (Integer) row.getObject("pain_after"),
        row.getString("note"));
  }

  private static Detail detail(ResultSet row) throws SQLException {
    String technique = row.getString("technique");
    return new Detail(
        (Integer) row.getObject("depth_mm"),
        (Integer) row.getObject("angle_deg"),
        technique == null ? null : Technique.valueOf(technique),
        (Integer) row.getObject("twitches"),
        (Boolean) row.getObject("familiar_pain"),
        (Integer) row.getObject("comfort"),
        row.getString("site"));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return TimeColumn.at(row, "at");
  }
}
