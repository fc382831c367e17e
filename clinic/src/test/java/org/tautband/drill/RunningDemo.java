package org.tautband.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tautband.Visitor;
import org.tautband.shell.cli.Main;
import org.tautband.shell.demo.DemoClinic;

/** {@code ./tautband demo} as a child process: the whole application with a database of its own. */
final class RunningDemo implements AutoCloseable {
  private static final String READY = "ready ";

  private final Path dataDir;
  private final Process process;
  private final String base;
  private final List<String> logins;

  private RunningDemo(Path dataDir, Process process, String base, List<String> logins) {
    this.dataDir = dataDir;
    this.process = process;
    this.base = base;
    this.logins = logins;
  }

  static RunningDemo start(Path dataDir) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo",
                "--port",
                "0",
                "--data",
                dataDir.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process.inputReader();
    List<String> logins = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    String base = "";
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.startsWith(READY)) {
        base = line.substring(READY.length());
      } else if (line.startsWith("login ")) {
        logins.add(line.split(" ")[2]);
      } else if (line.contains("Ctrl-C")) {
        Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
        return new RunningDemo(dataDir, process, base, List.copyOf(logins));
      }
    }
    throw new IOException("The demonstration ended early:\n" + all);
  }

  String base() {
    return base;
  }

  List<String> logins() {
    return logins;
  }

  /** Somebody who is signed in. */
  Visitor signedIn(String login) {
    Visitor visitor = new Visitor(base);
    visitor.signIn(login, DemoClinic.PASSWORD);
    return visitor;
  }

  /** Kills the application as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Kills the database's first process as {@code kill -9} does. */
  void killDatabase() throws IOException {
    ProcessHandle.of(Long.parseLong(postmasterLine(0))).orElseThrow().destroyForcibly();
  }

  /** The running database, as its superuser: sees every row. */
  Connection database() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postmasterLine(3) + "/tautband",
        "postgres",
        Files.readString(dataDir.resolve("secrets/superuser")).strip());
  }

  private String postmasterLine(int line) throws IOException {
    return Files.readAllLines(dataDir.resolve("postgres/postmaster.pid")).get(line).strip();
  }

  /** Asks it to end, as Ctrl-C does, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
