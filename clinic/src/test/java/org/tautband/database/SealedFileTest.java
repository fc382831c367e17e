package org.tautband.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {
  private static final int MIB = 1 << 20;
  @TempDir Path dir;
  private BackupKey key;
  private Path file;

  @BeforeEach
  void aKey() {
    key = BackupKey.ofOrNew(new Secrets(dir));
    file = dir.resolve("some.sealed");
  }

  /** Does not compress, so that its size in the file is about its own. */
  private static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private void write(byte[] bytes) throws IOException {
    SealedFile.write(file, "wal/a/1", key, out -> out.write(bytes));
  }

  private byte[] read() throws IOException {
    return SealedFile.read(file, "wal/a/1", key, in -> in.readAllBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 17})
  void whatWasWrittenIsRead(int length) throws IOException {
    var bytes = noise(length);
    write(bytes);
    assertThat(read()).isEqualTo(bytes);
    assertThat(Files.exists(dir.resolve("some.sealed.part"))).isFalse();
  }

  @Test
  void everyFlippedBitIsFoundAndTheFileIsNamed() throws IOException {
    write(noise(300));
    var whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      var bad = whole.clone();
      bad[at] ^= (byte) (1 << (at % 8));
      Files.write(file, bad);
      assertThatThrownBy(this::read)
          .as("byte " + at)
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void everyLengthButTheWholeIsFound() throws IOException {
    write(noise(300));
    var whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(this::read)
          .as("cut to " + length)
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("cut short")
          .hasMessageContaining(file.toString());
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(this::read).hasMessageContaining("something follows its end");
  }

  @Test
  void aCutBetweenTwoPartsAndPartsInAnotherOrderAreFound() throws IOException {
    write(noise(3 * MIB));
    var whole = Files.readAllBytes(file);
    int head = 48;
    int part = 5 + MIB + 16;
    Files.write(file, Arrays.copyOf(whole, head + part));
    assertThatThrownBy(this::read).hasMessageContaining("cut short");

    var swapped = whole.clone();
    System.arraycopy(whole, head, swapped, head + part, part);
    System.arraycopy(whole, head + part, swapped, head, part);
    Files.write(file, swapped);
    assertThatThrownBy(this::read).hasMessageContaining("part 1 is not what was written");
  }

  @Test
  void aFileInAnothersPlaceIsFound() throws IOException {
    write(noise(10));
    assertThatThrownBy(() -> SealedFile.check(file, "wal/a/2", key))
        .hasMessageContaining("is not what was written");
  }

  @Test
  void anotherKeyIsNamedAsSuch() throws IOException {
    write(noise(10));
    var other = BackupKey.ofOrNew(new Secrets(dir.resolve("other")));
    assertThatThrownBy(() -> SealedFile.check(file, "wal/a/1", other))
        .hasMessageContaining("was encrypted with the key " + key.idInWords())
        .hasMessageContaining(other.idInWords());
  }

  @Test
  void aMissingKeyIsNamedAndNotMadeAnew() {
    assertThatThrownBy(() -> BackupKey.of(dir.resolve("none/secrets")))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining(dir.resolve("none/secrets/backup").toString())
        .hasMessageContaining("never part of a backup");
    assertThat(Files.exists(dir.resolve("none"))).isFalse();
  }

  @Test
  void theTextIsNotReadableInTheFile() throws IOException {
    var text = "Ng, Wai Ling, born 1961-03-02. ".repeat(3);
    SealedFile.write(file, "x", key, out -> out.write(text.getBytes("UTF-8")));
    assertThat(new String(Files.readAllBytes(file), "ISO-8859-1")).doesNotContain("Ng");
  }
}
