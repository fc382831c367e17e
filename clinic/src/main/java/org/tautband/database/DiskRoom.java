package org.tautband.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Room on the disk of the embedded server that nothing else may take: a file in the data folder. It
 * is given up when the disk fills, so that the log can still be written. From then on what can wait
 * is refused, and reading – which writes the audit – and needles go on. When there is room again
 * the file comes back and everything is taken as before ({@code docs/decisions/0095}).
 */
@Component
public class DiskRoom {
  /** Three segments of PostgreSQL's log. */
  static final long RESERVE_BYTES = 48L << 20;

  /** With less than this the disk counts as full. */
  static final long LOW_BYTES = 24L << 20;

  /** With more than this saving begins again. */
  static final long ENOUGH_BYTES = 2 * RESERVE_BYTES + LOW_BYTES;

  private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
  private static final String DISK_FULL = "53100";
  private static final long OLD_NANOS = Duration.ofSeconds(1).toNanos();

  private final Path folder;
  private final Path reserve;
  private final boolean ours;
  private volatile boolean full;
  private volatile long lookedAtNanos;

  DiskRoom(DatabaseSettings settings) {
    folder = settings.data();
    reserve = folder.resolve("reserve");
    ours = settings.embedded();
    lookedAtNanos = System.nanoTime() - 2 * OLD_NANOS;
  }

  /** Whether what can wait has to; known to the second. */
  public boolean isFull() {
    if (System.nanoTime() - lookedAtNanos > OLD_NANOS) look();
    return full;
  }

  /** After something found no room: gives the reserve up now. Whether trying again may help. */
  public boolean makeRoom() {
    look();
    return full;
  }

  /** Whether something failed because the server found no room. */
  public static boolean ranOut(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) return true;
    }
    return false;
  }

  @Scheduled(fixedDelay = 2_000)
  synchronized void look() {
    if (!ours) return;
    lookedAtNanos = System.nanoTime();
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < LOW_BYTES) {
        giveUp(free);
      } else if (free > (full ? ENOUGH_BYTES : RESERVE_BYTES + LOW_BYTES)) {
        keep();
      }
    } catch (IOException e) {
      LOG.error("The room on the disk could not be looked at: {}", e.getMessage());
    }
  }

  private void giveUp(long free) throws IOException {
    if (!full) {
      LOG.error(
          "The disk is full ({} MB left): saving waits until there are {} MB in {}",
          free >> 20,
          ENOUGH_BYTES >> 20,
          folder);
    }
    full = true;
    Files.deleteIfExists(reserve);
  }

  private void keep() throws IOException {
    if (!Files.exists(reserve) || Files.size(reserve) != RESERVE_BYTES) fill();
    if (full) LOG.warn("There is room on the disk again: everything is saved as before");
    full = false;
  }

  /** Bytes that no file system makes smaller. */
  private void fill() throws IOException {
    byte[] block = new byte[1 << 20];
    new Random(1).nextBytes(block);
    try (FileChannel file =
        FileChannel.open(
            reserve,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      for (long at = 0; at < RESERVE_BYTES; at += block.length) {
        ByteBuffer left = ByteBuffer.wrap(block);
        while (left.hasRemaining()) file.write(left);
      }
      file.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(reserve);
      throw e;
    }
  }
}
