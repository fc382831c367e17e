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

  @Test
  void commandsNeverMakeAnEmptyRecordBesideTheOneOnAnOutsideServer() throws IOException {
    Files.createDirectories(dir.resolve("secrets"));
    var application = new Application(new DataFolder(dir));
    assertThatThrownBy(() -> application.database(Map.of()))
        .hasMessageContaining("TAUTBAND_DATABASE_…");
    var outside =
        Map.of(
            "TAUTBAND_DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/tautband",
            "TAUTBAND_DATABASE_APP_PASSWORD", "a",
            "TAUTBAND_DATABASE_MIGRATOR_PASSWORD", "m");
    assertThat(application.database(outside))
        .containsEntry("tautband.url", "jdbc:postgresql://127.0.0.1:5432/tautband")
        .containsEntry("tautband.migrator-password", "m");
    assertThatThrownBy(
            () ->
                application.database(
                    Map.of("TAUTBAND_DATABASE_URL", "jdbc:postgresql://127.0.0.1/tautband")))
        .hasMessageContaining("TAUTBAND_DATABASE_APP_PASSWORD");
    Files.createDirectories(dir.resolve("postgres"));
    assertThat(application.database(Map.of())).isEmpty();
  }
}
