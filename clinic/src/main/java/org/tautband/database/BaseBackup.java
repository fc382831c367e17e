package org.tautband.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A copy of the whole cluster while it works: PostgreSQL's low-level backup ({@code
 * pg_backup_start}, copy, {@code pg_backup_stop}), because its tool for it is not among the
 * embedded programs. The log from begin to end of the copy is part of it, so that a base can be
 * restored without any other file; a temporary replication slot holds that log meanwhile.
 */
final class BaseBackup {
  /** Where the cluster's files stand in the archive. */
  static final String CLUSTER = "postgres/";

  private static final Pattern FIRST_SEGMENT = Pattern.compile("\\(file ([0-9A-F]{24})\\)");
  private static final long ONE_AT_A_TIME = 7_302_611_075L;

  private final Path dataDir;
  private final BackupFolder folder;
  private final Connection superuser;

  BaseBackup(Path dataDir, BackupFolder folder, Connection superuser) {
    this.dataDir = dataDir;
    this.folder = folder;
    this.superuser = superuser;
  }

  /** Makes one, reads it back, and only then calls it a base. */
  Base make(String lineage) throws IOException, SQLException {
    if (!ask("select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")").equals("t")) {
      throw new BackupRefused("Another backup of this record is being made. Try again later.");
    }
    try {
      folder.deleteHalfBases();
      var id = Ids.next().toString();
      DurableFiles.makeFolder(folder.path().resolve("base"));
      DurableFiles.makeFolder(folder.base(id));
      var base = copy(id, lineage);
      SealedFile.check(folder.files(id), BackupFolder.filesName(id), folder.key());
      folder.write(base);
      return base;
    } finally {
      ask("select pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
    }
  }

  private Base copy(String id, String lineage) throws IOException, SQLException {
    var startedAt = Instant.now();
    ask("select pg_create_physical_replication_slot('tautband_base', true, true)::text");
    try {
      ask("select pg_backup_start('tautband', true)::text");
      var ends = new Ends[1];
      SealedFile.write(
          folder.files(id),
          BackupFolder.filesName(id),
          folder.key(),
          out -> ends[0] = writeFiles(out));
      return new Base(
          id,
          lineage,
          ask("select system_identifier from pg_control_system()"),
          startedAt,
          Instant.now(),
          ends[0].first(),
          ends[0].last(),
          ends[0].bytes(),
          BackupFolder.filesIn(dataDir.resolve("secrets")).stream()
              .map(p -> p.getFileName().toString())
              .filter(name -> !name.startsWith("new"))
              .toList());
    } finally {
      ask("select pg_drop_replication_slot('tautband_base')::text");
    }
  }

  private record Ends(WalSegment first, WalSegment last, long bytes) {}

  private Ends writeFiles(OutputStream out) throws IOException {
    try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      // What was signed before the copy's end is in the copy: the signatures go first.
      var beside = new CopiedFiles(tar, dataDir, "");
      beside.tree("signed");
      beside.file("demonstration");
      var cluster = new CopiedFiles(tar, Cluster.filesIn(dataDir), CLUSTER);
      cluster.cluster();
      var stopped = stop();
      cluster.text("backup_label", stopped.label());
      var first = segment(FIRST_SEGMENT, stopped.label());
      var last = WalSegment.named(stopped.lastSegment()).orElseThrow();
      for (var s = first; s.number() <= last.number(); s = s.next()) {
        cluster.file("pg_wal/" + s.name());
      }
      tar.finish();
      return new Ends(first, last, beside.bytes() + cluster.bytes());
    }
  }

  private static WalSegment segment(Pattern pattern, String label) throws IOException {
    var found = pattern.matcher(label);
    if (!found.find()) {
      throw new IOException("PostgreSQL's backup_label cannot be read: " + label);
    }
    return WalSegment.named(found.group(1)).orElseThrow();
  }

  private record Stopped(String lastSegment, String label) {}

  private Stopped stop() throws IOException {
    try (var statement = superuser.createStatement();
        var row =
            statement.executeQuery(
                """
                select pg_walfile_name(lsn), labelfile, coalesce(spcmapfile, '')
                from pg_backup_stop(false)
                """)) {
      row.next();
      if (!row.getString(3).isBlank()) {
        throw new BackupRefused(
            "The database has tablespaces outside its folder; this backup does not know them. Use"
                + " PostgreSQL's own tools.");
      }
      return new Stopped(row.getString(1), row.getString(2));
    } catch (SQLException e) {
      throw new IOException("PostgreSQL did not end the backup: " + e.getMessage(), e);
    }
  }

  private String ask(String sql) throws SQLException {
    try (var statement = superuser.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  /** What is not copied: PostgreSQL makes it anew, or it belongs to the running server only. */
  static final List<String> LEFT_OUT =
      List.of(
          "postmaster.pid",
          "postmaster.opts",
          "backup_label",
          "backup_label.old",
          "tablespace_map",
          "recovery.signal",
          "standby.signal",
          "postgresql.auto.conf.tmp",
          "current_logfiles");

  /** Folders that are copied empty. */
  static final List<String> EMPTIED =
      List.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");
}
