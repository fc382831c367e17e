package org.tautband.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the platform's jar into a folder named after the
 * archive's hash. Only a whole folder ever gets that name; its {@code .complete} mark is the last
 * file written.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /**
   * The {@code bin} folder below {@code cache}; unpacks (about two seconds) when it is not there
   * yet.
   */
  static Path in(Path cache) throws IOException {
    Path home = cache.resolve("postgresql-" + archiveHash());
    if (!Files.exists(home.resolve(".complete"))) {
      Files.createDirectories(cache);
      Path partial = Files.createTempDirectory(cache, "unpacking-");
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpack(partial);
      Files.createFile(partial.resolve(".complete"));
      moveIntoPlace(partial, home);
    }
    return home.resolve("bin");
  }

  /** The user's own cache folder, where all data directories share one copy. */
  static Path userCache() {
    String home = System.getProperty("user.home");
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg, "tautband");
    }
    return isMac()
        ? Path.of(home, "Library", "Caches", "tautband")
        : Path.of(home, ".cache", "tautband");
  }

  static boolean isMac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  private static InputStream archive() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String cpu =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    String name = "/postgres-" + (isMac() ? "darwin" : os) + "-" + cpu + ".txz";
    InputStream in = PostgresBinaries.class.getResourceAsStream(name);
    if (in == null) {
      throw new DatabaseDidNotStart(
          "No PostgreSQL comes with Tautband for this machine ("
              + os
              + ", "
              + cpu
              + "). Run a PostgreSQL 18 server and set TAUTBAND_DATABASE_URL.");
    }
    return in;
  }

  private static String archiveHash() throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void unpack(Path to) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(archive())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, to);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to)
      throws IOException {
    Path file = inside(to, to.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      inside(to, file.resolveSibling(entry.getLinkName()));
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(file, inside(to, to.resolve(entry.getLinkName())));
    } else {
      Files.copy(tar, file);
      boolean runs = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static Path inside(Path root, Path path) throws IOException {
    Path normal = path.normalize();
    if (!normal.startsWith(root)) {
      throw new IOException("The PostgreSQL archive names a path outside itself: " + path);
    }
    return normal;
  }

  /** Another process may have unpacked the same archive meanwhile: then ours is superfluous. */
  private static void moveIntoPlace(Path partial, Path home) throws IOException {
    try {
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException impossible) {
      throw new IOException("Cannot rename inside " + home.getParent(), impossible);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException otherWasFaster) {
      deleteTree(partial);
    } catch (IOException other) {
      if (!Files.exists(home.resolve(".complete"))) {
        throw other;
      }
      deleteTree(partial);
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
