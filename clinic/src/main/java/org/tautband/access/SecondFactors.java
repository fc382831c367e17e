package org.tautband.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.TimeColumn;

/**
 * Codes from somebody's phone beside the password. One step of drift either side is accepted, a
 * code never twice, and wrong ones slow the next tries as wrong passwords do. Real time.
 */
@Component
@Transactional
public class SecondFactors {
  private final JdbcClient jdbc;
  private final SealedKeys keys;
  private final LoginDelay delay;

  SecondFactors(JdbcClient jdbc, SealedKeys keys, LoginDelay delay) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.delay = delay;
  }

  /** What came of a code. */
  public sealed interface Answer {
    /** It is right, and counts no more from now on. */
    record Right() implements Answer {}

    /** It is not the code of now. */
    record Wrong() implements Answer {}

    /** It, or a later one, was accepted already. */
    record Used() implements Answer {}

    /** Too many wrong tries; nothing was looked at. */
    record TooSoon(Duration pause) implements Answer {}

    /** The installation's key does not open this account's: a new link sets it up anew. */
    record Unreadable() implements Answer {}
  }

  private record Kept(byte[] sealed, long lastStep) {}

  /** Whether this account is asked for a code. */
  @Transactional(readOnly = true)
  public boolean isSet(UUID accountId) {
    return kept(accountId).isPresent();
  }

  /**
   * Keeps the key when the code shows that the phone has it; an older key ends.
   *
   * @param code as typed; spaces do not count
   */
  public Answer set(UUID accountId, byte[] key, String code) {
    var slowed = slowed(accountId);
    if (slowed.isPresent()) {
      return slowed.get();
    }
    var step = stepOf(key, code, Instant.now());
    if (step.isEmpty()) {
      return new Answer.Wrong();
    }
    jdbc.sql(
            """
            insert into second_factor (account_id, sealed_key, last_step, set_at)
            values (?, ?, ?, ?)
            on conflict (clinic_group_id, account_id) do update set
              sealed_key = excluded.sealed_key, last_step = excluded.last_step,
              set_at = excluded.set_at
            """)
        .params(accountId, keys.seal(key, accountId), step.getAsLong())
        .param(TimeColumn.utc(Instant.now()))
        .update();
    forgive(accountId);
    return new Answer.Right();
  }

  /** Compares with the code of now and uses it up. */
  public Answer check(UUID accountId, String code) {
    var slowed = slowed(accountId);
    if (slowed.isPresent()) {
      return slowed.get();
    }
    var kept = kept(accountId);
    if (kept.isEmpty()) {
      return new Answer.Wrong();
    }
    var key = keys.open(kept.get().sealed(), accountId);
    if (key.isEmpty()) {
      return new Answer.Unreadable();
    }
    var step = stepOf(key.get(), code, Instant.now());
    if (step.isEmpty()) {
      return new Answer.Wrong();
    }
    // Two requests with one code at once: the row lets one of them through.
    int accepted =
        jdbc.sql("update second_factor set last_step = ? where account_id = ? and last_step < ?")
            .params(step.getAsLong(), accountId, step.getAsLong())
            .update();
    if (accepted == 0) {
      return new Answer.Used();
    }
    forgive(accountId);
    return new Answer.Right();
  }

  /** The phone is lost: the account has none until it is set up anew. */
  void remove(UUID accountId) {
    jdbc.sql("delete from second_factor where account_id = ?").param(accountId).update();
  }

  private static OptionalLong stepOf(byte[] key, String typed, Instant now) {
    var code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    long current = Totp.step(now);
    for (long step : new long[] {current, current - 1, current + 1}) {
      var right = Totp.code(key, step, Totp.DIGITS).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(code, right)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private Optional<Answer> slowed(UUID accountId) {
    var wait = delay.tryNow(delayKey(accountId), delayKey(accountId));
    return wait.isZero() ? Optional.empty() : Optional.of(new Answer.TooSoon(wait));
  }

  private void forgive(UUID accountId) {
    delay.succeeded(delayKey(accountId), delayKey(accountId));
  }

  private static String delayKey(UUID accountId) {
    return "code:" + accountId;
  }

  private Optional<Kept> kept(UUID accountId) {
    return jdbc.sql("select sealed_key, last_step from second_factor where account_id = ?")
        .param(accountId)
        .query((row, n) -> new Kept(row.getBytes(1), row.getLong(2)))
        .optional();
  }
}
