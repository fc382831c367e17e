package org.tautband;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.tautband.database.EmbeddedPostgres;

/** Somebody with the keys to the machine: for tests that tamper or break things. */
@TestComponent
public class SuperUser {
  private final EmbeddedPostgres server;
  private @Nullable Connection kept;

  @Autowired
  SuperUser(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Runs one SQL statement past every policy and grant. */
  public synchronized int execute(String sql) {
    try (var statement = connection().createStatement()) {
      return statement.execute(sql) ? 0 : statement.getUpdateCount();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One for all: proving the password costs more than most of what is done with it. */
  private Connection connection() throws SQLException {
    var open = kept;
    if (open == null || !open.isValid(5)) {
      open =
          DriverManager.getConnection(
              server.jdbcUrl("tautband"), server.superuser(), server.superuserPassword());
      kept = open;
    }
    return open;
  }
}
