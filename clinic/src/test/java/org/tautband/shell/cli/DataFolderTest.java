package org.tautband.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the demonstration's own folder is ever deleted. */
class DataFolderTest {
  @TempDir Path dir;

  @Test
  void resetLeavesAFolderAloneThatIsNotTheDemonstrations() throws IOException {
    Files.writeString(dir.resolve("letter.txt"), "mine");
    assertThatThrownBy(() -> new DataFolder(dir).reset())
        .hasMessageContaining("nothing was deleted");
    assertThat(dir.resolve("letter.txt")).exists();
  }

  @Test
  void resetEmptiesTheDemonstration() throws IOException {
    var folder = new DataFolder(dir.resolve("demo"));
    folder.markAsDemo();
    Files.createDirectories(folder.path().resolve("postgres/base"));
    Files.writeString(folder.path().resolve("postgres/base/1"), "row");
    folder.reset();
    assertThat(folder.isDemo()).isFalse();
    assertThat(folder.path().resolve("postgres")).doesNotExist();
  }

  @Test
  void aRealRecordNeverBecomesTheDemonstration() throws IOException {
    Files.createDirectories(dir.resolve("secrets"));
    assertThatThrownBy(() -> new DataFolder(dir).markAsDemo())
        .hasMessageContaining("not the demonstration's");
  }

  @Test
  void commandsNameTheFolderTheyMiss() {
    assertThatThrownBy(() -> DataFolder.existing(dir, Map.of()))
        .hasMessageContaining(dir.toString())
        .hasMessageContaining("--data");
  }
}
