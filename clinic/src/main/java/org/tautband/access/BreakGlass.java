package org.tautband.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.Ids;
import org.tautband.database.TimeColumn;

/** Records opened without a care relation: with a reason, for at most an hour, and reviewed. */
@Component
@Transactional
public class BreakGlass {
  /** Longest time a record stays open; the table holds to it too. */
  public static final Duration LONGEST = Duration.ofMinutes(60);

  private final JdbcClient jdbc;
  private final Clock clock;

  BreakGlass(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One use.
   *
   * @param review what a manager wrote; null while nobody has reviewed it
   */
  public record Use(
      UUID id,
      UUID patientId,
      UUID accountId,
      String who,
      String reason,
      Instant at,
      Instant endsAt,
      @Nullable Instant reviewedAt,
      @Nullable String reviewedBy,
      @Nullable String review) {}

  /** Opens the patient's record to the acting person for that long. */
  public void open(UUID patientId, String reason, Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A record is opened for at most an hour");
    }
    var now = clock.instant();
    var actor = CurrentActor.get();
    jdbc.sql(
            """
            insert into broken_glass
              (id, patient_id, account_id, account_name, reason, at, ends_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(Ids.next(), patientId, actor.accountId(), actor.name(), reason.strip())
        .params(TimeColumn.utc(now), TimeColumn.utc(now.plus(time)))
        .update();
  }

  /** Closes it before its time. */
  public void close(UUID patientId) {
    var now = TimeColumn.utc(clock.instant());
    jdbc.sql(
            """
            update broken_glass set ends_at = ?
            where patient_id = ? and account_id = ? and ends_at > ?
            """)
        .params(now, patientId, CurrentActor.get().accountId(), now)
        .update();
  }

  /** The use by which the acting person reads this record now. */
  @Transactional(readOnly = true)
  public Optional<Use> current(UUID patientId) {
    if (!CareRelations.isBound(CurrentActor.get())) {
      return Optional.empty();
    }
    var now = TimeColumn.utc(clock.instant());
    return jdbc.sql(
            """
            select * from broken_glass
            where patient_id = ? and account_id = ? and at <= ? and ends_at > ?
            order by ends_at desc limit 1
            """)
        .params(patientId, CurrentActor.get().accountId(), now, now)
        .query(BreakGlass::use)
        .optional();
  }

  /** Every use on this patient's record, newest first. */
  @Transactional(readOnly = true)
  public List<Use> of(UUID patientId) {
    return jdbc.sql("select * from broken_glass where patient_id = ? order by at desc, id desc")
        .param(patientId)
        .query(BreakGlass::use)
        .list();
  }

  /** The newest uses: those nobody has reviewed first. */
  @Transactional(readOnly = true)
  public List<Use> newest(int most) {
    return jdbc.sql(
            """
            select * from broken_glass
            order by reviewed_at is not null, at desc, id desc limit ?
            """)
        .param(most)
        .query(BreakGlass::use)
        .list();
  }

  /**
   * Keeps what a manager says of a use.
   *
   * @return false when somebody reviewed it before, or it is the reviewer's own
   */
  public boolean review(UUID useId, String words) {
    var reviewer = CurrentActor.get();
    int rows =
        jdbc.sql(
                """
                update broken_glass set reviewed_at = ?, reviewed_by = ?, review = ?
                where id = ? and reviewed_at is null and account_id <> ?
                """)
            .params(TimeColumn.utc(clock.instant()), reviewer.name(), words.strip())
            .params(useId, reviewer.accountId())
            .update();
    return rows == 1;
  }

  private static Use use(ResultSet row, int n) throws SQLException {
    return new Use(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("account_name"),
        row.getString("reason"),
        TimeColumn.at(row, "at"),
        TimeColumn.at(row, "ends_at"),
        TimeColumn.atOrNull(row, "reviewed_at"),
        row.getString("reviewed_by"),
        row.getString("review"));
  }
}
