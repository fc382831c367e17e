package org.tautband;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.tautband.database.EmbeddedPostgres;

/** Somebody with the keys to the machine: for tests that tamper or break things. */
@TestComponent
public class SuperUser {
  private final EmbeddedPostgres server;

  @Autowired
  SuperUser(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Runs one SQL statement past every policy and grant. */
  public int execute(String sql) {
    try (var connection =
            DriverManager.getConnection(
                server.jdbcUrl("tautband"), server.superuser(), server.superuserPassword());
        var statement = connection.createStatement()) {
      return statement.execute(sql) ? 0 : statement.getUpdateCount();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
