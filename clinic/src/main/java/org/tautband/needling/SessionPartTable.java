package org.tautband.needling;

import static org.tautband.needling.SessionTable.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.Insertion.Detail;
import org.tautband.needling.Insertion.Technique;
import org.tautband.needling.Session.CountTaken;
import org.tautband.needling.Wording.SeenAfterwards;

/** What is told about a session beside its entries; all of it is appended, never changed. */
@Component
class SessionPartTable {
  private final JdbcClient jdbc;

  SessionPartTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who wrote it, when and, after signing, why. */
  record Pen(Actor actor, Instant at, String reason) {}

  void write(UUID sessionId, Wording wording, Pen pen) {
    SeenAfterwards seen = wording.seenAfterwards();
    jdbc.sql(
            """
            insert into session_wording (session_id, edition, position, skin_prepared,
              seen_afterwards, pain_before, pain_after, note, at, actor_id, actor_name, reason)
            select :session, coalesce(max(edition), 0) + 1, :position, :skin, :seen, :before, :after,
              :note, :at, :actor, :name, :reason from session_wording where session_id = :session
            """)
        .param("session", sessionId)
        .param("position", wording.position())
        .param("skin", wording.skinPrepared())
        .param("seen", seen == null ? null : seen.name())
        .param("before", wording.painBefore())
        .param("after", wording.painAfter())
        .param("note", wording.note())
        .param("at", utc(pen.at()))
        .param("actor", pen.actor().accountId())
        .param("name", pen.actor().name())
        .param("reason", pen.reason())
        .update();
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
        .param("at", utc(pen.at()))
        .param("actor", pen.actor().accountId())
        .param("name", pen.actor().name())
        .param("reason", pen.reason())
        .update();
  }

  List<Edition<Wording>> wordings(UUID sessionId) {
    return jdbc.sql("select * from session_wording where session_id = ? order by edition")
        .param(sessionId)
        .query((row, number) -> edition(row, wording(row)))
        .list();
  }

  Optional<Wording> wording(UUID sessionId) {
    return jdbc.sql(
            "select * from session_wording where session_id = ? order by edition desc limit 1")
        .param(sessionId)
        .query((row, number) -> wording(row))
        .optional();
  }

  List<Edition<Map.Entry<UUID, Detail>>> detailEditions(UUID sessionId) {
    return jdbc.sql("select * from insertion_detail where session_id = ? order by at, edition")
        .param(sessionId)
        .query(
            (row, number) ->
                edition(row, Map.entry(row.getObject("event_id", UUID.class), detail(row))))
        .list();
  }

  Map<UUID, Detail> details(UUID sessionId) {
    Map<UUID, Detail> details = new HashMap<>();
    for (var edition : detailEditions(sessionId)) {
      details.put(edition.what().getKey(), edition.what().getValue());
    }
    return details;
  }

  void raise(UUID sessionId, Concern concern) {
    jdbc.sql(
            "insert into session_concern (session_id, code, about, sentence, at)"
                + " values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(sessionId, concern.code(), concern.about(), concern.sentence(), utc(concern.at()))
        .update();
  }

  List<Concern> concerns(UUID sessionId) {
    return jdbc.sql("select * from session_concern where session_id = ? order by at, code, about")
        .param(sessionId)
        .query(
            (row, number) ->
                new Concern(
                    row.getString("code"),
                    row.getString("about"),
                    row.getString("sentence"),
                    at(row)))
        .list();
  }

  void advise(UUID sessionId, UUID id, Advice advice) {
    jdbc.sql(
            "insert into session_advice (session_id, id, how, by_whom, content_version, at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(sessionId, id, advice.how(), advice.by(), advice.contentVersion(), utc(advice.at()))
        .update();
  }

  List<Advice> advice(UUID sessionId) {
    return jdbc.sql("select * from session_advice where session_id = ? order by at desc")
        .param(sessionId)
        .query(
            (row, number) ->
                new Advice(
                    row.getString("how"),
                    row.getString("by_whom"),
                    row.getString("content_version"),
                    at(row)))
        .list();
  }

  void count(UUID sessionId, OwnCount counted, OwnCount recorded, Pen pen) {
    jdbc.sql(
            """
            insert into own_count (session_id, id, opened, in_sharps, recorded_opened,
              recorded_in_sharps, at, actor_id, actor_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            sessionId,
            Ids.next(),
            counted.opened(),
            counted.inSharps(),
            recorded.opened(),
            recorded.inSharps(),
            utc(pen.at()),
            pen.actor().accountId(),
            pen.actor().name())
        .update();
  }

  @Nullable CountTaken lastCount(UUID sessionId) {
    return jdbc.sql("select * from own_count where session_id = ? order by id desc limit 1")
        .param(sessionId)
        .query(
            (row, number) ->
                new CountTaken(
                    new OwnCount(row.getInt("opened"), row.getInt("in_sharps")),
                    new OwnCount(row.getInt("recorded_opened"), row.getInt("recorded_in_sharps")),
                    row.getString("actor_name"),
                    at(row)))
        .optional()
        .orElse(null);
  }

  void sign(UUID sessionId, Signed signed) {
    jdbc.sql(
            "insert into session_signature (session_id, account_id, name, at, opened, in_sharps,"
                + " last_receipt) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            sessionId,
            signed.accountId(),
            signed.name(),
            utc(signed.at()),
            signed.counted().opened(),
            signed.counted().inSharps(),
            signed.lastReceipt())
        .update();
  }

  @Nullable Signed signature(UUID sessionId) {
    return jdbc.sql("select * from session_signature where session_id = ?")
        .param(sessionId)
        .query(
            (row, number) ->
                new Signed(
                    row.getObject("account_id", UUID.class),
                    row.getString("name"),
                    at(row),
                    new OwnCount(row.getInt("opened"), row.getInt("in_sharps")),
                    row.getLong("last_receipt")))
        .optional()
        .orElse(null);
  }

  void holder(UUID sessionId, Pen pen) {
    jdbc.sql(
            "insert into session_holder (session_id, id, account_id, name, at)"
                + " values (?, ?, ?, ?, ?)")
        .params(sessionId, Ids.next(), pen.actor().accountId(), pen.actor().name(), utc(pen.at()))
        .update();
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
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }
}
