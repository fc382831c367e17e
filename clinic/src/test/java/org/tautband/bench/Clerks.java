package org.tautband.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Four clerks who do nothing but save, until they are sent home. */
final class Clerks implements AutoCloseable {
  private static final int CLERKS = 4;

  private final ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
  private final AtomicLong saved = new AtomicLong();
  private final long start = System.nanoTime();
  private volatile boolean over;

  Clerks(Runnable save) {
    for (int i = 0; i < CLERKS; i++) {
      clerks.submit(
          () -> {
            while (!over) {
              save.run();
              saved.incrementAndGet();
            }
            return true;
          });
    }
  }

  double perSecond() {
    return saved.get() * 1e9 / (System.nanoTime() - start);
  }

  @Override
  public void close() {
    over = true;
    clerks.close();
  }
}
