package org.tautband.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets PostgreSQL bring an unpacked base forward with the log, and stops it orderly.
 *
 * @param log folder with the segments in the clear
 * @param until the last moment that is replayed; null = all there is
 */
record Replay(Cluster cluster, String password, Path log, @Nullable Instant until) {
  private static final DateTimeFormatter POSTGRES_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSx").withZone(ZoneOffset.UTC);
  private static final int ATTEMPTS_AT_A_FREE_PORT = 5;

  /** The log at hand does not reach the moment that was named. */
  static final class EndsBefore extends Exception {
    private static final long serialVersionUID = 1;

    EndsBefore(Throwable cause) {
      super(cause);
    }
  }

  /** The commit time of the newest save replayed; null when the log held none. */
  @Nullable Instant run() throws IOException, SQLException, EndsBefore {
    Files.writeString(cluster.files().resolve("recovery.signal"), "");
    cluster.give(cluster.files().resolve("recovery.signal"));
    try {
      int port = start();
      var lastSave = lastSave(port);
      cluster.stopServer();
      Files.deleteIfExists(cluster.files().resolve("backup_label.old"));
      return lastSave;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("before configured recovery target")) {
        throw new EndsBefore(e);
      }
      throw new IOException("PostgreSQL could not replay the log: " + e.getMessage(), e);
    }
  }

  private int start() throws IOException {
    var starting =
        new ServerStart(cluster, EmbeddedPostgres.Settings.defaults(), password, settings());
    for (int attempt = 1; ; attempt++) {
      int port = ServerStart.freePort();
      try {
        starting.onPort(port);
        return port;
      } catch (ServerStart.PortTaken taken) {
        if (attempt == ATTEMPTS_AT_A_FREE_PORT) {
          throw taken;
        }
      }
    }
  }

  private List<String> settings() {
    var from = "'" + log.toString().replace("'", "'\\''").replace("%", "%%") + "'";
    List<String> settings = new ArrayList<>();
    settings.add("archive_mode=off");
    settings.add("archive_timeout=0");
    settings.add("hot_standby=off");
    settings.add("restore_command=cp " + from + "/%f \"%p\"");
    settings.add("recovery_target_timeline=current");
    settings.add("recovery_target_action=promote");
    if (until != null) {
      settings.add("recovery_target_time=" + POSTGRES_TIME.format(until));
    }
    return settings;
  }

  private @Nullable Instant lastSave(int port) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                EmbeddedPostgres.urlAt(port, "postgres"), Cluster.SUPERUSER, password);
        var statement = connection.createStatement()) {
      Instant last = null;
      try (var row = statement.executeQuery("select pg_last_xact_replay_timestamp()")) {
        row.next();
        last = row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant();
      }
      statement.execute("checkpoint");
      return last;
    }
  }
}
