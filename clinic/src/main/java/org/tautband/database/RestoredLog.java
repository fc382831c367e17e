package org.tautband.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log that a restored base is brought forward with: decrypted into a folder, each segment
 * authenticated before the first is replayed, without a gap.
 */
final class RestoredLog {
  /** Place of the cluster's identifier in a segment's first page (XLogLongPageHeaderData). */
  private static final int SYSTEM_AT = 24;

  private final Base base;
  private final Path folder;
  private WalSegment newest;
  private @Nullable Instant archivedAt;
  private int fromOldLog;

  RestoredLog(Base base, Path folder) {
    this.base = base;
    this.folder = folder;
    this.newest = base.lastSegment();
  }

  /** The newest segment at hand, from base, archive or old log. */
  WalSegment newest() {
    return newest;
  }

  /** When the newest archived segment was archived; the base's end when none followed it. */
  Instant archivedUpTo() {
    return archivedAt == null ? base.endedAt() : archivedAt;
  }

  int segmentsFromOldLog() {
    return fromOldLog;
  }

  /**
   * Takes what was archived since the base.
   *
   * @param until nothing after the segment that holds this moment is needed
   * @throws BackupRefused names the first file that is damaged or missing
   */
  void takeArchived(BackupFolder backup, @Nullable Instant until) throws IOException {
    var lineage = base.lineage();
    var last = lastArchived(backup, lineage);
    for (var next = newest.next(); next.number() <= last; next = next.next()) {
      if (until != null && archivedUpTo().isAfter(until)) {
        return;
      }
      var segment = read(backup, lineage, next);
      Files.write(folder.resolve(next.name()), segment.bytes());
      archivedAt = segment.at();
      newest = next;
    }
  }

  private WalArchive.Archived read(BackupFolder backup, String lineage, WalSegment segment)
      throws IOException {
    try {
      return SealedFile.read(
          backup.segment(lineage, segment.name()),
          BackupFolder.segmentName(lineage, segment.name()),
          backup.key(),
          WalArchive.Archived::of);
    } catch (BackupRefused refused) {
      throw new BackupRefused(
          refused.getMessage()
              + " The log before it reaches to "
              + archivedUpTo()
              + ": --until with that time or an earlier one restores without it.",
          refused);
    }
  }

  private long lastArchived(BackupFolder backup, String lineage) throws IOException {
    return BackupFolder.filesIn(backup.log(lineage)).stream()
        .map(file -> WalSegment.named(BackupFolder.clearName(file)))
        .flatMap(Optional::stream)
        .filter(segment -> segment.timeline() == base.lastSegment().timeline())
        .mapToLong(WalSegment::number)
        .max()
        .orElse(-1);
  }

  /**
   * Takes what follows from the {@code pg_wal} of the lost server.
   *
   * @throws BackupRefused when it is another database's, or does not reach back far enough
   */
  void takeOld(Path oldLog) throws IOException {
    if (!Files.isDirectory(oldLog)) {
      throw new BackupRefused(
          oldLog + " is no folder. Name the old pg_wal: OLD_DATA/postgres/pg_wal.");
    }
    requireSameDatabase(oldLog);
    for (var next = newest.next(); Files.exists(oldLog.resolve(next.name())); next = next.next()) {
      Files.copy(oldLog.resolve(next.name()), folder.resolve(next.name()));
      newest = next;
      fromOldLog++;
    }
    var beyond = firstBeyond(oldLog);
    if (fromOldLog == 0 && beyond.isPresent()) {
      throw new BackupRefused(
          "%s does not reach back to the backup: it begins with %s, the backup ends with %s. What lies between is missing; without --wal the backup alone is restored."
              .formatted(oldLog, beyond.get().name(), newest.name()));
    }
  }

  private Optional<WalSegment> firstBeyond(Path oldLog) throws IOException {
    return BackupFolder.filesIn(oldLog).stream()
        .map(file -> WalSegment.named(file.getFileName().toString()))
        .flatMap(Optional::stream)
        .filter(s -> s.timeline() == newest.timeline() && s.number() > newest.number())
        .findFirst();
  }

  private void requireSameDatabase(Path oldLog) throws IOException {
    for (var file : BackupFolder.filesIn(oldLog)) {
      if (WalSegment.named(file.getFileName().toString()).isPresent()) {
        var system = Long.toUnsignedString(systemOf(file));
        if (!system.equals("0") && !system.equals(base.system())) {
          throw new BackupRefused(
              file
                  + " is the log of another database ("
                  + system
                  + "; the backup is of "
                  + base.system()
                  + "). Name the pg_wal of the installation that made the backup.");
        }
      }
    }
  }

  private static long systemOf(Path segment) throws IOException {
    try (var channel = FileChannel.open(segment)) {
      var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
      channel.read(bytes, SYSTEM_AT);
      return bytes.getLong(0);
    }
  }
}
