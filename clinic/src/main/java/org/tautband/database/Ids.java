package org.tautband.database;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * UUID version 7 (RFC 9562, section 5.7 with method 1 of 6.2): 48 bits of Unix milliseconds, a
 * 12-bit counter that keeps ids of one millisecond in order, 62 random bits. Ids rise within one
 * process, even when the machine's clock steps back. They name rows; they are never a secret.
 */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int COUNTER_MAX = 0xFFF;
  private static long lastMillis = 0;
  private static int counter = 0;

  private Ids() {}

  /** The next id, greater than every id this process made before. */
  public static UUID next() {
    // An id is no clinical instant: it follows the machine's clock, not the demonstration's.
    return after(System.currentTimeMillis(), RANDOM.nextLong());
  }

  /** An id as text; empty for anything else. */
  public static Optional<UUID> read(@Nullable String text) {
    try {
      // Java reads shorter ids too, which nobody here writes.
      return text == null || text.length() != 36
          ? Optional.empty()
          : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The id that a form was sent with: the same form sent twice is kept once. A form that came
   * without one, or with a broken one, is kept all the same, under an id of its own.
   */
  public static UUID sent(@Nullable String text) {
    return read(text).orElseGet(Ids::next);
  }

  private static synchronized UUID after(long nowMillis, long random) {
    if (nowMillis > lastMillis) {
      lastMillis = nowMillis;
      counter = (int) (random >>> 62);
    } else if (counter < COUNTER_MAX) {
      counter++;
    } else {
      lastMillis++;
      counter = 0;
    }
    long high = (lastMillis << 16) | 0x7000L | counter;
    long low = (random & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
