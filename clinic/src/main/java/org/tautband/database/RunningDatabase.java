package org.tautband.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The embedded database of a Tautband that is already running on a data directory. Commands work
 * through it over loopback beside the running application; rows, chains and locks are the
 * database's own, so that both may write.
 */
public final class RunningDatabase {
  private static final int PORT_LINE = 3;

  private RunningDatabase() {}

  /**
   * Settings (Spring property names) that reach the running database; empty when nobody holds the
   * directory.
   *
   * @throws DatabaseDidNotStart when somebody holds it but the database does not run yet
   */
  public static Optional<Map<String, String>> settings(Path dataDir) throws IOException {
    OptionalInt port = port(dataDir);
    return port.isPresent() ? Optional.of(settings(dataDir, port.getAsInt())) : Optional.empty();
  }

  /**
   * Where the running database listens; empty when nobody holds the directory.
   *
   * @throws DatabaseDidNotStart when somebody holds it but the database does not run yet
   */
  static OptionalInt port(Path dataDir) throws IOException {
    if (!DataDirectoryLock.isHeld(dataDir)) {
      return OptionalInt.empty();
    }
    Path pidFile = Cluster.filesIn(dataDir).resolve("postmaster.pid");
    List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
    if (lines.size() <= PORT_LINE) {
      throw new DatabaseDidNotStart(
          "The Tautband that owns " + dataDir + " is just starting or stopping. Try again.");
    }
    return OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE).strip()));
  }

  private static Map<String, String> settings(Path dataDir, int port) {
    Secrets secrets = new Secrets(dataDir);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("tautband.url", EmbeddedPostgres.urlAt(port, Roles.DATABASE));
    settings.put("tautband.app-user", Roles.APP);
    settings.put("tautband.app-password", secrets.password("database-app"));
    settings.put("tautband.migrator-user", Roles.MIGRATOR);
    settings.put("tautband.migrator-password", secrets.password("database-migrator"));
    return settings;
  }
}
