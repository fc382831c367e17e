package org.tautband.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmbeddedPostgresTest {
  @TempDir Path dir;

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(dir.resolve("data"), EmbeddedPostgres.Settings.defaults());
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.superuserPassword());
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void tell(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void everySettingThatMakesASaveDurableIsOn() throws SQLException {
    try (EmbeddedPostgres postgres = start()) {
      for (String setting :
          new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
        assertThat(ask(postgres, "show " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(ask(postgres, "show server_version")).startsWith("18.");
      assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(
              ask(
                  postgres,
                  "select datlocprovider::text || datlocale from pg_database where datname ="
                      + " 'template1'"))
          .isEqualTo("bC.UTF-8");
    }
  }

  @Test
  void aDeletedPasswordIsMadeAnewAndTheOldOneEnds() throws SQLException, IOException {
    var secrets = new Secrets(dir.resolve("data"));
    try (EmbeddedPostgres postgres = start()) {
      Roles.ensure(postgres, secrets);
      var old = secrets.password("database-app");
      Files.delete(secrets.folder().resolve("database-app"));
      Roles.ensure(postgres, secrets);
      var url = postgres.jdbcUrl(Roles.DATABASE);
      DriverManager.getConnection(url, Roles.APP, secrets.password("database-app")).close();
      assertThatThrownBy(() -> DriverManager.getConnection(url, Roles.APP, old))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aConfigurationFileCannotTurnDurabilityOff() throws SQLException, IOException {
    start().close();
    Files.writeString(dir.resolve("data/postgres/postgresql.auto.conf"), "fsync = off\n");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(ask(postgres, "show fsync")).isEqualTo("on");
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() throws IOException {
    try (EmbeddedPostgres postgres = start()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      Path password = dir.resolve("data/secrets/superuser");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");
      assertThat(postgres.superuserPassword()).hasSizeGreaterThan(40);
    }
  }

  @Test
  void whatWasWrittenIsThereAfterAnOrderlyStop() throws SQLException {
    try (EmbeddedPostgres postgres = start()) {
      tell(postgres, "create table kept as select 42 as n");
    }
    try (EmbeddedPostgres postgres = start()) {
      assertThat(ask(postgres, "select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void aSecondOwnerIsRefusedAndTheFirstGoesOn() throws SQLException {
    try (EmbeddedPostgres first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(DatabaseDidNotStart.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("Stop it first");
      assertThat(ask(first, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aServerThatIsKilledComesBackOnTheSamePortWithEverythingAcknowledged() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      tell(postgres, "create table kept as select 42 as n");
      kill(postmaster());
      waitFor(() -> postgres.restarts() == 1);
      assertThat(ask(postgres, "select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void theServerOfAKilledOwnerIsStoppedAndItsWorkKept() throws Exception {
    Process owner = DatabaseOwner.spawn(dir.resolve("data"));
    try {
      DatabaseOwner.waitUntilItHasWritten(owner);
      assertThatThrownBy(this::start).hasMessageContaining("process " + owner.pid());
      long orphan = postmaster();
      owner.destroyForcibly().waitFor();
      assertThat(ProcessHandle.of(orphan)).as("the server outlives its owner").isPresent();
      try (EmbeddedPostgres postgres = start()) {
        assertThat(ask(postgres, "select n from kept")).isEqualTo("42");
        assertThat(postmaster()).isNotEqualTo(orphan);
      }
    } finally {
      owner.destroyForcibly();
    }
  }

  @Test
  void aTakenPortIsSaidPlainly() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () ->
                  EmbeddedPostgres.start(
                      dir.resolve("data"),
                      EmbeddedPostgres.Settings.defaults().withPort(taken.getLocalPort())))
          .isInstanceOf(DatabaseDidNotStart.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("taken");
    }
    start().close();
  }

  @Test
  void aStalePidFileThatNamesAnotherProgramDoesNotStopUsNorThatProgram() throws Exception {
    start().close();
    Process innocent = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(dir.resolve("data/postgres/postmaster.pid"), innocent.pid() + "\n");
      try (EmbeddedPostgres postgres = start()) {
        assertThat(ask(postgres, "select 1")).isEqualTo("1");
      }
      assertThat(innocent.isAlive()).isTrue();
    } finally {
      innocent.destroyForcibly();
    }
  }

  @Test
  void aHalfMadeClusterIsMadeAgain() throws Exception {
    Files.createDirectories(dir.resolve("data/postgres.new/base"));
    Files.writeString(dir.resolve("data/postgres.new/PG_VERSION"), "18");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aClusterOfAnotherVersionIsNotTouched() throws Exception {
    Files.createDirectories(dir.resolve("data/postgres"));
    Files.createDirectories(dir.resolve("data/secrets"));
    Files.writeString(dir.resolve("data/secrets/superuser"), "x");
    Files.writeString(dir.resolve("data/postgres/PG_VERSION"), "15\n");
    assertThatThrownBy(this::start).hasMessageContaining("PostgreSQL 15");
  }

  @Test
  void aLostPasswordFileIsNotReplacedByANewPassword() throws Exception {
    start().close();
    Files.delete(dir.resolve("data/secrets/superuser"));
    assertThatThrownBy(this::start).hasMessageContaining("password file is missing");
    assertThat(dir.resolve("data/secrets/superuser")).doesNotExist();
  }

  @Test
  @EnabledIfSystemProperty(named = "user.name", matches = "root")
  void rootMayUseASystemUserInstead() throws Exception {
    Path open = Files.createTempDirectory(Path.of("/tmp"), "tautband-system-user");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path data = open.resolve("data");
    try {
      try (EmbeddedPostgres postgres =
          EmbeddedPostgres.start(data, EmbeddedPostgres.Settings.defaults(), true)) {
        tell(postgres, "create table kept as select 42 as n");
        assertThat(Files.getOwner(data.resolve("postgres")).getName()).isEqualTo("tautband");
      }
      try (EmbeddedPostgres again =
          EmbeddedPostgres.start(data, EmbeddedPostgres.Settings.defaults())) {
        assertThat(ask(again, "select n from kept")).isEqualTo("42");
      }
    } finally {
      PostgresBinaries.deleteTree(open);
    }
  }

  @Test
  @DisabledIfSystemProperty(named = "user.name", matches = "root")
  void aFolderThatCannotBeWrittenIsSaidPlainly() throws IOException {
    Path locked = Files.createDirectory(dir.resolve("data"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThatThrownBy(this::start).hasMessageContaining("cannot be written");
  }

  private long postmaster() throws IOException {
    Path pidFile = dir.resolve("data/postgres/postmaster.pid");
    return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void waitFor(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(180).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
