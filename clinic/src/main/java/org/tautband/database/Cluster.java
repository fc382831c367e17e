package org.tautband.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database's files in a data directory and the programs that work on them.
 *
 * <pre>
 * DATA/postgres             the cluster (PGDATA); appears whole, by rename, after initdb
 * DATA/postgres.log         what PostgreSQL says; the one before is kept as postgres.log.1
 * DATA/secrets/superuser    random password of the superuser "postgres", mode 0600
 * </pre>
 */
final class Cluster {
  static final String SUPERUSER = "postgres";
  private static final String MAJOR_VERSION = "18";
  private static final long LOG_BYTES_KEPT = 20_000_000;

  private final Path dataDir;
  private final Path bin;
  private final PostgresUser user;

  Cluster(Path dataDir, Path bin, PostgresUser user) {
    this.dataDir = dataDir;
    this.bin = bin;
    this.user = user;
  }

  static Path filesIn(Path dataDir) {
    return dataDir.resolve("postgres");
  }

  Path files() {
    return filesIn(dataDir);
  }

  Path log() {
    return dataDir.resolve("postgres.log");
  }

  /**
   * Reads the superuser's password; makes one when there is none and no cluster that would need the
   * old one.
   */
  String superuserPassword() throws IOException {
    Path secrets = dataDir.resolve("secrets");
    Path file = secrets.resolve("superuser");
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    if (Files.exists(files())) {
      throw new DatabaseDidNotStart(
          "The database's password file is missing: "
              + file
              + ". Put it back from where secrets are kept.");
    }
    Files.createDirectories(secrets);
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path draft = secrets.resolve("superuser.new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, password);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return password;
  }

  /**
   * Creates the cluster when there is none. One that broke off half-way is thrown away and made
   * again.
   */
  void createIfMissing(String password) throws IOException {
    if (Files.exists(files())) {
      requireOurVersion();
      return;
    }
    Path draft = dataDir.resolve("postgres.new");
    Path passwordFile = dataDir.resolve("postgres.pw");
    PostgresBinaries.deleteTree(draft);
    Files.deleteIfExists(passwordFile);
    Files.createDirectory(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, password + "\n");
    try {
      give(draft);
      give(passwordFile);
      run(
          "initdb",
          "-D",
          draft.toString(),
          "-U",
          SUPERUSER,
          "-A",
          "scram-sha-256",
          "--pwfile=" + passwordFile,
          "-E",
          "UTF8",
          "--locale=C",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--data-checksums");
      Files.move(draft, files(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private void requireOurVersion() throws IOException {
    Path versionFile = files().resolve("PG_VERSION");
    String version = Files.exists(versionFile) ? Files.readString(versionFile).strip() : "unknown";
    if (!version.equals(MAJOR_VERSION)) {
      throw new DatabaseDidNotStart(
          files()
              + " was written by PostgreSQL "
              + version
              + "; this Tautband runs "
              + MAJOR_VERSION
              + ". Start it with the release that wrote it.");
    }
  }

  /** Makes the system user the owner where the programs run as one. */
  void give(Path path) throws IOException {
    if (user instanceof PostgresUser.SystemUser(String name)) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
    }
  }

  void turnLogOver() throws IOException {
    if (logLength() > LOG_BYTES_KEPT) {
      Files.move(log(), dataDir.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Starts the server process. It is not ready yet when this returns.
   *
   * @param more settings for this start, each {@code name=value}
   */
  Process startServer(int port, EmbeddedPostgres.Settings settings, List<String> more)
      throws IOException {
    List<String> server =
        new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", files().toString()));
    // Said on the command line so that no line in a configuration file can turn them off.
    List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "timezone=UTC",
            "log_timezone=UTC",
            // Neither a refused row nor the statement that held it belongs in the server's log.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "max_connections=" + settings.maxConnections(),
            "shared_buffers=" + settings.sharedBuffersMb() + "MB")
        .forEach(setting -> server.addAll(List.of("-c", setting)));
    more.forEach(setting -> server.addAll(List.of("-c", setting)));
    return new ProcessBuilder(ownSession(user.command(server)))
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  /**
   * Ctrl-C in a terminal reaches every process of its session: the server must stop after the
   * application, not with it.
   */
  private static List<String> ownSession(List<String> command) {
    if (PostgresBinaries.isMac()) {
      return command;
    }
    List<String> all = new ArrayList<>(List.of("setsid"));
    all.addAll(command);
    return all;
  }

  /**
   * Stops whatever server runs on these files: at once but orderly, else the hard way (recovery
   * then runs at the next start).
   */
  void stopServer() throws IOException {
    try {
      run("pg_ctl", "stop", "-D", files().toString(), "-m", "fast", "-w", "-t", "60");
    } catch (IOException slow) {
      if (postmasterPid() == null) {
        return;
      }
      run("pg_ctl", "stop", "-D", files().toString(), "-m", "immediate", "-w", "-t", "60");
    }
  }

  /**
   * Stops a server whose owner is dead. The caller holds the directory's lock, so no living owner
   * exists.
   */
  boolean stopOrphan() throws IOException {
    Path pidFile = files().resolve("postmaster.pid");
    Long pid = postmasterPid();
    if (pid == null) {
      return false;
    }
    ProcessHandle process = ProcessHandle.of(pid).orElse(null);
    if (process == null) {
      return false;
    }
    if (isServerOfThese(process)) {
      stopServer();
      return true;
    }
    // The number now belongs to another program; PostgreSQL would take it for its own postmaster
    // and refuse.
    Files.deleteIfExists(pidFile);
    return false;
  }

  private boolean isServerOfThese(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    boolean postgres = info.command().map(c -> Path.of(c).endsWith("postgres")).orElse(false);
    return postgres && List.of(info.arguments().orElse(new String[0])).contains(files().toString());
  }

  @Nullable Long postmasterPid() throws IOException {
    Path pidFile = files().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return null;
    }
    String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
    return first.matches("\\d+") ? Long.valueOf(first) : null;
  }

  long logLength() throws IOException {
    return Files.exists(log()) ? Files.size(log()) : 0;
  }

  /** What the server said since its log had {@code from} bytes; the last lines of it. */
  String wordsSince(long from) throws IOException {
    if (logLength() <= from) {
      return "";
    }
    try (InputStream in = Files.newInputStream(log())) {
      in.skipNBytes(from);
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
  }

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(bin.resolve(program).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(user.command(command)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(program + " failed: " + said.strip());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", stopped);
    }
  }
}
