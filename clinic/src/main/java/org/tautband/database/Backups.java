package org.tautband.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Backups of the embedded database in a data directory, beside the running application or without
 * it.
 */
public final class Backups {
  /** A night may be missed, two may not. */
  private static final Duration TOO_OLD = Duration.ofHours(36);

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

  /** Deletes all but the newest base backups, and the log that only older ones need. */
  void keepNewest(int count) throws IOException {
    var destination = new BackupNotes(data).destination();
    if (destination.isPresent()) {
      new BackupFolder(destination.get(), BackupKey.of(data.resolve("secrets"))).keepNewest(count);
    }
  }

  /**
   * How it stands with the backup of a data directory, as far as its own notes and the folder of
   * the backup tell.
   *
   * @param goodAt end of the newest base that was read back and found whole
   * @param clearBytes size of the database in it
   * @param sealedBytes its size in the backup
   * @param allBytes size of the whole folder of the backup
   * @param logUpTo when the newest segment of the log was archived
   * @param triedAt when somebody last tried to restore from there
   * @param triedWords what came of it
   * @param problems what is wrong now, each with what to do
   */
  public record State(
      Optional<Path> destination,
      Optional<Instant> goodAt,
      long clearBytes,
      long sealedBytes,
      long allBytes,
      Optional<Instant> logUpTo,
      Optional<Instant> triedAt,
      boolean triedWorked,
      String triedWords,
      List<String> problems) {}

  /** What stands in the notes and in the folder; does not ask the database. */
  public State state() throws IOException {
    var notes = new BackupNotes(data);
    var good = notes.newestGood();
    var problems = new ArrayList<String>();
    if (good.isEmpty()) {
      problems.add("There is no backup. Run: ./tautband backup DIR, or set TAUTBAND_BACKUP.");
    } else if (good.get().endedAt().isBefore(Instant.now().minus(TOO_OLD))) {
      problems.add(
          "The last good backup is too old: it is of %s. Run: ./tautband backup DIR, and see why the night's was not made."
              .formatted(good.get().endedAt()));
    }
    for (var part : BackupNotes.Part.values()) {
      notes.problem(part).ifPresent(words -> problems.add("The last attempt failed: " + words));
    }
    var tried = Optional.<BackupFolder.Tried>empty();
    long all = 0;
    if (notes.destination().isPresent()) {
      try {
        var folder =
            new BackupFolder(notes.destination().get(), BackupKey.of(data.resolve("secrets")));
        folder.requireThere();
        tried = folder.newestRestore();
        all = folder.bytes();
      } catch (BackupRefused away) {
        problems.add(String.valueOf(away.getMessage()));
      }
    }
    return new State(
        notes.destination(),
        good.map(BackupNotes.Good::endedAt),
        good.map(BackupNotes.Good::clearBytes).orElse(0L),
        good.map(BackupNotes.Good::sealedBytes).orElse(0L),
        all,
        notes.newestArchived().map(BackupNotes.Archived::at),
        tried.map(BackupFolder.Tried::at),
        tried.map(BackupFolder.Tried::worked).orElse(false),
        tried.map(BackupFolder.Tried::words).orElse(""),
        List.copyOf(problems));
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
      long sealed = Files.size(folder.files(base.id()));
      notes.made(new BackupNotes.Good(base.startedAt(), base.endedAt(), base.clearBytes(), sealed));
      return new Made(
          path,
          base.startedAt(),
          base.endedAt(),
          base.clearBytes(),
          sealed,
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
