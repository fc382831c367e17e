package org.tautband.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What PostgreSQL must promise before a clinic may rely on it. */
public final class Durability {
  private static final List<String> MUST_BE_ON =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private static final Pattern TURNS_OFF =
      Pattern.compile(
          "\\s*(fsync|full_page_writes|synchronous_commit)\\s*=?\\s*'?(off|false|no|0|local)\\b",
          Pattern.CASE_INSENSITIVE);

  private Durability() {}

  /**
   * Settings that would lose acknowledged records, each with its mend; empty when all is well.
   * {@code synchronous_commit} may also be {@code remote_write}, {@code remote_apply}.
   */
  public static List<String> faults(Connection connection) throws SQLException {
    var faults = new ArrayList<String>();
    for (var name : MUST_BE_ON) {
      var value = setting(connection, name);
      if (value.equals("off") || value.equals("local")) {
        faults.add(
            "PostgreSQL runs with %s = %s: a record could be lost after it was acknowledged. Set %s = on and restart PostgreSQL."
                .formatted(name, value, name));
      }
    }
    return faults;
  }

  /**
   * Lines in the configuration files of the embedded database that would turn a promise off.
   * Tautband starts it with them on all the same; whoever starts it by hand would lose records.
   */
  public static List<String> faultsInFiles(Path dataDir) throws IOException {
    var faults = new ArrayList<String>();
    for (var name : List.of("postgresql.conf", "postgresql.auto.conf")) {
      var file = Cluster.filesIn(dataDir).resolve(name);
      if (Files.isReadable(file)) {
        for (var line : Files.readAllLines(file)) {
          if (TURNS_OFF.matcher(line).lookingAt()) {
            faults.add("%s says \"%s\". Delete that line.".formatted(file, line.strip()));
          }
        }
      }
    }
    return List.copyOf(faults);
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (var query = connection.prepareStatement("select current_setting(?)")) {
      query.setString(1, name);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
