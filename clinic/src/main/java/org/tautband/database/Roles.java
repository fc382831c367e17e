package org.tautband.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The three roles of the embedded server: the owner of the tables (cannot log in), the migrator
 * that acts for it, and the application, which cannot bypass row-level security. An outside server
 * gets the same from its administrator (README, "Run it for real").
 */
final class Roles {
  static final String DATABASE = "tautband";
  static final String MIGRATOR = "tautband_migrator";
  static final String APP = "tautband_app";

  private Roles() {}

  static void ensure(EmbeddedPostgres server, Secrets secrets) throws SQLException {
    try (var c =
        DriverManager.getConnection(
            server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword())) {
      role(c, "tautband_owner", "nologin");
      role(c, MIGRATOR, "login password '" + secrets.password("database-migrator") + "'");
      role(c, APP, "login nobypassrls password '" + secrets.password("database-app") + "'");
      try (var s = c.createStatement()) {
        s.execute("grant tautband_owner to " + MIGRATOR);
      }
      database(c);
    }
  }

  private static void role(Connection c, String name, String options) throws SQLException {
    var isThere = exists(c, "select 1 from pg_roles where rolname = ?", name);
    try (var s = c.createStatement()) {
      // Said at each start: a password whose file was deleted, or came with a restore, is the
      // role's from then on.
      s.execute((isThere ? "alter role " : "create role ") + name + " " + options);
    }
  }

  private static void database(Connection c) throws SQLException {
    if (!exists(c, "select 1 from pg_database where datname = ?", DATABASE)) {
      try (var s = c.createStatement()) {
        s.execute("create database " + DATABASE + " owner tautband_owner");
      }
    }
  }

  private static boolean exists(Connection c, String query, String name) throws SQLException {
    try (var q = c.prepareStatement(query)) {
      q.setString(1, name);
      try (var rows = q.executeQuery()) {
        return rows.next();
      }
    }
  }
}
