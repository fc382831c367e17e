package org.tautband.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup made while four writers save, the server killed, and restored elsewhere in each of the
 * three ways. What stands in the restored database is compared row by row.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {
  @TempDir static Path dir;
  private Path data;
  private Path backup;
  private Path oldLog;
  private Base base;
  private final Set<Long> archived = new TreeSet<>();
  private final Set<Long> untilThen = new TreeSet<>();
  private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
  private Instant then;
  private String allRows;

  @BeforeAll
  void aClinicIsBackedUpWhileItWorksAndThenLosesItsServer() throws Exception {
    data = dir.resolve("data");
    backup = dir.resolve("backup");
    oldLog = dir.resolve("old-pg_wal");
    try (var postgres = EmbeddedPostgres.start(data, EmbeddedPostgres.Settings.defaults())) {
      tell(postgres, "create table save (n bigint primary key, text text, hash text)");
      try (var writers = new Writers(postgres, acknowledged)) {
        writers.awaitMore(50);
        new Backups(data).make(backup);
        base = new BackupFolder(backup, BackupKey.of(data.resolve("secrets"))).bases().getFirst();
        writers.awaitMore(50);
      }
      then = instant(postgres);
      untilThen.addAll(acknowledged);
      try (var writers = new Writers(postgres, acknowledged)) {
        writers.awaitMore(50);
      }
      archived.addAll(acknowledged);
      archiveNow(postgres);
      try (var writers = new Writers(postgres, acknowledged)) {
        writers.awaitMore(50);
      }
      allRows = rows(postgres);
      // What a machine that dies now leaves on its disk; an orderly stop would archive the rest.
      Files.createDirectory(oldLog);
      for (var file : BackupFolder.filesIn(data.resolve("postgres/pg_wal"))) {
        Files.copy(file, oldLog.resolve(file.getFileName()));
      }
      Files.delete(data.resolve("backup/destination"));
    }
  }

  private static void archiveNow(EmbeddedPostgres postgres) throws Exception {
    var segment = ask(postgres, "select pg_walfile_name(pg_switch_wal())");
    while (!ask(
            postgres,
            "select coalesce(last_archived_wal, '') >= '" + segment + "' from pg_stat_archiver")
        .equals("t")) {
      Thread.sleep(50);
    }
  }

  private static Instant instant(EmbeddedPostgres postgres) throws Exception {
    Thread.sleep(20);
    var now = Instant.now();
    Thread.sleep(20);
    return now;
  }

  private Restore.Done restore(Path to, @Nullable Path oldLog, @Nullable Instant until)
      throws IOException {
    return Restore.restore(new Restore.Wish(backup, to, data.resolve("secrets"), oldLog, until));
  }

  private Set<Long> savesIn(Path restored) throws SQLException {
    try (var postgres = EmbeddedPostgres.start(restored, EmbeddedPostgres.Settings.defaults())) {
      return savesIn(postgres);
    }
  }

  private static Set<Long> savesIn(EmbeddedPostgres postgres) throws SQLException {
    assertThat(ask(postgres, "select count(*) from save where hash <> md5(text)")).isEqualTo("0");
    var found = new TreeSet<Long>();
    for (var n : ask(postgres, "select string_agg(n::text, ',') from save").split(",")) {
      found.add(Long.valueOf(n));
    }
    return found;
  }

  @Test
  void theBackupAloneHoldsEverythingUpToTheLastArchivedSegment() throws Exception {
    var to = dir.resolve("alone");
    var done = restore(to, null, null);
    assertThat(savesIn(to)).isEqualTo(archived);
    assertThat(done.lastSave()).isAfter(then).isBeforeOrEqualTo(done.archivedUpTo());
    assertThat(done.segmentsFromOldLog()).isZero();
    var tried = new BackupFolder(backup, BackupKey.of(data.resolve("secrets"))).newestRestore();
    assertThat(tried).hasValueSatisfying(t -> assertThat(t.worked()).isTrue());
    assertThat(new Backups(data).state().goodAt()).contains(base.endedAt());
  }

  @Test
  void withTheOldLogAtHandNothingAcknowledgedIsLost() throws Exception {
    var to = dir.resolve("with-log");
    var done = restore(to, oldLog, null);
    assertThat(done.segmentsFromOldLog()).isPositive();
    try (var postgres = EmbeddedPostgres.start(to, EmbeddedPostgres.Settings.defaults())) {
      assertThat(savesIn(postgres)).isEqualTo(acknowledged);
      assertThat(rows(postgres)).isEqualTo(allRows);
      assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void aNamedTimeIsRestoredAndNothingAfterIt() throws Exception {
    var to = dir.resolve("until");
    restore(to, null, then);
    assertThat(savesIn(to)).isEqualTo(untilThen);
  }

  @Test
  void aTimeThatTheLogDoesNotReachIsRefusedWithTheTimeItReaches() {
    assertThatThrownBy(() -> restore(dir.resolve("late"), null, Instant.now().plusSeconds(60)))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("archived at")
        .hasMessageContaining("--until");
    assertThatThrownBy(() -> restore(dir.resolve("early"), null, Instant.EPOCH))
        .hasMessageContaining("nothing before can be restored");
    assertThatThrownBy(
            () -> EmbeddedPostgres.start(dir.resolve("late"), EmbeddedPostgres.Settings.defaults()))
        .hasMessageContaining("did not finish");
  }

  @Test
  void aFolderThatIsNotEmptyIsNotTouched() throws IOException {
    var full = Files.createDirectories(dir.resolve("full"));
    Files.writeString(full.resolve("letter.txt"), "mine");
    assertThatThrownBy(() -> restore(full, null, null))
        .hasMessageContaining("not empty (letter.txt)");
    assertThat(full.toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void theKeyIsNotInTheBackupAndWithoutItNothingIsRestored() throws IOException {
    var key = Files.readString(data.resolve("secrets/backup")).strip();
    for (var file : everyFile(backup)) {
      assertThat(new String(Files.readAllBytes(file), "ISO-8859-1")).doesNotContain(key);
    }
    assertThatThrownBy(
            () ->
                Restore.restore(new Restore.Wish(backup, dir.resolve("keyless"), null, null, null)))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("\"backup\" in the folder secrets/")
        .hasMessageContaining("--secrets");
  }

  @Test
  void anotherInstallationsKeysAreRefused() throws IOException {
    var other = dir.resolve("other");
    BackupKey.ofOrNew(new Secrets(other));
    assertThatThrownBy(
            () ->
                Restore.restore(
                    new Restore.Wish(
                        backup, dir.resolve("wrong"), other.resolve("secrets"), null, null)))
        .hasMessageContaining("manifest.sealed was encrypted with the key");
  }

  @Test
  void aFlippedByteOrACutFileIsRefusedByName() throws IOException {
    for (var file : everyFile(backup).stream().filter(this::isUsed).toList()) {
      var whole = Files.readAllBytes(file);
      var bad = whole.clone();
      bad[bad.length / 2] ^= 1;
      for (var damage : List.of(bad, java.util.Arrays.copyOf(whole, whole.length - 1))) {
        Files.write(file, damage);
        assertThatThrownBy(() -> restore(dir.resolve("damaged"), null, null))
            .isInstanceOf(BackupRefused.class)
            .hasMessageContaining(file + " is damaged");
        assertThat(Files.exists(dir.resolve("damaged/postgres"))).isFalse();
      }
      Files.write(file, whole);
    }
  }

  /** Segments that the base holds itself are not read from the archive. */
  private boolean isUsed(Path file) {
    return file.toString().endsWith(SealedFile.SUFFIX)
        && !file.startsWith(backup.resolve("restores"))
        && WalSegment.named(BackupFolder.clearName(file))
            .map(s -> s.number() > base.lastSegment().number())
            .orElse(true);
  }

  @Test
  void anotherDatabasesLogIsRefused() throws Exception {
    var other = Files.createDirectory(dir.resolve("other-pg_wal"));
    for (var file : BackupFolder.filesIn(oldLog)) {
      var bytes = Files.readAllBytes(file);
      // The identifier of the cluster in the first page.
      bytes[24] ^= 1;
      Files.write(other.resolve(file.getFileName()), bytes);
    }
    assertThatThrownBy(() -> restore(dir.resolve("mixed"), other, null))
        .hasMessageContaining("is the log of another database");
  }

  private static List<Path> everyFile(Path root) throws IOException {
    try (var tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String rows(EmbeddedPostgres postgres) throws SQLException {
    return ask(postgres, "select md5(string_agg(s::text, '|' order by n)) from save s");
  }

  static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var c =
            DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.superuserPassword());
        var s = c.createStatement();
        var r = s.executeQuery(sql)) {
      r.next();
      return r.getString(1);
    }
  }

  static void tell(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var c =
            DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.superuserPassword());
        var s = c.createStatement()) {
      s.execute(sql);
    }
  }
}
