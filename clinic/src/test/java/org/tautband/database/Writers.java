package org.tautband.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Four who save into the table {@code save} until they are closed, and note what was acknowledged.
 */
final class Writers implements AutoCloseable {
  private static final AtomicLong NEXT = new AtomicLong();
  private final EmbeddedPostgres postgres;
  private final Set<Long> acknowledged;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  Writers(EmbeddedPostgres postgres, Set<Long> acknowledged) {
    this.postgres = postgres;
    this.acknowledged = acknowledged;
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(this::write));
    }
  }

  private void write() {
    try (var c =
            DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.superuserPassword());
        var insert =
            c.prepareStatement(
                """
                insert into save select ?, t, md5(t)
                from (select repeat(md5(random()::text), 20) as t)
                """)) {
      while (!stopped) {
        long n = NEXT.incrementAndGet();
        insert.setLong(1, n);
        insert.execute();
        acknowledged.add(n);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitMore(int count) throws InterruptedException {
    int before = acknowledged.size();
    while (acknowledged.size() < before + count) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    for (var thread : threads) {
      thread.join();
    }
  }
}
