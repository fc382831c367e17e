package org.tautband.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tautband.shell.cli.Doctor.Finding;
import org.tautband.shell.cli.Doctor.Problem;

/** The doctor names faults that were planted, each with its mend, and nothing else. */
class DoctorTest {
  private static final Map<String, String> ENOUGH_DISK = Map.of("TAUTBAND_MINIMUM_FREE_MB", "1");
  @TempDir Path dir;
  private Path data = Path.of("");

  @BeforeEach
  void healthyRecord() throws IOException {
    data = Files.createDirectory(dir.resolve("data"));
    Files.createDirectories(data.resolve("postgres"));
    Files.writeString(data.resolve("postgres/postgresql.conf"), "#fsync = off\nport = 5432\n");
    Files.writeString(data.resolve("postgres.log"), "database system is ready\n");
    Files.createDirectories(data.resolve("secrets"));
    var key = Files.writeString(data.resolve("secrets/superuser"), "secret");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(data.resolve("backup"));
    backedUp(Instant.now());
  }

  private void backedUp(Instant at) throws IOException {
    Files.writeString(data.resolve("backup/base"), at + " " + at + " 1 1");
  }

  @Test
  void noBackupAndOneThatIsTooOldAreNamed() throws IOException {
    backedUp(Instant.now().minus(Duration.ofDays(2)));
    assertThat(problems()).singleElement().asString().contains("too old");
    Files.delete(data.resolve("backup/base"));
    assertThat(problems()).singleElement().asString().contains("There is no backup");
    Files.writeString(data.resolve("backup/problem-log"), Instant.now() + " disk away");
    assertThat(problems()).hasSize(2).last().asString().contains("disk away");
  }

  private static List<String> problems(List<Finding> findings) {
    return findings.stream().filter(f -> f instanceof Problem).map(Finding::inWords).toList();
  }

  private List<String> problems() {
    return problems(Doctor.examine(ENOUGH_DISK, data, 0));
  }

  @Test
  void aHealthyMachineHasNoProblem() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void anOldJdkIsNamed() throws Exception {
    var jdk = dir.resolve("jdk-17");
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.writeString(jdk.resolve("bin/javac"), "");
    Files.setPosixFilePermissions(
        jdk.resolve("bin/javac"), PosixFilePermissions.fromString("rwxr-xr-x"));
    var launcher = new ProcessBuilder("bash", "../tautband", "doctor").redirectErrorStream(true);
    launcher.environment().put("TAUTBAND_JDK", jdk.toString());
    var process = launcher.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said)
        .contains("PROBLEM  JDK: needs 25")
        .contains("17 in " + jdk)
        .contains("Debian/Ubuntu")
        .contains("macOS")
        .contains("WSL");
  }

  @Test
  void aFullDiskIsNamed() {
    var needsMoreThanAnyDisk = Map.of("TAUTBAND_MINIMUM_FREE_MB", "999999999");
    assertThat(problems(Doctor.examine(needsMoreThanAnyDisk, data, 0)))
        .singleElement()
        .asString()
        .contains("disk: only")
        .contains("Make room");
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUpOnEverybody(taken));
      assertThat(problems(Doctor.examine(ENOUGH_DISK, data, taken.getLocalPort())))
          .singleElement()
          .asString()
          .contains("Port " + taken.getLocalPort() + " is taken");
    }
  }

  private static void hangUpOnEverybody(ServerSocket taken) {
    try {
      while (true) {
        taken.accept().close();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @Test
  void fsyncTurnedOffInAFileIsNamed() throws IOException {
    Files.writeString(data.resolve("postgres/postgresql.auto.conf"), "fsync = 'off'\n");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("postgresql.auto.conf")
        .contains("fsync")
        .contains("Delete that line");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    // A file where a folder should be stops root too.
    var blocked = Files.writeString(dir.resolve("file"), "").resolve("data");
    assertThat(problems(Doctor.examine(ENOUGH_DISK, blocked, 0)))
        .singleElement()
        .asString()
        .contains("cannot be written")
        .contains("--data");
  }

  @Test
  void aKeyThatOthersCanReadIsNamed() throws IOException {
    Files.setPosixFilePermissions(
        data.resolve("secrets/superuser"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(problems()).singleElement().asString().contains("chmod 600");
  }

  @Test
  void lostKeysAreNamed() throws IOException {
    Files.delete(data.resolve("secrets/superuser"));
    Files.delete(data.resolve("secrets"));
    assertThat(problems()).singleElement().asString().contains("secrets is missing");
  }

  @Test
  void aClockThatWasSetBackIsNamed() throws IOException {
    Files.setLastModifiedTime(
        data.resolve("postgres.log"), FileTime.from(Instant.now().plus(Duration.ofHours(3))));
    assertThat(problems()).singleElement().asString().contains("clock").contains("NTP");
  }

  @Test
  void anOutsideDatabaseThatDoesNotAnswerIsNamed() {
    var environment =
        Map.of(
            "TAUTBAND_MINIMUM_FREE_MB", "1",
            "TAUTBAND_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/tautband",
            "TAUTBAND_DATABASE_APP_PASSWORD", "a",
            "TAUTBAND_DATABASE_MIGRATOR_PASSWORD", "m");
    assertThat(problems(Doctor.examine(environment, data, 0)))
        .singleElement()
        .asString()
        .contains("cannot be reached");
  }

  @Test
  void dangerousSettingsAreNamedBeforeTheStart() {
    var environment = Map.of("TAUTBAND_MINIMUM_FREE_MB", "1", "TAUTBAND_ADDRESS", "0.0.0.0");
    assertThat(problems(Doctor.examine(environment, data, 0)))
        .singleElement()
        .asString()
        .contains("unencrypted");
  }
}
