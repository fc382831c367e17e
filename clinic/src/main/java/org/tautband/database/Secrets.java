package org.tautband.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Keys of this installation, one file each (mode 0600) in the folder {@code secrets} of the data
 * directory: outside the database and outside its backup, kept across restarts.
 */
public final class Secrets {
  private final Path folder;

  Secrets(Path dataDirectory) {
    folder = dataDirectory.resolve("secrets");
  }

  /** The folder that holds the keys. */
  public Path folder() {
    return folder;
  }

  /** 32 random bytes under this name, made at first use. */
  public byte[] key(String name) {
    return HexFormat.of().parseHex(text(name, () -> HexFormat.of().formatHex(random32())));
  }

  /** A random password under this name, made at first use: 64 hexadecimal digits. */
  public String password(String name) {
    return text(name, () -> HexFormat.of().formatHex(random32()));
  }

  /** The text under this name; {@code maker} writes it the first time. */
  public synchronized String text(String name, java.util.function.Supplier<String> maker) {
    var file = folder.resolve(name.toLowerCase(Locale.ROOT));
    try {
      if (!Files.exists(file)) {
        write(file, maker.get());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The key file " + file + " cannot be read or written", e);
    }
  }

  private void write(Path file, String text) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    var fresh = Files.createTempFile(folder, "new", ".key");
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(fresh, text, StandardOpenOption.SYNC);
    Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] random32() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
