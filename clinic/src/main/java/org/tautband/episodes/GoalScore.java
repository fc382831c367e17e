package org.tautband.episodes;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a goal was reached when asked.
 *
 * @param id of this answer, also its FHIR id
 * @param value 0 cannot do it, 10 as before
 * @param by name of who asked
 */
public record GoalScore(UUID id, int value, Instant at, String by) {
  public GoalScore {
    if (value < 0 || value > 10) {
      throw new IllegalArgumentException("a goal is scored 0 to 10");
    }
  }
}
