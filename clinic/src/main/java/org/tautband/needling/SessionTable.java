package org.tautband.needling;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import org.tautband.database.Writes;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;

/** Heads of sessions and who holds them. */
@Component
class SessionTable {
  static final String LOCK = "select * from needling_session where id = ? for update";

  private final JdbcClient jdbc;

  SessionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets one start at a time happen for a patient and for a person. */
  void serialise(UUID patientId, UUID accountId) {
    for (UUID one : new UUID[] {patientId, accountId}) {
      jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 7))")
          .param(one.toString())
          .query((row, number) -> true)
          .single();
    }
  }

  void insert(SessionHead head) {
    Writes writes = new Writes();
    insert(writes, head);
    writes.send(jdbc);
  }

  void insert(Writes writes, SessionHead head) {
    writes
        .sql(
            """
            insert into needling_session (id, patient_id, episode_id, visit_id, clinic_id, room_id,
              practitioner_id, product_id, started_at, started_by, late_entry, moved_from, places,
              holder_id, holder_name, needles_in, began_at, all_out_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .values(head.id(), head.patientId(), head.episodeId(), head.visitId())
        .values(head.clinicId(), head.roomId(), head.practitionerId(), head.productId())
        .values(
            TimeColumn.utc(head.startedAt()), head.startedBy(), head.lateEntry(), head.movedFrom())
        .values(written(head.places()), head.holderId(), head.holderName())
        .values(
            head.needlesIn(),
            TimeColumn.utcOrNull(head.beganAt()),
            TimeColumn.utcOrNull(head.allOutAt()))
        .value(head.version());
  }

  Optional<SessionHead> find(UUID sessionId) {
    return one("select * from needling_session where id = ?", sessionId);
  }

  /** The head, locked until the transaction ends: writers of one session take turns. */
  Optional<SessionHead> lock(UUID sessionId) {
    return one(LOCK, sessionId);
  }

  private Optional<SessionHead> one(String sql, UUID sessionId) {
    return jdbc.sql(sql).param(sessionId).query(SessionTable::read).optional();
  }

  List<SessionHead> ofPatient(UUID patientId) {
    return jdbc.sql(
            "select * from needling_session where patient_id = ? order by started_at desc, id desc")
        .param(patientId)
        .query(SessionTable::read)
        .list();
  }

  /** Sessions with a needle in that this account holds. */
  List<SessionHead> heldWithNeedlesIn(UUID accountId) {
    return jdbc.sql(
            "select * from needling_session where holder_id = ? and not signed and needles_in > 0"
                + " and moved_to is null order by started_at")
        .param(accountId)
        .query(SessionTable::read)
        .list();
  }

  /** Sessions with a needle in: this patient's, and unsigned ones that this account holds. */
  List<SessionHead> withNeedlesIn(UUID accountId, UUID patientId) {
    return jdbc.sql(
            """
            select * from needling_session
            where needles_in > 0 and moved_to is null
              and ((holder_id = ? and not signed) or patient_id = ?)
            order by holder_id <> ?, started_at
            """)
        .params(accountId, patientId, accountId)
        .query(SessionTable::read)
        .list();
  }

  /** Sessions of the group that are neither signed nor moved. */
  List<SessionHead> open() {
    return jdbc.sql(
            "select * from needling_session where not signed and moved_to is null"
                + " order by started_at")
        .query(SessionTable::read)
        .list();
  }

  private static final String BEGUN =
      """
      from needling_session where began_at is not null and moved_to is null
        and started_at >= :from and started_at < :until
        and (:clinic::uuid is null or clinic_id = :clinic::uuid)
      """;

  /** Sessions of the period in which a needle went in. */
  int begun(IncidentRates.Period period) {
    return jdbc.sql("select count(*) " + BEGUN)
        .param("from", TimeColumn.utc(period.from()))
        .param("until", TimeColumn.utc(period.until()))
        .param("clinic", period.clinicId())
        .query(Integer.class)
        .single();
  }

  /** Which of these are among them. */
  Set<UUID> begunAmong(IncidentRates.Period period, Set<UUID> ids) {
    return jdbc.sql("select id " + BEGUN + " and id = any(:ids)")
        .param("from", TimeColumn.utc(period.from()))
        .param("until", TimeColumn.utc(period.until()))
        .param("clinic", period.clinicId())
        .param("ids", ids.toArray(UUID[]::new))
        .query(UUID.class)
        .set();
  }

  List<SessionHead> all() {
    return jdbc.sql("select * from needling_session order by id").query(SessionTable::read).list();
  }

  /** Takes over the live facts of that head. */
  void live(Writes writes, SessionHead head) {
    writes
        .sql(
            "update needling_session set needles_in = ?, began_at = ?, all_out_at = ?, version = ?"
                + " where id = ?")
        .values(
            head.needlesIn(),
            TimeColumn.utcOrNull(head.beganAt()),
            TimeColumn.utcOrNull(head.allOutAt()))
        .values(head.version(), head.id());
  }

  void hold(UUID id, UUID accountId, String name) {
    jdbc.sql(
            "update needling_session set holder_id = ?, holder_name = ?, version = version + 1"
                + " where id = ?")
        .params(accountId, name, id)
        .update();
  }

  void sign(Writes writes, SessionHead signed) {
    writes
        .sql("update needling_session set signed = true, version = ? where id = ?")
        .values(signed.version(), signed.id());
  }

  void moved(UUID id, UUID to) {
    jdbc.sql(
            "update needling_session set moved_to = ?, needles_in = 0, version = version + 1"
                + " where id = ?")
        .params(to, id)
        .update();
  }

  static SessionHead read(ResultSet row, int number) throws SQLException {
    return new SessionHead(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("episode_id", UUID.class),
        row.getObject("visit_id", UUID.class),
        row.getObject("clinic_id", UUID.class),
        row.getObject("room_id", UUID.class),
        row.getObject("practitioner_id", UUID.class),
        row.getObject("product_id", UUID.class),
        TimeColumn.at(row, "started_at"),
        row.getObject("started_by", UUID.class),
        row.getBoolean("late_entry"),
        row.getObject("moved_from", UUID.class),
        places(row.getString("places")),
        row.getObject("holder_id", UUID.class),
        row.getString("holder_name"),
        row.getInt("needles_in"),
        TimeColumn.atOrNull(row, "began_at"),
        TimeColumn.atOrNull(row, "all_out_at"),
        row.getObject("moved_to", UUID.class),
        row.getBoolean("signed"),
        row.getInt("version"));
  }

  private static String written(Set<Place> places) {
    return places.stream()
        .map(p -> p.bodyGroup() + ":" + p.side().name())
        .sorted()
        .collect(joining(" "));
  }

  private static Set<Place> places(String written) {
    return Arrays.stream(written.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.split(":"))
        .map(pair -> new Place(pair[0], Side.valueOf(pair[1])))
        .collect(toSet());
  }
}
