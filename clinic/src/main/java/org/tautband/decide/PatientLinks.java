package org.tautband.decide;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.RandomSecret;
import org.tautband.database.CurrentGroup;
import org.tautband.database.TimeColumn;

/**
 * Links a clinic prints for a patient: 256 random bits, kept as a hash. Opening one uses nothing up
 * and shows no name; sending asks for the year of birth.
 */
@Component
@Transactional
public class PatientLinks {
  /** Until the visit, and a while after: answers may be changed. Ours. */
  static final Duration VALID = Duration.ofDays(30);

  static final int TRIES = 5;

  private final JdbcClient jdbc;
  private final Clock clock;

  PatientLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A fresh secret for this patient of the current group; the links before it end. */
  public String make(UUID patientId) {
    var secret = RandomSecret.fresh();
    var now = clock.instant();
    jdbc.sql(
            """
            update decision_aid_link set ended_at = ?
            where clinic_group_id = ? and patient_id = ? and ended_at is null
            """)
        .params(TimeColumn.utc(now), CurrentGroup.required(), patientId)
        .update();
    jdbc.sql(
            """
            insert into decision_aid_link
              (token_hash, clinic_group_id, patient_id, made_at, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            RandomSecret.hash(secret),
            CurrentGroup.required(),
            patientId,
            TimeColumn.utc(now),
            TimeColumn.utc(now.plus(VALID)))
        .update();
    return secret;
  }

  /** The link of this secret while it may be used. */
  @Transactional(readOnly = true)
  public Optional<PatientLink> find(String secret) {
    return jdbc.sql(
            """
            select * from decision_aid_link
            where token_hash = ? and ended_at is null and expires_at > ? and wrong_years < ?
            """)
        .params(RandomSecret.hash(secret), TimeColumn.utc(clock.instant()), TRIES)
        .query(PatientLinks::link)
        .optional();
  }

  /** The newest link of a patient of the current group, used up or not. */
  @Transactional(readOnly = true)
  public Optional<PatientLink> newestOf(UUID patientId) {
    return jdbc.sql(
            """
            select * from decision_aid_link where clinic_group_id = ? and patient_id = ?
            order by made_at desc limit 1
            """)
        .params(CurrentGroup.required(), patientId)
        .query(PatientLinks::link)
        .optional();
  }

  /** Counts a wrong year; how many tries are left. */
  int wrongYear(PatientLink link) {
    return jdbc.sql(
            """
            update decision_aid_link set wrong_years = least(wrong_years + 1, ?)
            where token_hash = ? returning ? - wrong_years
            """)
        .params(TRIES, link.hash(), TRIES)
        .query(Integer.class)
        .single();
  }

  private static PatientLink link(ResultSet row, int n) throws SQLException {
    return new PatientLink(
        row.getString("token_hash"),
        row.getObject("clinic_group_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        TimeColumn.at(row, "made_at"),
        TimeColumn.at(row, "expires_at"),
        TRIES - row.getInt("wrong_years"));
  }
}
