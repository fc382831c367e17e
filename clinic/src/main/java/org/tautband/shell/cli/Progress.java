package org.tautband.shell.cli;

import java.time.Duration;

/** Tells on standard error that something longer than two seconds is still going on. */
final class Progress implements AutoCloseable {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Thread teller;

  private Progress(String what) {
    teller = Thread.ofVirtual().start(() -> tell(what));
  }

  static Progress of(String what) {
    return new Progress(what);
  }

  private static void tell(String what) {
    long start = System.nanoTime();
    try {
      Thread.sleep(FIRST);
      while (true) {
        Console.complain(
            what + " … " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        Thread.sleep(LATER);
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    teller.interrupt();
  }
}
