package org.tautband.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a data directory from a backup. It works in {@code NEW/restoring}; the database gets its
 * place by one rename when PostgreSQL has replayed the log and stopped orderly. A folder in which
 * this broke off cannot be served by mistake.
 */
public final class Restore {
  private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
  private static final String WORKING = "restoring";
  private static final Set<String> NOT_YET_A_RECORD =
      Set.of("secrets", WORKING, "owner.lock", "owner.pid", "programs");

  private final Wish wish;
  private final Path data;
  private final Path working;
  private final Path log;
  private final List<Path> beside = new ArrayList<>();

  /**
   * What shall be restored.
   *
   * @param backup folder of the backup
   * @param data folder that becomes the new data directory: empty, or holding {@code secrets/} only
   * @param secrets the old folder of secrets, copied to the new one; null when it is there already
   * @param oldLog the lost server's {@code pg_wal}; null when it is lost too
   * @param until restore what was saved up to this moment, and nothing later; null = everything
   */
  public record Wish(
      Path backup,
      Path data,
      @Nullable Path secrets,
      @Nullable Path oldLog,
      @Nullable Instant until) {}

  /**
   * What came of it.
   *
   * @param baseEndedAt the base backup that was used
   * @param archivedUpTo when the newest segment of the log was archived
   * @param lastSave the newest save that is there, as PostgreSQL noted its commit
   * @param segmentsFromOldLog how many segments the old {@code pg_wal} added
   */
  public record Done(
      Instant baseEndedAt, Instant archivedUpTo, Instant lastSave, int segmentsFromOldLog) {}

  private Restore(Wish wish, Path data) {
    this.wish = wish;
    this.data = data;
    this.working = data.resolve(WORKING);
    this.log = working.resolve("log");
  }

  /**
   * Restores, or says why not; then nothing but {@code NEW/restoring} was written.
   *
   * @throws BackupRefused names the file that is missing, damaged or in the way, and what to do
   */
  public static Done restore(Wish wish) throws IOException {
    var data = wish.data().toAbsolutePath().normalize();
    if (Files.exists(data)) {
      requireEmpty(data);
    }
    DurableFiles.makeFolder(data);
    try (var lock = DataDirectoryLock.take(data)) {
      return new Restore(wish, data.toRealPath()).run();
    }
  }

  /** The database must not be made anew where a restore broke off. */
  static void refuseHalfRestored(Path dataDir) {
    if (Files.exists(dataDir.resolve(WORKING)) && !Files.exists(Cluster.filesIn(dataDir))) {
      throw new DatabaseDidNotStart(
          "A restore into "
              + dataDir
              + " did not finish. Run it again, or delete "
              + dataDir.resolve(WORKING)
              + ".");
    }
  }

  private static void requireEmpty(Path data) throws IOException {
    boolean brokeOff = Files.exists(data.resolve(WORKING)) && !Files.exists(Cluster.filesIn(data));
    try (Stream<Path> inside = Files.list(data)) {
      var inTheWay =
          inside
              .map(p -> p.getFileName().toString())
              .filter(n -> !NOT_YET_A_RECORD.contains(n) && !brokeOff)
              .findFirst();
      if (inTheWay.isPresent()) {
        throw new BackupRefused(
            data
                + " is not empty ("
                + inTheWay.get()
                + "). Nothing is overwritten: name an empty folder with --data, or one that holds"
                + " only secrets/.");
      }
    }
  }

  private Done run() throws IOException {
    var secrets = secretsAtHand();
    var backup =
        new BackupFolder(wish.backup().toAbsolutePath().normalize(), BackupKey.of(secrets));
    backup.requireThere();
    try {
      var done = run(secrets, backup);
      note(backup, true, "up to " + done.lastSave());
      return done;
    } catch (BackupRefused refused) {
      note(backup, false, String.valueOf(refused.getMessage()));
      throw refused;
    }
  }

  /** A backup that cannot be written, on a disk that is only read, can be restored all the same. */
  private static void note(BackupFolder backup, boolean worked, String words) {
    try {
      backup.noteRestore(new BackupFolder.Tried(Instant.now(), worked, words));
    } catch (IOException readOnly) {
      LOG.info("The restore is not noted in the backup: {}", readOnly.getMessage());
    }
  }

  private Done run(Path secrets, BackupFolder backup) throws IOException {
    var base = newestBase(backup);
    requireAll(base, secrets);
    PostgresBinaries.deleteTree(working);
    DurableFiles.makeFolder(working);
    DurableFiles.makeFolder(log);
    requireRoom(base);
    SealedFile.read(
        backup.files(base.id()),
        BackupFolder.filesName(base.id()),
        backup.key(),
        in -> {
          unpack(in);
          return base;
        });
    var taken = new RestoredLog(base, log);
    taken.takeArchived(backup, wish.until());
    if (wish.oldLog() != null) {
      taken.takeOld(wish.oldLog());
    }
    var lastSave = replay(secrets, taken);
    intoPlace(secrets);
    return new Done(
        base.endedAt(),
        taken.archivedUpTo(),
        lastSave == null ? base.endedAt() : lastSave,
        taken.segmentsFromOldLog());
  }

