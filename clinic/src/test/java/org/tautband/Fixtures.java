package org.tautband;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.Role;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;

/** What tests start from: a group with logins of its own. */
@TestComponent
public class Fixtures {
  /** Every test login's password. */
  public static final String PASSWORD = "needle-and-thread";

  /**
   * The real encoder reads cost from the hash: signing in is as it is, only quicker. The slow cost
   * is tested where passwords are chosen.
   */
  private static final PasswordEncoder QUICK = new Argon2PasswordEncoder(16, 32, 1, 64, 1);

  private final ClinicGroups groups;
  private final Accounts accounts;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final String passwordHash;

  Fixtures(
      ClinicGroups groups, Accounts accounts, JdbcClient jdbc, TransactionTemplate transaction) {
    this.groups = groups;
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.passwordHash = QUICK.encode(PASSWORD);
  }

  /** The accounts of the current group. */
  public Accounts accounts() {
    return accounts;
  }

  /** A fresh clinic group with one login per role, named {@code clinician-<key>} and so on. */
  public TestClinic newClinic() {
    var groupId = Ids.next();
    var key = groupId.toString().substring(24);
    return CurrentGroup.call(
        groupId,
        () -> {
          groups.create(groupId, "Test group " + key);
          var fresh =
              new TestClinic(
                  groupId,
                  key,
                  account("clinician", key, Role.CLINICIAN),
                  account("desk", key, Role.FRONT_DESK),
                  account("manager", key, Role.MANAGER),
                  account("admin", key, Role.ADMINISTRATOR));
          choosePassword();
          return fresh;
        });
  }

  private Actor account(String what, String key, Role role) {
    var login = what + "-" + key;
    var added =
        accounts.add(new Accounts.NewAccount(login, what + " " + key, Set.of(role), null, null));
    var id =
        switch (added) {
          case Accounts.Added.Done done -> done.accountId();
          case Accounts.Added.LoginTaken taken ->
              throw new IllegalStateException("taken: " + taken.login());
        };
    return new Actor(id, login, what + " " + key, Set.of(role), null, null);
  }

  /** Hashed once for all: every test has four people. */
  private void choosePassword() {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("update account set password_hash = ?, version = version + 1")
                .param(passwordHash)
                .update());
  }

  /** One clinic group and the people who may sign in to it. */
  public record TestClinic(
      UUID groupId,
      String key,
      Actor clinician,
      Actor frontDesk,
      Actor manager,
      Actor administrator) {

    /** Runs something as the clinician. */
    public <T> T as(Actor actor, Callable<T> action) {
      try {
        return CurrentGroup.call(groupId, () -> CurrentActor.call(actor, action::call));
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    /** Runs something as the clinician. */
    public <T> T asClinician(Callable<T> action) {
      return as(clinician, action);
    }
  }
}
