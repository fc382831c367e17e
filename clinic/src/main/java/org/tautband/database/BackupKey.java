package org.tautband.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of this installation's backups: 256 random bits in {@code secrets/backup}, never in a
 * backup. Each file is encrypted under a key of its own, derived with HMAC-SHA-256 from this one
 * and the file's random salt, so that no nonce is ever used twice under one key.
 */
final class BackupKey {
  static final String FILE = "backup";
  static final int ID_BYTES = 8;
  private static final int KEY_BYTES = 32;
  private final byte[] secret;

  private BackupKey(byte[] secret) {
    this.secret = secret.clone();
  }

  /** The key of a folder of secrets; made when there is none. */
  static BackupKey ofOrNew(Secrets secrets) {
    return new BackupKey(secrets.key(FILE));
  }

  /**
   * The key of a folder of secrets.
   *
   * @throws BackupRefused when it is not there or no key: what was encrypted with the old one
   *     cannot be read with a fresh one
   */
  static BackupKey of(Path secretsFolder) {
    var file = secretsFolder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new BackupRefused(
          "The key of the backup is missing: "
              + file
              + ". It is never part of a backup. Put the folder secrets/ of the installation that"
              + " made the backup there, from where you keep secrets; without this key nobody can"
              + " read the backup.");
    }
    try {
      var bytes = HexFormat.of().parseHex(Files.readString(file).strip());
      if (bytes.length == KEY_BYTES) {
        return new BackupKey(bytes);
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // Said below.
    }
    throw new BackupRefused(
        file
            + " is no key of a backup (64 hexadecimal digits, readable by you). Put it back from"
            + " where you keep secrets.");
  }

  /** Tells keys apart without telling anything about them. */
  byte[] id() {
    return Arrays.copyOf(hmac("id of a backup key".getBytes(StandardCharsets.UTF_8)), ID_BYTES);
  }

  String idInWords() {
    return HexFormat.of().formatHex(id());
  }

  SecretKey ofFile(byte[] salt) {
    return new SecretKeySpec(hmac(salt), "AES");
  }

  private byte[] hmac(byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has HmacSHA256", impossible);
    }
  }
}
