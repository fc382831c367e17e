package org.tautband.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether the administrator of an outside PostgreSQL has prepared it (README, "Run it for real").
 *
 * @param url its JDBC address, with the database
 */
public record OutsideServer(
    String url, String migratorUser, String migratorPassword, String appUser, String appPassword) {
  private static final int NEEDED_VERSION = 180_000;

  /** PostgreSQL’s codes: unable to connect, and connection failure. */
  private static final Set<String> NOT_REACHED = Set.of("08001", "08006");

  private static final String OWNER = "tautband_owner";

  /** What is missing, each with its mend; empty when all is well. */
  public List<String> faults() {
    var faults = new ArrayList<String>();
    if (ask(migratorUser, migratorPassword, "MIGRATOR", faults, this::asMigrator)) {
      ask(appUser, appPassword, "APP", faults, this::asApplication);
    }
    return List.copyOf(faults);
  }

  private interface Question {
    void ask(Connection connection, List<String> faults) throws SQLException;
  }

  /** Whether anybody answered there at all. */
  private boolean ask(
      String user, String password, String name, List<String> faults, Question question) {
    try (var connection = DriverManager.getConnection(url, user, password)) {
      question.ask(connection, faults);
    } catch (SQLException refused) {
      if (NOT_REACHED.contains(Objects.requireNonNullElse(refused.getSQLState(), ""))) {
        faults.add(
            "The database at %s cannot be reached: %s. Check that the server runs, and TAUTBAND_DATABASE_URL."
                .formatted(url.replaceFirst("\\?.*", ""), oneLine(refused)));
        return false;
      }
      faults.add(
          "%s cannot sign in at %s: %s. Check that the server runs, and TAUTBAND_DATABASE_URL, TAUTBAND_DATABASE_%s_USER and …_PASSWORD."
              .formatted(user, url.replaceFirst("\\?.*", ""), oneLine(refused), name));
    }
    return true;
  }

  private void asMigrator(Connection c, List<String> faults) throws SQLException {
    if (Integer.parseInt(one(c, "show server_version_num")) < NEEDED_VERSION) {
      faults.add(
          "PostgreSQL 18 or newer is needed; this is %s.".formatted(one(c, "show server_version")));
    }
    if (!one(c, "show server_encoding").equals("UTF8")) {
      faults.add(
          "The database’s encoding is %s. Make it with: create database tautband owner %s encoding 'UTF8' template template0;"
              .formatted(one(c, "show server_encoding"), OWNER));
    }
    roles(c, faults);
    extensions(c, faults);
  }

  private void roles(Connection c, List<String> faults) throws SQLException {
    if (!exists(c, OWNER)) {
      faults.add(
          "The role %1$s is missing. As the server’s administrator: create role %1$s nologin; grant %1$s to %2$s; alter database %3$s owner to %1$s;"
              .formatted(OWNER, migratorUser, database(c)));
      return;
    }
    if (!yes(c, "select pg_has_role(current_user, '%s', 'SET')".formatted(OWNER))) {
      faults.add(
          "%2$s may not act for %1$s. As the server’s administrator: grant %1$s to %2$s;"
              .formatted(OWNER, migratorUser));
    }
    if (!yes(
            c, "select has_database_privilege('%s', current_database(), 'CREATE')".formatted(OWNER))
        || !yes(c, "select has_schema_privilege('%s', 'public', 'CREATE')".formatted(OWNER))) {
      faults.add(
          "%1$s may not make tables. As the server’s administrator: alter database %2$s owner to %1$s;"
              .formatted(OWNER, database(c)));
    }
    if (!exists(c, Roles.APP)) {
      faults.add(
          "The role %1$s is missing. As the server’s administrator: create role %1$s login nobypassrls password '…';"
              .formatted(Roles.APP));
    }
  }

  private static void extensions(Connection c, List<String> faults) throws SQLException {
    for (var name : List.of("pg_trgm", "unaccent", "btree_gist")) {
      if (!yes(
          c, "select exists (select from pg_available_extensions where name = '" + name + "')")) {
        faults.add(
            "The extension %s is not on the server. Install PostgreSQL’s contrib package there (Debian: in postgresql-18; Red Hat: postgresql18-contrib)."
                .formatted(name));
      }
    }
  }

  private void asApplication(Connection c, List<String> faults) throws SQLException {
    if (yes(c, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
      faults.add(
          "%1$s sees every group’s rows. As the server’s administrator: alter role %1$s nosuperuser nobypassrls;"
              .formatted(appUser));
    } else if (exists(c, OWNER)
        && yes(c, "select pg_has_role(current_user, '%s', 'MEMBER')".formatted(OWNER))) {
      faults.add(
          "%2$s may act for the owner of the tables. As the server’s administrator: revoke %1$s from %2$s;"
              .formatted(OWNER, appUser));
    }
    if (!appUser.equals(Roles.APP)
        && exists(c, Roles.APP)
        && !yes(c, "select pg_has_role(current_user, '%s', 'USAGE')".formatted(Roles.APP))) {
      faults.add(
          "%2$s may not use the tables. As the server’s administrator: grant %1$s to %2$s;"
              .formatted(Roles.APP, appUser));
    }
  }

  private static String database(Connection c) throws SQLException {
    return one(c, "select quote_ident(current_database())");
  }

  private static boolean exists(Connection c, String role) throws SQLException {
    return yes(c, "select exists (select from pg_roles where rolname = '" + role + "')");
  }

  private static boolean yes(Connection c, String query) throws SQLException {
    return one(c, query).equals("t");
  }

  private static String one(Connection c, String query) throws SQLException {
    try (var statement = c.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String oneLine(SQLException refused) {
    return String.valueOf(refused.getMessage()).replaceAll("\\s+", " ").strip();
  }
}
