package org.tautband.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to run a database in a data directory. The operating system gives it back when its
 * holder dies, however it dies, so that whoever gets it knows that a postmaster still running there
 * has lost its owner.
 *
 * <p>POSIX locks end when the process closes <em>any</em> descriptor of the file. So nothing else
 * ever opens {@code owner.lock}: the holder's process id stands in {@code owner.pid} beside it, and
 * what this process holds is remembered in {@link #HELD_HERE} and asked first.
 */
final class DataDirectoryLock implements AutoCloseable {
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path dataDir;
  private final FileChannel channel;

  private DataDirectoryLock(Path dataDir, FileChannel channel) {
    this.dataDir = dataDir;
    this.channel = channel;
  }

  static DataDirectoryLock take(Path dataDir) throws IOException {
    Path real = dataDir.toRealPath();
    if (!HELD_HERE.add(real)) {
      throw inUse(real);
    }
    try {
      FileChannel channel =
          FileChannel.open(
              real.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(real);
      }
      Files.writeString(real.resolve("owner.pid"), ProcessHandle.current().pid() + "\n");
      return new DataDirectoryLock(real, channel);
    } catch (IOException | RuntimeException notOurs) {
      HELD_HERE.remove(real);
      throw notOurs;
    }
  }

  /** True when a living process, this one or another, holds the directory. */
  static boolean isHeld(Path dataDir) throws IOException {
    if (!Files.exists(dataDir.resolve("owner.lock"))) {
      return false;
    }
    try (DataDirectoryLock probe = take(dataDir)) {
      return false;
    } catch (DatabaseDidNotStart held) {
      return true;
    }
  }

  private static DatabaseDidNotStart inUse(Path dataDir) {
    return new DatabaseDidNotStart(
        "Another Tautband ("
            + holder(dataDir)
            + ") is running on the data in "
            + dataDir
            + ". Stop it first, or choose another folder with --data.");
  }

  private static String holder(Path dataDir) {
    try {
      return "process " + Files.readString(dataDir.resolve("owner.pid")).strip();
    } catch (IOException unknown) {
      return "process unknown";
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(dataDir);
  }
}
