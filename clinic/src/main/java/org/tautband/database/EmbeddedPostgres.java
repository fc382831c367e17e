package org.tautband.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL in a data directory, on the loopback address, for as long as this object is
 * open.
 *
 * <p>Whoever holds the directory's lock owns the server. A server left behind by a killed owner is
 * stopped before a new one starts; a living owner's is never touched. When the server dies it is
 * started again on the same port, and connection pools find it there. Nothing acknowledged is lost
 * by either death: fsync, synchronous_commit, full_page_writes and checksums are on and cannot be
 * turned off by a configuration file.
 *
 * <p>The caller closes it. A process that ends without doing so leaves the server running until the
 * next start here.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int ATTEMPTS_AT_A_FREE_PORT = 5;
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /**
   * @param port 0 = any free one
   * @param maxConnections connections the server accepts
   * @param sharedBuffersMb the server's own page cache, in MiB
   * @param startTimeout how long a start may take, not counting crash recovery
   * @param binariesCache where the programs are unpacked; null = the user's cache folder
   */
  public record Settings(
      int port,
      int maxConnections,
      int sharedBuffersMb,
      Duration startTimeout,
      @Nullable Path binariesCache) {

    public static Settings defaults() {
      return new Settings(0, 60, 128, Duration.ofSeconds(60), null);
    }

    public Settings withPort(int wanted) {
      return new Settings(wanted, maxConnections, sharedBuffersMb, startTimeout, binariesCache);
    }
  }

  private final Cluster cluster;
  private final DataDirectoryLock lock;
  private final WalArchive archive;
  private final ServerStart starting;
  private final String password;
  private final int port;
  private final AtomicInteger restarts = new AtomicInteger();
  private volatile Process server;
  private volatile boolean closing;

  private EmbeddedPostgres(
      Cluster cluster, DataDirectoryLock lock, WalArchive archive, Settings settings)
      throws IOException {
    this.cluster = cluster;
    this.lock = lock;
    this.archive = archive;
    if (Files.exists(cluster.files()) && cluster.stopOrphan()) {
      LOG.warn("Stopped a database server whose owner had died");
    }
    this.password = cluster.superuserPassword();
    cluster.createIfMissing(password);
    this.starting = new ServerStart(cluster, settings, password, archive.serverSettings());
    int chosen = settings.port() == 0 ? ServerStart.freePort() : settings.port();
    Process started = null;
    for (int attempt = 1; started == null; attempt++) {
      try {
        started = starting.onPort(chosen);
      } catch (ServerStart.PortTaken taken) {
        if (settings.port() != 0 || attempt == ATTEMPTS_AT_A_FREE_PORT) {
          throw new DatabaseDidNotStart(
              "Port "
                  + chosen
                  + " for the database is taken. Stop what listens there, or choose another port.",
              taken);
        }
        chosen = ServerStart.freePort();
      }
    }
    this.port = chosen;
    this.server = started;
    Thread.ofPlatform().name("postgres-watch").daemon().start(this::watch);
  }

  /**
   * Starts the database in {@code dataDir}, which is created when missing, and returns when it
   * answers.
   *
   * @throws DatabaseDidNotStart with what to do: directory in use or not writable, port taken,
   *     unknown machine, wrong version
   */
  public static EmbeddedPostgres start(Path dataDir, Settings settings) {
    return start(dataDir, settings, false);
  }

  /**
   * @param asSystemUser as root, use a system user even where a user namespace would do
   */
  static EmbeddedPostgres start(Path dataDir, Settings settings, boolean asSystemUser) {
    DataDirectoryLock lock = null;
    WalArchive archive = null;
    try {
      Path dir = makeDataDir(dataDir);
      lock = DataDirectoryLock.take(dir);
      Restore.refuseHalfRestored(dir);
      PostgresUser user =
          asSystemUser ? PostgresUser.systemUser() : PostgresUser.choose(Cluster.filesIn(dir));
      if (user instanceof PostgresUser.SystemUser) {
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx--x--x"));
      }
      Path bin = PostgresBinaries.in(cacheFor(user, dir, settings));
      Cluster cluster = new Cluster(dir, bin, user);
      // Before anything is stopped: a server that stops hands over its last segment of the log.
      archive = WalArchive.begin(dir, cluster);
      return new EmbeddedPostgres(cluster, lock, archive, settings);
    } catch (IOException e) {
      release(lock, archive);
      throw new DatabaseDidNotStart(
          "The database in " + dataDir + " did not start: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      release(lock, archive);
      throw e;
    }
  }

  private static void release(@Nullable DataDirectoryLock lock, @Nullable WalArchive archive) {
    try {
      if (archive != null) {
        archive.close();
      }
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      LOG.warn("Could not give back the data directory's lock", e);
    }
  }

  private static Path makeDataDir(Path dataDir) throws IOException {
    Path absolute = dataDir.toAbsolutePath().normalize();
    if (!Files.exists(absolute)) {
      Files.createDirectories(absolute);
      Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
    }
    Path real = absolute.toRealPath();
    if (!Files.isWritable(real)) {
      throw new DatabaseDidNotStart(
          "The data folder "
              + real
              + " cannot be written. Give this user the right to write there, or choose another"
              + " with --data.");
    }
    return real;
  }

  /** Another user cannot enter our home: it gets the programs inside the data directory. */
  static Path cacheFor(PostgresUser user, Path dataDir, Settings settings) {
    if (settings.binariesCache() != null) {
      return settings.binariesCache().toAbsolutePath();
    }
    return user instanceof PostgresUser.SystemUser
        ? dataDir.resolve("programs")
        : PostgresBinaries.userCache();
  }

  public int port() {
    return port;
  }

  /** Password of the superuser {@code postgres}. */
  public String superuserPassword() {
    return password;
  }

  public String superuser() {
    return Cluster.SUPERUSER;
  }

  public String jdbcUrl(String database) {
    return urlAt(port, database);
  }

  /** How often the server died and was started again since this object was made. */
  public int restarts() {
    return restarts.get();
  }

  static String urlAt(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private void watch() {
    Duration wait = FIRST_WAIT;
    while (!closing) {
      try {
        int exit = server.waitFor();
        restartAfter(exit);
        wait = FIRST_WAIT;
      } catch (InterruptedException stopped) {
        return;
      } catch (IOException | RuntimeException e) {
        LOG.error("The database server did not come back yet: {}", e.getMessage());
        pause(wait);
        wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      }
    }
  }

  private synchronized void restartAfter(int exit) throws IOException {
    if (closing) {
      return;
    }
    LOG.error("The database server ended (exit {}); starting it again", exit);
    cluster.stopOrphan();
    server = starting.onPort(port);
    restarts.incrementAndGet();
    LOG.warn("The database server is back on port {}", port);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the server orderly and gives the directory back. */
  @Override
  public void close() {
    boolean first = !closing;
    closing = true;
    if (first) {
      stopAndRelease();
    }
  }

  private synchronized void stopAndRelease() {
    try {
      cluster.stopServer();
      server.waitFor();
    } catch (IOException e) {
      LOG.error("The database server did not stop orderly; it recovers at the next start", e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      release(lock, archive);
    }
  }
}
