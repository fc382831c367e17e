package org.tautband.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.database.TimeColumn;

/**
 * Other systems that may read the published record: each has an id, a secret of 256 random bits of
 * which only the hash is kept, and scopes. OAuth 2.0 client credentials (RFC 6749, section 4.4).
 */
@Component
@Transactional
public class SystemClients {
  /** How long a token lives, in real time. */
  public static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private static final Pattern SCOPE =
      Pattern.compile("system/(\\*|[A-Z][A-Za-z]{1,63})\\.read|" + SystemCaller.METRICS);
  private final JdbcClient jdbc;
  private final Clock clock;

  SystemClients(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A system as the administrator sees it. */
  public record Client(UUID id, String name, Set<String> scopes, @Nullable Instant disabledAt) {}

  /** A fresh client; its secret is shown once and kept nowhere. */
  public record Registered(UUID clientId, String secret) {}

  /** Whether that is a scope this server knows. */
  public static boolean isScope(String text) {
    return SCOPE.matcher(text).matches();
  }

  /**
   * Adds a system.
   *
   * @param scopes at least one; see {@link #isScope}
   */
  public Registered register(String name, Set<String> scopes) {
    if (scopes.isEmpty() || !scopes.stream().allMatch(SystemClients::isScope)) {
      throw new IllegalArgumentException("Not scopes of this server: " + scopes);
    }
    var id = Ids.next();
    var secret = RandomSecret.fresh();
    jdbc.sql(
            """
            insert into system_client (id, name, secret_hash, scopes, created_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            id,
            name.strip(),
            RandomSecret.hash(secret),
            String.join(" ", new TreeSet<>(scopes)),
            TimeColumn.utc(clock.instant()))
        .update();
    jdbc.sql("insert into system_client_name (client_id, clinic_group_id) values (?, ?)")
        .params(id, CurrentGroup.required())
        .update();
    return new Registered(id, secret);
  }

  /** Lets the system in no more; its tokens end at once. */
  public void disable(UUID clientId) {
    jdbc.sql("update system_client set disabled_at = ? where id = ? and disabled_at is null")
        .params(TimeColumn.utc(clock.instant()), clientId)
        .update();
    jdbc.sql("delete from client_token where client_id = ? and clinic_group_id = ?")
        .params(clientId, CurrentGroup.required())
        .update();
  }

  /** All systems of the group, by name. */
  @Transactional(readOnly = true)
  public List<Client> all() {
    return jdbc.sql("select * from system_client order by name, id")
        .query(SystemClients::client)
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Client> withSecret(UUID clientId, String secret) {
    return jdbc.sql(
            "select * from system_client where id = ? and secret_hash = ? and disabled_at is null")
        .params(clientId, RandomSecret.hash(secret))
        .query(SystemClients::client)
        .optional();
  }

  /** A token for a client of the current group. */
  String issue(Client client, Set<String> scopes) {
    var token = RandomSecret.fresh();
    var now = Instant.now();
    jdbc.sql("delete from client_token where expires_at < ?").param(TimeColumn.utc(now)).update();
    jdbc.sql(
            """
            insert into client_token (token_hash, clinic_group_id, client_id, scopes, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            RandomSecret.hash(token),
            CurrentGroup.required(),
            client.id(),
            String.join(" ", new TreeSet<>(scopes)),
            TimeColumn.utc(now.plus(TOKEN_LIFE)))
        .update();
    return token;
  }

  @Transactional(readOnly = true)
  Optional<Client> enabled(UUID clientId) {
    return jdbc.sql("select * from system_client where id = ? and disabled_at is null")
        .param(clientId)
        .query(SystemClients::client)
        .optional();
  }

  private static Client client(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    var disabled = row.getTimestamp("disabled_at");
    return new Client(
        row.getObject("id", UUID.class),
        row.getString("name"),
        asSet(row.getString("scopes")),
        disabled == null ? null : disabled.toInstant());
  }

  static Set<String> asSet(String scopes) {
    var all = new TreeSet<String>();
    Arrays.stream(scopes.split(" ")).filter(s -> !s.isBlank()).forEach(all::add);
    return all;
  }
}
