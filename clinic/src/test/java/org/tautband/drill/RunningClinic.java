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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.tautband.Visitor;
import org.tautband.shell.cli.Main;
import org.tautband.shell.demo.DemoClinic;

/** The whole application as a child process, with a database of its own. */
final class RunningClinic implements AutoCloseable {
  /** A check-in that may be answered, as {@link SendingClinic} tells it. */
  record OpenLink(String secret, String yearOfBirth) {}

  private final Path dataDir;
  private final Process process;
  private String base = "";
  private final List<String> logins = new ArrayList<>();
  private final List<OpenLink> links = new ArrayList<>();
  private final Set<UUID> mailed = ConcurrentHashMap.newKeySet();

  private RunningClinic(Path dataDir, Process process) {
    this.dataDir = dataDir;
    this.process = process;
  }

  /** {@code ./tautband demo}. */
  static RunningClinic demo(Path dataDir) throws IOException {
    return start(dataDir, List.of(), demoOn(dataDir));
  }

  /** The same, started by another program that gets its command line. */
  static RunningClinic demo(Path dataDir, List<String> startedBy) throws IOException {
    return start(dataDir, startedBy, demoOn(dataDir));
  }

  private static List<String> demoOn(Path dataDir) {
    return List.of(Main.class.getName(), "demo", "--port", "0", "--data", dataDir.toString());
  }

  /** A clinic that sends its mail to this port of this machine. */
  static RunningClinic sending(Path dataDir, int mailPort, String... settings) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            SendingClinic.class.getName(),
            "--tautband.data=" + dataDir,
            "--tautband.mail.port=" + mailPort));
    words.addAll(List.of(settings));
    return start(dataDir, List.of(), words);
  }

  private static RunningClinic start(Path dataDir, List<String> startedBy, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>(startedBy);
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    RunningClinic clinic = new RunningClinic(dataDir, process);
    BufferedReader said = process.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      clinic.hear(line);
      if (line.contains("Ctrl-C")) {
        Thread.ofVirtual().start(() -> clinic.hearOn(said));
        return clinic;
      }
    }
    throw new IOException("The clinic ended early:\n" + all);
  }

  private void hearOn(BufferedReader said) {
    try {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        hear(line);
      }
    } catch (IOException killed) {
      // It says nothing more.
    }
  }

  private void hear(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "ready" -> base = words[1];
      case "login" -> logins.add(words[2]);
      case "checkin" -> links.add(new OpenLink(words[1], words[2]));
      case "mailed" -> mailed.add(UUID.fromString(words[1]));
      default -> {
        // Said to people.
      }
    }
  }

  String base() {
    return base;
  }

  List<String> logins() {
    return List.copyOf(logins);
  }

  List<OpenLink> links() {
    return List.copyOf(links);
  }

  /** Mails whose cause was committed, as the clinic has told so far. */
  Set<UUID> mailed() {
    return mailed;
  }

  /** Somebody who is signed in. */
  Visitor signedIn(String login) {
    Visitor visitor = new Visitor(base);
    visitor.signIn(login, DemoClinic.PASSWORD);
    return visitor;
  }

  ProcessHandle process() {
    return process.toHandle();
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
