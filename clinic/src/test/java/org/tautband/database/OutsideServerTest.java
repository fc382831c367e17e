package org.tautband.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server that somebody else prepares: each thing forgotten is named with its mend. */
class OutsideServerTest {
  @TempDir Path dir;

  private static void tell(EmbeddedPostgres server, String... lines) throws SQLException {
    try (var c =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
        var s = c.createStatement()) {
      for (var line : lines) s.execute(line);
    }
  }

  @Test
  void whatTheAdministratorForgotIsNamedAndNewerTablesAreLeftAlone() throws SQLException {
    try (var server =
        EmbeddedPostgres.start(dir.resolve("data"), EmbeddedPostgres.Settings.defaults())) {
      var outside =
          new OutsideServer(
              server.jdbcUrl("tautband"), "tautband_migrator", "m", "tautband_app", "a");
      assertThat(outside.faults()).hasSize(2).allSatisfy(f -> assertThat(f).contains("sign in"));
      tell(
          server,
          "create database tautband",
          "create role tautband_migrator login password 'm'",
          "create role tautband_app login bypassrls password 'a'");
      assertThat(outside.faults())
          .anySatisfy(f -> assertThat(f).contains("create role tautband_owner nologin"))
          .anySatisfy(f -> assertThat(f).contains("nosuperuser nobypassrls"));
      tell(
          server,
          "create role tautband_owner nologin",
          "alter role tautband_app nobypassrls",
          "grant tautband_owner to tautband_app");
      assertThat(outside.faults())
          .anySatisfy(f -> assertThat(f).contains("grant tautband_owner to tautband_migrator"))
          .anySatisfy(f -> assertThat(f).contains("alter database tautband owner to"))
          .anySatisfy(f -> assertThat(f).contains("revoke tautband_owner from tautband_app"));
      tell(
          server,
          "grant tautband_owner to tautband_migrator",
          "alter database tautband owner to tautband_owner",
          "revoke tautband_owner from tautband_app");
      assertThat(outside.faults()).isEmpty();
      newerTablesAreLeftAlone(outside);
    }
  }

  private static void newerTablesAreLeftAlone(OutsideServer outside) throws SQLException {
    var migrator =
        new DriverManagerDataSource(
            outside.url(), outside.migratorUser(), outside.migratorPassword());
    Migrations.run(migrator);
    Migrations.run(migrator);
    try (var c = migrator.getConnection();
        var s = c.createStatement()) {
      s.execute("set role tautband_owner");
      s.execute(
          """
          insert into migration_history
          select installed_rank + 1, '299901010000', 'later', type, 'later/V299901010000__later.sql',
            checksum, installed_by, installed_on, execution_time, success
          from migration_history order by installed_rank desc limit 1
          """);
    }
    assertThatThrownBy(() -> Migrations.run(migrator))
        .isInstanceOf(DatabaseDidNotStart.class)
        .hasMessageContaining("newer Tautband")
        .hasMessageContaining("later/V299901010000__later.sql");
  }
}
