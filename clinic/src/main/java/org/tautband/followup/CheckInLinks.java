package org.tautband.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.LinkSecrets;
import org.tautband.access.RandomSecret;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.database.TimeColumn;
import org.tautband.patients.Patients;

/**
 * Links by which a patient is asked: one for each session, and one half a year later, kept as a
 * hash. Opening one uses nothing up and shows no name; every answer comes with the year of birth.
 */
@Component
@Transactional
public class CheckInLinks {
  static final int TRIES = 5;

  private final JdbcClient jdbc;
  private final LinkSecrets secrets;
  private final Patients patients;
  private final Clock clock;

  CheckInLinks(JdbcClient jdbc, LinkSecrets secrets, Patients patients, Clock clock) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.patients = patients;
    this.clock = clock;
  }

  /**
   * A link.
   *
   * @param sessionId after which it asks; null when it asks half a year later
   * @param open whether answers are still taken by it
   */
  public record Link(
      UUID id, UUID groupId, UUID patientId, @Nullable UUID sessionId, boolean open) {
    /** What it opens. */
    public Asks asks() {
      return sessionId == null ? Asks.HALF_A_YEAR_LATER : Asks.AFTER_A_SESSION;
    }
  }

  /** What a link asks about. */
  public enum Asks {
    AFTER_A_SESSION,
    HALF_A_YEAR_LATER
  }

  /** Which year of birth somebody typed. */
  public sealed interface Year {
    record Right() implements Year {}

    /** Not this patient's. */
    record Wrong(int triesLeft) implements Year {}
  }

  /** The link of a session of the current group, made at first; open until then. */
  UUID of(UUID patientId, UUID sessionId, Instant until) {
    var fresh = Ids.next();
    return jdbc.sql(
            """
            insert into checkin_link
              (token_hash, id, clinic_group_id, patient_id, session_id, expires_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (clinic_group_id, session_id) do update set
              expires_at = greatest(checkin_link.expires_at, excluded.expires_at)
            returning id
            """)
        .params(RandomSecret.hash(secrets.of(fresh)), fresh, CurrentGroup.required())
        .params(patientId, sessionId, TimeColumn.utc(until))
        .query(UUID.class)
        .single();
  }

  /** The link of this secret, open or not; empty when it is none of ours. */
  @Transactional(readOnly = true)
  public Optional<Link> find(String secret) {
    return jdbc.sql("select * from checkin_link where token_hash = ?")
        .param(RandomSecret.hash(secret))
        .query(this::link)
        .optional();
  }

  /** The link that asks half a year later; it has the id of its question. Open until then. */
  void later(UUID questionId, UUID patientId, Instant until) {
    jdbc.sql(
            """
            insert into checkin_link (token_hash, id, clinic_group_id, patient_id, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(RandomSecret.hash(secrets.of(questionId)), questionId, CurrentGroup.required())
        .params(patientId, TimeColumn.utc(until))
        .update();
  }

  /** Compares the year and counts a wrong one. Runs in the link's group. */
  public Year year(Link link, int yearOfBirth) {
    return patients.get(link.patientId()).birthDate().getYear() == yearOfBirth
        ? new Year.Right()
        : new Year.Wrong(wrongYear(link.id()));
  }

  private int wrongYear(UUID linkId) {
    return jdbc.sql(
            """
            update checkin_link set wrong_years = least(wrong_years + 1, ?)
            where id = ? returning ? - wrong_years
            """)
        .params(TRIES, linkId, TRIES)
        .query(Integer.class)
        .single();
  }

  /** No answer is taken by the link of this session of the current group any more. */
  void end(UUID sessionId, Instant at) {
    jdbc.sql(
            """
            update checkin_link set ended_at = ?
            where clinic_group_id = ? and session_id = ? and ended_at is null
            """)
        .params(TimeColumn.utc(at), CurrentGroup.required(), sessionId)
        .update();
  }

  private Link link(ResultSet row, int n) throws SQLException {
    boolean open =
        row.getTimestamp("ended_at") == null
            && TimeColumn.at(row, "expires_at").isAfter(clock.instant())
            && row.getInt("wrong_years") < TRIES;
    return new Link(
        row.getObject("id", UUID.class),
        row.getObject("clinic_group_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("session_id", UUID.class),
        open);
  }
}
