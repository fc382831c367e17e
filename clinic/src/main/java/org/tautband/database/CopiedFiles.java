package org.tautband.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Files of a working cluster, copied into an archive. While they are copied they change, grow,
 * shrink and vanish; the log that is replayed at a restore makes them agree again. So a file is
 * copied in the length it had when it was opened, and one that has gone is left out.
 */
final class CopiedFiles {
  private static final String CONTROL = "global/pg_control";
  private static final int BUFFER = 1 << 16;
  private static final int READS_OF_CONTROL = 100;
  private final TarArchiveOutputStream tar;
  private final Path root;
  private final String prefix;
  private long bytes;

  /**
   * @param prefix of the names in the archive: empty or ending in a slash
   */
  CopiedFiles(TarArchiveOutputStream tar, Path root, String prefix) {
    this.tar = tar;
    this.root = root;
    this.prefix = prefix;
  }

  /** How much was copied. */
  long bytes() {
    return bytes;
  }

  /** The cluster's files; its control file last, as PostgreSQL's own tool does. */
  void cluster() throws IOException {
    folder("");
    for (var child : children(root)) {
      var name = child.getFileName().toString();
      if (BaseBackup.EMPTIED.contains(name)) {
        folder(name);
      } else if (Files.isDirectory(child)) {
        tree(name);
      } else if (!BaseBackup.LEFT_OUT.contains(name)) {
        file(name);
      }
    }
    folder("pg_wal/archive_status");
    folder("pg_wal/summaries");
    for (var history : children(root.resolve("pg_wal"))) {
      if (history.getFileName().toString().endsWith(".history")) {
        file("pg_wal/" + history.getFileName());
      }
    }
    bytes(CONTROL, untorn(root.resolve(CONTROL)));
  }

  /** A folder and everything below it, when it is there. */
  void tree(String name) throws IOException {
    var folder = root.resolve(name);
    if (!Files.isDirectory(folder)) {
      return;
    }
    folder(name);
    for (var child : children(folder)) {
      var below = name + "/" + child.getFileName();
      if (Files.isSymbolicLink(child)) {
        throw new BackupRefused(
            child + " is a link to another place; this backup copies only what lies below " + root);
      }
      if (Files.isDirectory(child)) {
        tree(below);
      } else if (!isTemporary(child) && !below.equals(CONTROL)) {
        file(below);
      }
    }
  }

  private static boolean isTemporary(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith("pgsql_tmp") || name.startsWith("pg_internal.init");
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  private void folder(String name) throws IOException {
    var entry = new TarArchiveEntry(prefix + name + "/");
    entry.setMode(TarArchiveEntry.DEFAULT_DIR_MODE);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /** One file in the length it has now. */
  void file(String name) throws IOException {
    var file = root.resolve(name);
    try (InputStream in = Files.newInputStream(file)) {
      long length = Files.size(file);
      entry(name, length);
      copy(in, length);
      tar.closeArchiveEntry();
    } catch (NoSuchFileException gone) {
      if (name.startsWith("pg_wal/")) {
        throw new IOException("PostgreSQL no longer has " + file + ", which this backup needs");
      }
    }
  }

  private void copy(InputStream in, long length) throws IOException {
    var buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(BUFFER, left));
      if (read < 0) {
        // It was cut meanwhile; replaying the log cuts the copy too.
        Arrays.fill(buffer, (byte) 0);
        read = (int) Math.min(BUFFER, left);
      }
      tar.write(buffer, 0, read);
      left -= read;
    }
  }

  void text(String name, String text) throws IOException {
    bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(String name, byte[] content) throws IOException {
    entry(name, content.length);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private void entry(String name, long length) throws IOException {
    var entry = new TarArchiveEntry(prefix + name);
    entry.setSize(length);
    tar.putArchiveEntry(entry);
    bytes += length;
  }

  /** The control file is written in place: read until two reads agree. */
  private static byte[] untorn(Path control) throws IOException {
    var before = Files.readAllBytes(control);
    for (int i = 0; i < READS_OF_CONTROL; i++) {
      var again = Files.readAllBytes(control);
      if (Arrays.equals(before, again)) {
        return again;
      }
      before = again;
    }
    throw new IOException(control + " changes all the time");
  }
}
