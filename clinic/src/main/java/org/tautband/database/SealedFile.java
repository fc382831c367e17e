package org.tautband.database;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A compressed and encrypted file of a backup.
 *
 * <pre>
 * head    "TBSEAL01", id of the key (8 bytes), salt (32 bytes)
 * chunks  1 byte: 1 for the last, else 0; 4 bytes: length; AES-256-GCM of at most 1 MiB and its tag
 * </pre>
 *
 * The nonce is the chunk's number with the last-mark; the head and the file's name inside the
 * backup are authenticated with every chunk (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár, 2015). So a flipped byte, a chunk left out, doubled or moved, a file cut short
 * and a file put in another's place are all found. Nothing is decompressed that was not
 * authenticated.
 */
final class SealedFile {
  static final String SUFFIX = ".sealed";
  private static final byte[] MAGIC = "TBSEAL01".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 32;
  private static final int HEAD_BYTES = MAGIC.length + BackupKey.ID_BYTES + SALT_BYTES;
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int TAG_BYTES = 16;

  private SealedFile() {}

  /**
   * Writes it whole or not at all.
   *
   * @param name what the file is inside its backup, authenticated with it
   */
  static void write(Path file, String name, BackupKey key, DurableFiles.Content content)
      throws IOException {
    DurableFiles.write(
        file,
        raw -> {
          var deflater = new Deflater(Deflater.BEST_SPEED);
          try (var sealed = new Sealing(raw, name, key);
              var out = new DeflaterOutputStream(sealed, deflater, 1 << 16)) {
            content.writeTo(out);
          } finally {
            deflater.end();
          }
        });
  }

  /** Something that reads what was sealed. */
  interface Reading<T> {
    T from(InputStream in) throws IOException;
  }

  /**
   * Reads it to its end mark.
   *
   * @throws BackupRefused names the file when it is missing, cut short, changed, or of another key
   */
  static <T> T read(Path file, String name, BackupKey key, Reading<T> reading) throws IOException {
    try (var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var unsealed = new Unsealing(file, raw, name, key);
      try (var inflated = new InflaterInputStream(unsealed)) {
        var answer = reading.from(inflated);
        unsealed.transferTo(OutputStream.nullOutputStream());
        return answer;
      }
    } catch (NoSuchFileException absent) {
      throw new BackupRefused(
          file + " is missing. Put it back from another copy of the backup.", absent);
    } catch (java.util.zip.ZipException impossible) {
      throw damaged(file, "what was encrypted cannot be decompressed");
    }
  }

  /** Reads and authenticates all of it. */
  static void check(Path file, String name, BackupKey key) throws IOException {
    read(file, name, key, in -> in.transferTo(OutputStream.nullOutputStream()));
  }

  private static BackupRefused damaged(Path file, String how) {
    return new BackupRefused(
        file
            + " is damaged ("
            + how
            + "). Nothing of it is used. Put this file back from another copy of the backup.");
  }

  private static Cipher cipher(int mode, SecretKey key, long number, boolean last, byte[] bound) {
    try {
      var nonce = ByteBuffer.allocate(12).put((byte) (last ? 1 : 0)).putLong(4, number).array();
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
      cipher.updateAAD(bound);
      return cipher;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has AES-GCM", impossible);
    }
  }

  private static byte[] bound(byte[] head, String name) {
    var text = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(head.length + text.length).put(head).put(text).array();
  }

  private static final class Sealing extends OutputStream {
    private final DataOutputStream out;
    private final SecretKey key;
    private final byte[] bound;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int filled;
    private long number;
    private boolean closed;

    Sealing(OutputStream raw, String name, BackupKey key) throws IOException {
      var salt = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(salt);
      var head = ByteBuffer.allocate(HEAD_BYTES).put(MAGIC).put(key.id()).put(salt).array();
      this.out = new DataOutputStream(raw);
      this.key = key.ofFile(salt);
      this.bound = bound(head, name);
      out.write(head);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        // A full chunk waits for more: only then is it known not to be the last.
        if (filled == CHUNK_BYTES) {
          seal(false);
        }
        int step = Math.min(CHUNK_BYTES - filled, length - done);
        System.arraycopy(bytes, offset + done, chunk, filled, step);
        filled += step;
        done += step;
      }
    }

    private void seal(boolean last) throws IOException {
      try {
        var sealed =
            cipher(Cipher.ENCRYPT_MODE, key, number, last, bound).doFinal(chunk, 0, filled);
        out.writeByte(last ? 1 : 0);
        out.writeInt(sealed.length);
        out.write(sealed);
        number++;
        filled = 0;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("A chunk cannot be encrypted", impossible);
      }
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        seal(true);
        out.flush();
      }
    }
  }

  private static final class Unsealing extends InputStream {
    private final Path file;
    private final DataInputStream in;
    private final SecretKey key;
    private final byte[] bound;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long number;
    private boolean ended;

    Unsealing(Path file, InputStream raw, String name, BackupKey key) throws IOException {
      this.file = file;
      this.in = new DataInputStream(raw);
      var head = in.readNBytes(HEAD_BYTES);
      if (head.length < HEAD_BYTES) {
        throw damaged(file, "it is cut short after " + head.length + " bytes");
      }
      if (!Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
        throw damaged(file, "it does not begin as a file of a backup");
      }
      var keyId = Arrays.copyOfRange(head, MAGIC.length, MAGIC.length + BackupKey.ID_BYTES);
      if (!Arrays.equals(keyId, key.id())) {
        throw new BackupRefused(
            "%s was encrypted with the key %s, and the key at hand is %s. Put the folder secrets/ of the installation that made the backup in place. If other files of this backup can be read with this key, this file is damaged: put it back from another copy."
                .formatted(file, HexFormat.of().formatHex(keyId), key.idInWords()));
      }
      this.key = key.ofFile(Arrays.copyOfRange(head, MAGIC.length + keyId.length, HEAD_BYTES));
      this.bound = bound(head, name);
    }

    @Override
    public int read() throws IOException {
      return next() ? chunk.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!next()) {
        return -1;
      }
      int step = Math.min(length, chunk.remaining());
      chunk.get(bytes, offset, step);
      return step;
    }

    private boolean next() throws IOException {
      while (!chunk.hasRemaining()) {
        if (ended) {
          return false;
        }
        unseal();
      }
      return true;
    }

    private void unseal() throws IOException {
      try {
        int mark = in.readUnsignedByte();
        int length = in.readInt();
        if (mark > 1 || length < TAG_BYTES || length > CHUNK_BYTES + TAG_BYTES) {
          throw damaged(file, "in its part " + (number + 1));
        }
        var sealed = new byte[length];
        in.readFully(sealed);
        chunk =
            ByteBuffer.wrap(
                cipher(Cipher.DECRYPT_MODE, key, number, mark == 1, bound).doFinal(sealed));
        number++;
        ended = mark == 1;
        if (ended && in.read() >= 0) {
          throw damaged(file, "something follows its end");
        }
      } catch (EOFException cut) {
        throw damaged(file, "it is cut short in its part " + (number + 1));
      } catch (GeneralSecurityException changed) {
        throw damaged(file, "its part " + (number + 1) + " is not what was written");
      }
    }
  }
}