  private Path secretsAtHand() {
    var here = data.resolve("secrets");
    if (Files.isDirectory(here)) {
      return here;
    }
    if (wish.secrets() != null) {
      return wish.secrets().toAbsolutePath().normalize();
    }
    throw new BackupRefused(
        "The key is not in "
            + wish.backup()
            + ": it is the file \"backup\" in the folder secrets/ of the installation that made the"
            + " backup. Get that folder from where you keep secrets and name it with --secrets DIR,"
            + " or put it at "
            + here
            + ".");
  }

  private Base newestBase(BackupFolder backup) throws IOException {
    var all = backup.bases();
    if (all.isEmpty()) {
      throw new BackupRefused(
          backup.path() + " holds no complete base backup. Make one: ./tautband backup DIR");
    }
    var until = wish.until();
    return all.stream()
        .filter(base -> until == null || !base.endedAt().isAfter(until))
        .reduce((before, newer) -> newer)
        .orElseThrow(
            () ->
                new BackupRefused(
                    "The oldest base backup in %s was finished at %s; nothing before can be restored from it. Name a later time with --until."
                        .formatted(backup.path(), all.getFirst().endedAt())));
  }

  private static void requireAll(Base base, Path secrets) {
    var missing =
        base.secrets().stream().filter(name -> !Files.exists(secrets.resolve(name))).toList();
    if (!missing.isEmpty()) {
      throw new BackupRefused(
          "In "
              + secrets
              + " these keys and passwords are missing: "
              + String.join(", ", missing)
              + ". Put the whole folder secrets/ of the installation that made the backup there.");
    }
  }

  private void requireRoom(Base base) throws IOException {
    long free = Files.getFileStore(working).getUsableSpace();
    if (free < base.clearBytes()) {
      throw new BackupRefused(
          "%s has %d MB free; the database alone needs %d MB. Make room, or name another disk with --data."
              .formatted(data, free >> 20, base.clearBytes() >> 20));
    }
  }

  /** PostgreSQL makes these files durable itself before it replays anything. */
  private void unpack(InputStream in) throws IOException {
    var tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      var file = working.resolve(entry.getName()).normalize();
      if (!file.startsWith(working)) {
        throw new IOException("The backup names a file outside itself: " + entry.getName());
      }
      if (!entry.getName().startsWith(BaseBackup.CLUSTER)) {
        beside.add(file);
      }
      if (entry.isDirectory()) {
        Files.createDirectories(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      } else {
        Files.copy(tar, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  private @Nullable Instant replay(Path secrets, RestoredLog taken) throws IOException {
    var user = PostgresUser.choose(Cluster.filesIn(data));
    if (user instanceof PostgresUser.SystemUser) {
      for (var folder : List.of(data, working)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      }
    }
    var settings = EmbeddedPostgres.Settings.defaults();
    var bin = PostgresBinaries.in(EmbeddedPostgres.cacheFor(user, data, settings));
    var cluster = new Cluster(working, bin, user);
    giveAll(cluster);
    var password = Files.readString(secrets.resolve("superuser")).strip();
    try {
      return new Replay(cluster, password, log, wish.until()).run();
    } catch (SQLException refused) {
      throw new BackupRefused(
          "The restored database does not answer: "
              + refused.getMessage()
              + ". Do the keys in "
              + secrets
              + " belong to this backup?",
          refused);
    } catch (Replay.EndsBefore early) {
      throw new BackupRefused(
          "The log at hand ends before "
              + wish.until()
              + ": its newest segment was archived at "
              + taken.archivedUpTo()
              + ". Leave --until away to restore up to there, or name the old pg_wal with --wal.",
          early);
    }
  }

  private void giveAll(Cluster cluster) throws IOException {
    for (var root : List.of(cluster.files(), log)) {
      try (Stream<Path> tree = Files.walk(root)) {
        for (var path : tree.toList()) {
          cluster.give(path);
        }
      }
    }
  }

  private void intoPlace(Path secrets) throws IOException {
    var here = data.resolve("secrets");
    if (!secrets.equals(here)) {
      DurableFiles.makeFolder(here);
      for (var file : BackupFolder.filesIn(secrets)) {
        DurableFiles.write(here.resolve(file.getFileName()), out -> Files.copy(file, out));
      }
    }
    for (var file : beside) {
      var target = data.resolve(working.relativize(file));
      if (Files.isDirectory(file)) {
        DurableFiles.makeFolder(target);
      } else {
        DurableFiles.write(target, out -> Files.copy(file, out));
      }
    }
    Files.move(Cluster.filesIn(working), Cluster.filesIn(data), StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.syncFolder(data);
    PostgresBinaries.deleteTree(working);
  }
}
