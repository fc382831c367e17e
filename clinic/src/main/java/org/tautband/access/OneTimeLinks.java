package org.tautband.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.CurrentGroup;
import org.tautband.database.TimeColumn;

/**
 * Printed links by which somebody chooses a password: 256 random bits, kept as a hash, valid for 24
 * hours of real time, used once. Opening one never consumes it.
 */
@Component
public class OneTimeLinks {
  private final JdbcClient jdbc;
  private final Accounts accounts;

  OneTimeLinks(JdbcClient jdbc, Accounts accounts) {
    this.jdbc = jdbc;
    this.accounts = accounts;
  }

  /** Why a link was made. */
  public enum Purpose {
    INVITATION,
    RESET
  }

  private record Link(UUID groupId, UUID accountId) {}

  /** Whose link this is, when it may still be used. */
  public Optional<Accounts.Account> owner(String secret) {
    return open(secret)
        .flatMap(l -> CurrentGroup.call(l.groupId(), () -> accounts.find(l.accountId())));
  }

  /** Uses the link: the account has this password from now on. False when the link is spent. */
  public boolean choosePassword(String secret, CharSequence password) {
    var link = open(secret);
    if (link.isEmpty()) {
      return false;
    }
    int used =
        jdbc.sql("update one_time_link set used_at = ? where token_hash = ? and used_at is null")
            .params(TimeColumn.utc(Instant.now()), RandomSecret.hash(secret))
            .update();
    if (used == 1) {
      CurrentGroup.run(
          link.get().groupId(), () -> accounts.choosePassword(link.get().accountId(), password));
    }
    return used == 1;
  }

  private Optional<Link> open(String secret) {
    return jdbc.sql(
            """
            select clinic_group_id, account_id from one_time_link
            where token_hash = ? and used_at is null and expires_at > ?
            """)
        .params(RandomSecret.hash(secret), TimeColumn.utc(Instant.now()))
        .query((row, n) -> new Link(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .optional();
  }
}
