package org.tautband.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL must promise before a clinic may rely on it. */
public final class Durability {
  private static final List<String> MUST_BE_ON =
      List.of("fsync", "full_page_writes", "synchronous_commit");

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
