package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tautband.database.DatabaseDidNotStart;
import org.tautband.database.Durability;
import org.tautband.database.OutsideServer;
import org.tautband.database.RunningDatabase;
import org.tautband.shell.cli.Doctor.Finding;
import org.tautband.shell.cli.Doctor.Fine;
import org.tautband.shell.cli.Doctor.Problem;

/** The doctor's look at the database and at the clock it must agree with. */
final class DatabaseDoctor {
  private static final String WHAT = "database";
  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(5);

  private final Map<String, String> environment;
  private final DataFolder data;

  DatabaseDoctor(Map<String, String> environment, DataFolder data) {
    this.environment = environment;
    this.data = data;
  }

  List<Finding> examine() {
    try {
      var outside = environment.getOrDefault("TAUTBAND_DATABASE_URL", "").strip();
      if (!outside.isEmpty()) {
        return outside(outside);
      }
      List<Finding> findings = new ArrayList<>();
      Durability.faultsInFiles(data.path()).forEach(f -> findings.add(new Problem(WHAT, f)));
      running()
          .ifPresentOrElse(
              s ->
                  findings.addAll(
                      connected(
                          s.getOrDefault("tautband.url", ""),
                          s.getOrDefault("tautband.app-user", ""),
                          s.getOrDefault("tautband.app-password", ""))),
              () -> findings.addAll(stopped(findings.isEmpty())));
      return findings;
    } catch (IOException | DatabaseDidNotStart e) {
      return List.of(new Problem(WHAT, String.valueOf(e.getMessage())));
    }
  }

  private List<Finding> outside(String url) {
    var server =
        new OutsideServer(
            url,
            environment.getOrDefault("TAUTBAND_DATABASE_MIGRATOR_USER", "tautband_migrator"),
            environment.getOrDefault("TAUTBAND_DATABASE_MIGRATOR_PASSWORD", ""),
            environment.getOrDefault("TAUTBAND_DATABASE_APP_USER", "tautband_app"),
            environment.getOrDefault("TAUTBAND_DATABASE_APP_PASSWORD", ""));
    var faults = server.faults();
    return faults.isEmpty()
        ? connected(url, server.appUser(), server.appPassword())
        : faults.stream().<Finding>map(fault -> new Problem(WHAT, fault)).toList();
  }

  private Optional<Map<String, String>> running() throws IOException {
    return Files.isDirectory(data.path())
        ? RunningDatabase.settings(data.path())
        : Optional.empty();
  }

  private List<Finding> stopped(boolean filesAreFine) {
    List<Finding> findings = new ArrayList<>();
    findings.add(clockAgainstFiles());
    if (filesAreFine) {
      findings.add(
          new Fine(
              WHAT,
              data.hasRecord()
                  ? "not running now; its settings keep every acknowledged record"
                  : "is made at the first start"));
    }
    return findings;
  }

  /** Files from the future mean that the clock was set back since they were written. */
  private Finding clockAgainstFiles() {
    try {
      var log = data.path().resolve("postgres.log");
      var newest =
          Files.exists(log) ? Files.getLastModifiedTime(log) : FileTime.from(Instant.EPOCH);
      return newest.toInstant().isAfter(Instant.now().plus(CLOCKS_MAY_DIFFER))
          ? new Problem(
              "clock",
              "the record was last written at "
                  + newest
                  + ", which is in the future of this machine's clock. Set the clock (NTP) before"
                  + " starting.")
          : new Fine("clock", Instant.now() + " (compare it with yours)");
    } catch (IOException unreadable) {
      return new Problem("clock", "cannot be compared: " + unreadable.getMessage());
    }
  }

  private static List<Finding> connected(String url, String user, String password) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      List<Finding> findings = new ArrayList<>();
      var faults = Durability.faults(connection);
      faults.forEach(f -> findings.add(new Problem(WHAT, f)));
      if (faults.isEmpty()) {
        findings.add(
            new Fine(WHAT, "running; fsync, synchronous_commit and full_page_writes are on"));
      }
      findings.add(clockAgainst(connection));
      return findings;
    } catch (SQLException refused) {
      return List.of(
          new Problem(
              WHAT,
              "cannot be reached: "
                  + refused.getMessage()
                  + " Check that it runs, and user and password."));
    }
  }

  private static Finding clockAgainst(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        // A machine's clock is asked for here, not a clinical instant.
        var rows = statement.executeQuery("select extract(epoch from clock_timestamp())")) {
      rows.next();
      var theirs = Instant.ofEpochMilli((long) (rows.getDouble(1) * 1000));
      var difference = Duration.between(theirs, Instant.now()).abs();
      return difference.compareTo(CLOCKS_MAY_DIFFER) > 0
          ? new Problem(
              "clock",
              "this machine's clock and the database's differ by "
                  + difference.toSeconds()
                  + " s. Set both by NTP.")
          : new Fine("clock", Instant.now() + " (compare it with yours)");
    }
  }
}
