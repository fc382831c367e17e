package org.tautband.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.LinkSecrets;
import org.tautband.access.RandomSecret;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.database.TimeColumn;

/**
 * Links by which a patient is asked: one for each session, kept as a hash. Opening one uses nothing
 * up and shows no name; every answer comes with the year of birth.
 */
@Component
@Transactional
public class CheckInLinks {
  static final int TRIES = 5;

  private final JdbcClient jdbc;
  private final LinkSecrets secrets;
  private final Clock clock;

  CheckInLinks(JdbcClient jdbc, LinkSecrets secrets, Clock clock) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * A link.
   *
   * @param open whether answers are still taken by it
   */
  public record Link(UUID id, UUID groupId, UUID patientId, UUID sessionId, boolean open) {}

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

  /** Counts a wrong year; how many tries are left. */
  int wrongYear(UUID linkId) {
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
