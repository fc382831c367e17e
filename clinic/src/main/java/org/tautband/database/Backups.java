package org.tautband.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Backups of the embedded database in a data directory, beside the running application or without
 * it.
 */
public final class Backups {
  private final Path data;

  public Backups(Path data) {
    this.data = data.toAbsolutePath().normalize();
  }

  /**
   * A base backup that was written, read back and found whole.
   *
   * @param endedAt everything acknowledged before is in it
   * @param clearBytes size of the database's files
   * @param sealedBytes size in the backup
   * @param keyFile without which nobody can read it
   */
  public record Made(
      Path folder,
      Instant startedAt,
      Instant endedAt,
      long clearBytes,
      long sealedBytes,
      Path keyFile) {}

  /**
   * Makes a base backup into {@code folder}. From then on the log goes there too, a segment at
   * least each minute of work.
   *
   * @throws BackupRefused says why not and what to do
   * @throws DatabaseDidNotStart when the database neither runs nor can be started
   */
  public Made make(Path folder) throws IOException {
    try {
      var made = makeOne(folder.toAbsolutePath().normalize());
      new BackupNotes(data).wentWell(BackupNotes.Part.BASE);
      return made;
    } catch (IOException | RuntimeException failed) {
      new BackupNotes(data)
          .failed(BackupNotes.Part.BASE, Instant.now(), String.valueOf(failed.getMessage()));
      throw failed;
    }
  }

  private Made makeOne(Path folder) throws IOException {
    requireOutside(folder);
    var running = RunningDatabase.port(data);
    if (running.isPresent()) {
      return makeAt(folder, running.getAsInt());
    }
    try (var own = EmbeddedPostgres.start(data, EmbeddedPostgres.Settings.defaults())) {
      return makeAt(folder, own.port());
    }
  }

  private void requireOutside(Path folder) {
    if (folder.startsWith(data)) {
      throw new BackupRefused(
          folder
              + " lies inside the data folder: what destroys one destroys the other. Name a folder on another disk.");
    }
  }

  private Made makeAt(Path path, int port) throws IOException {
    var secrets = new Secrets(data);
    var password = Files.readString(secrets.folder().resolve("superuser")).strip();
    try (var superuser =
        DriverManager.getConnection(
            EmbeddedPostgres.urlAt(port, "postgres"), Cluster.SUPERUSER, password)) {
      var system = system(superuser);
      var folder = BackupFolder.prepare(path, keyFor(path, secrets), system);
      var notes = new BackupNotes(data);
      var lineage = notes.lineage();
      notes.goTo(path);
      archiveEachMinute(superuser);
      var base = new BaseBackup(data, folder, superuser).make(lineage);
      return new Made(
          path,
          base.startedAt(),
          base.endedAt(),
          base.clearBytes(),
          Files.size(folder.files(base.id())),
          secrets.folder().resolve(BackupKey.FILE));
    } catch (SQLException e) {
      throw new IOException("PostgreSQL refused the backup: " + e.getMessage(), e);
    }
  }

  /** A fresh key is made for a fresh folder only: a lost key must not go unnoticed. */
  private static BackupKey keyFor(Path folder, Secrets secrets) throws IOException {
    return isEmpty(folder) ? BackupKey.ofOrNew(secrets) : BackupKey.of(secrets.folder());
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (var inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static String system(Connection superuser) throws SQLException {
    try (var statement = superuser.createStatement();
        var row =
            statement.executeQuery("select system_identifier::text from pg_control_system()")) {
      row.next();
      return row.getString(1);
    }
  }

  /** For a server that was started when there was no destination yet. */
  private static void archiveEachMinute(Connection superuser) throws SQLException {
    try (var statement = superuser.createStatement()) {
      statement.execute("alter system set archive_timeout = '60s'");
      statement.execute("select pg_reload_conf()");
    }
  }
}
