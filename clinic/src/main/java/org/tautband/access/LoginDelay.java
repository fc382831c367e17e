package org.tautband.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.TimeColumn;

/**
 * Slows guessing: after a few failed tries each further one must wait twice as long, per account
 * and per address, up to five minutes. Real time, kept in the database so that a restart forgets
 * nothing.
 */
@Component
class LoginDelay {
  private static final int FREE_TRIES_OF_AN_ACCOUNT = 4;
  private static final int FREE_TRIES_OF_AN_ADDRESS = 20;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private final JdbcClient jdbc;

  LoginDelay(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Key(String text, int freeTries) {
    String hash() {
      return RandomSecret.hash(text);
    }
  }

  private static List<Key> keys(String login, String address) {
    return List.of(
        new Key("address:" + address, FREE_TRIES_OF_AN_ADDRESS),
        new Key(account(login), FREE_TRIES_OF_AN_ACCOUNT));
  }

  private static String account(String login) {
    return "account:" + login.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Counts a try before the password is looked at, so that parallel tries gain nothing.
   *
   * @return how long to wait; zero when this try may go ahead
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Duration tryNow(String login, String address) {
    var now = Instant.now();
    var wait = Duration.ZERO;
    for (var key : keys(login, address)) {
      var rest = remaining(key, now);
      wait = rest.compareTo(wait) > 0 ? rest : wait;
    }
    if (wait.isZero()) {
      keys(login, address).forEach(key -> count(key, now));
    }
    return wait;
  }

  /** The password was right: the account's tries start anew. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void succeeded(String login, String address) {
    jdbc.sql("delete from login_failure where key_hash = ?")
        .param(RandomSecret.hash(account(login)))
        .update();
    jdbc.sql("update login_failure set failures = greatest(0, failures - 1) where key_hash = ?")
        .param(RandomSecret.hash("address:" + address))
        .update();
  }

  private Duration remaining(Key key, Instant now) {
    return jdbc.sql("select failures, last_at from login_failure where key_hash = ? for update")
        .param(key.hash())
        .query(
            (row, n) -> {
              var over = row.getInt(1) - key.freeTries();
              if (over < 0) {
                return Duration.ZERO;
              }
              var delay =
                  Duration.ofSeconds(Math.min(LONGEST.toSeconds(), 1L << Math.min(over + 1, 20)));
              var rest = Duration.between(now, row.getTimestamp(2).toInstant().plus(delay));
              return rest.isNegative() ? Duration.ZERO : rest;
            })
        .optional()
        .orElse(Duration.ZERO);
  }

  private void count(Key key, Instant now) {
    jdbc.sql(
            """
            insert into login_failure (key_hash, failures, last_at) values (?, 1, ?)
            on conflict (key_hash) do update set failures =
              case when login_failure.last_at < excluded.last_at - interval '1 day'
                then 1 else login_failure.failures + 1 end,
              last_at = excluded.last_at
            """)
        .params(key.hash(), TimeColumn.utc(now))
        .update();
  }
}
