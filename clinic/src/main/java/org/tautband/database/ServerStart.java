package org.tautband.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the server of a cluster is started until it answers.
 *
 * @param more settings of these starts, each {@code name=value}
 */
record ServerStart(
    Cluster cluster, EmbeddedPostgres.Settings settings, String password, List<String> more) {
  private static final int PAUSE_MS = 25;

  /** Something else listens there. */
  static final class PortTaken extends IOException {
    private static final long serialVersionUID = 1;

    PortTaken(@Nullable String message) {
      super(message);
    }
  }

  /**
   * Returns when the server answers; recovery before it may take as long as it takes.
   *
   * @throws IOException with the server's own last words when it ends or does not answer in time
   */
  Process onPort(int port) throws IOException {
    requireFree(port);
    cluster.turnLogOver();
    long logBefore = cluster.logLength();
    Process process = cluster.startServer(port, settings, more);
    long deadline = System.nanoTime() + settings.startTimeout().toNanos();
    while (true) {
      if (answers(port, deadline, logBefore) && process.isAlive()) {
        return process;
      }
      if (!process.isAlive()) {
        String words = cluster.wordsSince(logBefore);
        if (words.contains("Address already in use")) {
          throw new PortTaken(words);
        }
        throw new IOException("the server ended at once. " + words);
      }
      pause();
    }
  }

  private boolean answers(int port, long deadline, long logBefore) throws IOException {
    try {
      DriverManager.getConnection(
              EmbeddedPostgres.urlAt(port, "postgres") + "?connectTimeout=5&loginTimeout=10",
              Cluster.SUPERUSER,
              password)
          .close();
      return true;
    } catch (SQLException notYet) {
      boolean recovering = Objects.equals(notYet.getSQLState(), "57P03");
      if (!recovering && System.nanoTime() > deadline) {
        cluster.stopServer();
        throw new IOException(
            "it did not answer in time. " + cluster.wordsSince(logBefore), notYet);
      }
      return false;
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      cluster.stopServer();
      throw new IOException("the start was interrupted", stopped);
    }
  }

  /** Asked first because another program on the port may accept our connection and never answer. */
  private static void requireFree(int port) throws PortTaken {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new PortTaken(taken.getMessage());
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
