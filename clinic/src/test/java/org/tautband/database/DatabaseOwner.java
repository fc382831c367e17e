package org.tautband.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A process of its own that owns a database, writes one row and waits to be killed. */
final class DatabaseOwner {
  private static final String WRITTEN = "written";

  private DatabaseOwner() {}

  static Process spawn(Path dataDir) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            DatabaseOwner.class.getName(),
            dataDir.toString())
        .redirectErrorStream(true)
        .start();
  }

  static void waitUntilItHasWritten(Process owner) throws IOException {
    BufferedReader said = owner.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals(WRITTEN)) {
        return;
      }
      all.append(line).append('\n');
    }
    throw new IOException("the owner ended early: " + all);
  }

  public static void main(String[] arguments) throws Exception {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(Path.of(arguments[0]), EmbeddedPostgres.Settings.defaults());
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.superuserPassword());
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept as select 42 as n");
    }
    System.out.println(WRITTEN);
    Thread.sleep(600_000);
  }
}
