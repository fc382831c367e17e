package org.tautband.episodes;

import java.time.Instant;
import java.util.UUID;

/**
 * Which save of an episode this is.
 *
 * @param number 1 for the first save, one more for each that follows
 * @param by name of who saved, as it was then
 */
public record Edition(int number, Instant at, UUID accountId, String by) {
  public Edition {
    if (number < 1) {
      throw new IllegalArgumentException("editions start at 1");
    }
  }
}
