package org.tautband.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.TimeColumn;

/**
 * Chains the audit once a second, apart from the requests: each link's hash covers the entry and
 * the hash before it, so that a changed or missing entry shows.
 */
@Component
public class AuditChain {
  private static final byte[] START = new byte[32];
  private static final int BATCH = 1000;

  /** An entry's id is made before its commit; none commits later than this after it. */
  private static final Duration LATEST_COMMIT = Duration.ofMinutes(10);

  /** Groups whose whole audit was searched once since the start; then only the recent part is. */
  private final Set<UUID> searched = ConcurrentHashMap.newKeySet();

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ClinicGroups groups;

  AuditChain(JdbcClient jdbc, TransactionTemplate transaction, ClinicGroups groups) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.groups = groups;
  }

  @Scheduled(fixedDelay = 1000, initialDelay = 2000)
  void chainAll() {
    for (var group : groups.ids()) {
      CurrentGroup.run(group, this::chainNew);
    }
  }

  /** Chains what is not chained yet, in the current group. */
  public void chainNew() {
    transaction.executeWithoutResult(status -> appendLinks());
  }

  private void appendLinks() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 7))")
        .param(CurrentGroup.required().toString())
        .query((row, n) -> 0)
        .list();
    var head = head();
    var from =
        head.filter(h -> searched.contains(CurrentGroup.required()))
            .map(Head::tenMinutesBefore)
            .orElse(new UUID(0, 0));
    var waiting =
        jdbc.sql(
                """
                select e.*, array_to_string(e.patient_ids, ',') as patients from audit_entry e
                where e.id >= ? and not exists (select 1 from audit_link l
                  where l.clinic_group_id = e.clinic_group_id and l.audit_id = e.id)
                order by e.id limit 1000
                """)
            .param(from)
            .query((row, n) -> Chained.of(row))
            .list();
    if (waiting.size() < BATCH) {
      searched.add(CurrentGroup.required());
    }
    long number = head.map(Head::number).orElse(0L);
    byte[] previous = head.map(Head::hash).orElse(START);
    for (var entry : waiting) {
      number++;
      var hash = hash(number, entry, previous);
      jdbc.sql("insert into audit_link (number, audit_id, previous_hash, hash) values (?, ?, ?, ?)")
          .params(number, entry.id(), previous, hash)
          .update();
      previous = hash;
    }
  }

  private record Head(long number, byte[] hash, UUID auditId) {
    /** The least id that an entry ten minutes older than this one could have. */
    UUID tenMinutesBefore() {
      long millis = (auditId.getMostSignificantBits() >>> 16) - LATEST_COMMIT.toMillis();
      return new UUID(millis << 16, 0);
    }
  }

  private Optional<Head> head() {
    return jdbc.sql("select number, hash, audit_id from audit_link order by number desc limit 1")
        .query((row, n) -> new Head(row.getLong(1), row.getBytes(2), row.getObject(3, UUID.class)))
        .optional();
  }

  /** The newest link: how many entries are chained, and the hash that covers them all. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, only looked for.
  public record End(long number, byte[] hash) {}

  /** Where the current group's audit ends now; empty before its first link. */
  public Optional<End> end() {
    return Objects.requireNonNull(
        transaction.execute(status -> head().map(head -> new End(head.number(), head.hash()))));
  }

  /** Whether the current group's audit still holds that link. */
  public boolean holds(End end) {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                jdbc.sql("select exists (select from audit_link where number = ? and hash = ?)")
                    .params(end.number(), end.hash())
                    .query(Boolean.class)
                    .single()));
  }

  /** The audit entry as its hash covers it: every column, length-prefixed. */
  private record Chained(UUID id, List<String> columns) {
    static Chained of(java.sql.ResultSet row) throws java.sql.SQLException {
      return new Chained(
          row.getObject("id", UUID.class),
          List.of(
              row.getString("id"),
              Long.toString(micros(row)),
              row.getString("account_id"),
              row.getString("actor_name"),
              row.getString("action"),
              row.getString("route"),
              Integer.toString(row.getInt("outcome")),
              row.getString("address"),
              row.getString("patients")));
    }

    private static long micros(java.sql.ResultSet row) throws java.sql.SQLException {
      var at = TimeColumn.at(row, "at");
      return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }
  }

  /** Names the first broken link of the current group's audit, empty when all agree. */
  public Optional<String> firstFault() {
    return Objects.requireNonNull(transaction.execute(status -> walk()));
  }

  private Optional<String> walk() {
    var number = new long[] {0};
    var previous = new byte[][] {START};
    var fault = new String[1];
    jdbc.sql(
            """
            select l.number, l.previous_hash, l.hash, e.*,
              array_to_string(e.patient_ids, ',') as patients
            from audit_link l left join audit_entry e
              on e.clinic_group_id = l.clinic_group_id and e.id = l.audit_id
            order by l.number
            """)
        .query(
            row -> {
              if (fault[0] != null) {
                return;
              }
              number[0]++;
              boolean whole =
                  row.getLong("number") == number[0]
                      && row.getString("id") != null
                      && MessageDigest.isEqual(row.getBytes("previous_hash"), previous[0])
                      && MessageDigest.isEqual(
                          row.getBytes("hash"), hash(number[0], Chained.of(row), previous[0]));
              if (!whole) {
                fault[0] = "audit entry number " + number[0] + " does not fit its chain";
              }
              previous[0] = row.getBytes("hash");
            });
    return Optional.ofNullable(fault[0]);
  }

  private static byte[] hash(long number, Chained entry, byte[] previous) {
    var digest = sha256();
    digest.update(ByteBuffer.allocate(8).putLong(number).array());
    for (var column : entry.columns()) {
      var bytes = column.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      digest.update(bytes);
    }
    digest.update(previous);
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
