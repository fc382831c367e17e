package org.tautband.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.database.TimeColumn;

/** The people who may sign in: invited by a one-time link, given roles, disabled at once. */
@Component
@Transactional
public class Accounts {
  /** How long a printed link may be used. */
  public static final Duration LINK_LIFE = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PasswordEncoder encoder;
  private final SignedInPeople signedIn;
  private final SecondFactors factors;

  Accounts(
      JdbcClient jdbc,
      Clock clock,
      PasswordEncoder encoder,
      SignedInPeople signedIn,
      SecondFactors factors) {
    this.factors = factors;
    this.jdbc = jdbc;
    this.clock = clock;
    this.encoder = encoder;
    this.signedIn = signedIn;
  }

  /** An account as the administrator sees it. */
  public record Account(
      UUID id,
      String login,
      String name,
      Set<Role> roles,
      @Nullable UUID practitionerId,
      @Nullable UUID clinicId,
      boolean hasPassword,
      @Nullable Instant disabledAt,
      int version) {}

  /** What an administrator says about a new account. */
  public record NewAccount(
      String login,
      String name,
      Set<Role> roles,
      @Nullable UUID practitionerId,
      @Nullable UUID clinicId) {}

  /** Whether the account was made. */
  public sealed interface Added {
    /** It was. */
    record Done(UUID accountId) implements Added {}

    /** Somebody on this installation already signs in with that name. */
    record LoginTaken(String login) implements Added {}
  }

  /** Adds an account without a password; {@link #link} lets its owner choose one. */
  public Added add(NewAccount fresh) {
    var login = fresh.login().strip().toLowerCase(Locale.ROOT);
    if (jdbc.sql("select 1 from login_name where login = ?")
            .param(login)
            .query()
            .listOfRows()
            .size()
        > 0) {
      return new Added.LoginTaken(login);
    }
    var id = Ids.next();
    jdbc.sql(
            """
            insert into account (id, login, name, roles, practitioner_id, clinic_id, created_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(id, login, fresh.name().strip(), asText(fresh.roles()))
        .param(fresh.practitionerId())
        .param(fresh.clinicId())
        .param(TimeColumn.utc(clock.instant()))
        .update();
    try {
      jdbc.sql("insert into login_name (login, clinic_group_id, account_id) values (?, ?, ?)")
          .params(login, CurrentGroup.required(), id)
          .update();
    } catch (DuplicateKeyException e) {
      throw new IllegalStateException("Two administrators chose " + login + " at once", e);
    }
    return new Added.Done(id);
  }

  /** Gives the account this password; only the demo and one-time links do. */
  public void choosePassword(UUID accountId, CharSequence password) {
    jdbc.sql("update account set password_hash = ?, version = version + 1 where id = ?")
        .params(encoder.encode(password), accountId)
        .update();
  }

  /**
   * A fresh secret for a one-time link (256 random bits, only its hash is kept); older unused links
   * of the account end. A reset also ends the sessions and the old password at once.
   */
  public String link(UUID accountId, OneTimeLinks.Purpose purpose) {
    if (purpose == OneTimeLinks.Purpose.RESET) {
      jdbc.sql("update account set password_hash = null, version = version + 1 where id = ?")
          .param(accountId)
          .update();
      signedIn.end(accountId);
    }
    var secret = RandomSecret.fresh();
    jdbc.sql("update one_time_link set used_at = ? where account_id = ? and used_at is null")
        .params(TimeColumn.utc(Instant.now()), accountId)
        .update();
    jdbc.sql(
            """
            insert into one_time_link (token_hash, clinic_group_id, account_id, purpose, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            RandomSecret.hash(secret),
            CurrentGroup.required(),
            accountId,
            purpose.name().toLowerCase(Locale.ROOT),
            TimeColumn.utc(Instant.now().plus(LINK_LIFE)))
        .update();
    return secret;
  }

  /** A link for somebody who has lost the phone too: password and codes are set up anew. */
  public String linkForLostPhone(UUID accountId) {
    factors.remove(accountId);
    return link(accountId, OneTimeLinks.Purpose.RESET);
  }

  /** Ends the account's logins at once and for good, until {@link #enable}. */
  public void disable(UUID accountId) {
    jdbc.sql("update account set disabled_at = ?, version = version + 1 where id = ?")
        .params(TimeColumn.utc(clock.instant()), accountId)
        .update();
    signedIn.end(accountId);
  }

  /** Lets a disabled account sign in again. */
  public void enable(UUID accountId) {
    jdbc.sql("update account set disabled_at = null, version = version + 1 where id = ?")
        .param(accountId)
        .update();
  }

  /** Changes name, roles and links to clinic and practitioner; ends sessions with the old roles. */
  public boolean change(Account changed) {
    int rows =
        jdbc.sql(
                """
                update account set name = ?, roles = ?, practitioner_id = ?, clinic_id = ?,
                  version = version + 1
                where id = ? and version = ?
                """)
            .params(changed.name().strip(), asText(changed.roles()))
            .param(changed.practitionerId())
            .param(changed.clinicId())
            .params(changed.id(), changed.version())
            .update();
    if (rows == 1) {
      signedIn.end(changed.id());
    }
    return rows == 1;
  }

  /** Everybody of this group, by name. */
  @Transactional(readOnly = true)
  public List<Account> all() {
    return jdbc.sql("select * from account order by name, id").query(Accounts::account).list();
  }

  /** One account of this group. */
  @Transactional(readOnly = true)
  public Optional<Account> find(UUID accountId) {
    return jdbc.sql("select * from account where id = ?")
        .param(accountId)
        .query(Accounts::account)
        .optional();
  }

  @Transactional(readOnly = true)
  boolean passwordMatches(UUID accountId, CharSequence password) {
    return jdbc.sql("select password_hash from account where id = ? and disabled_at is null")
        .param(accountId)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(hash -> hash)
        .map(hash -> encoder.matches(password, hash))
        .orElse(false);
  }

  private static Account account(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    var disabled = row.getTimestamp("disabled_at");
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("login"),
        row.getString("name"),
        asRoles(row.getString("roles")),
        row.getObject("practitioner_id", UUID.class),
        row.getObject("clinic_id", UUID.class),
        row.getString("password_hash") != null,
        disabled == null ? null : disabled.toInstant(),
        row.getInt("version"));
  }

  static String asText(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
  }

  static Set<Role> asRoles(String text) {
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream(text.split(",")).filter(w -> !w.isBlank()).map(Role::valueOf).forEach(roles::add);
    return roles;
  }
}
