package org.tautband.episodes;

import java.util.List;
import java.util.UUID;

/**
 * Something the patient wants to do again.
 *
 * @param words the patient's own, never empty
 * @param wanted the score that is aimed at: 0 cannot do it, 10 as before
 * @param scores all answers so far, oldest first
 */
public record Goal(UUID id, String words, int wanted, List<GoalScore> scores) {
  public Goal {
    words = words.strip();
    scores = List.copyOf(scores);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a goal needs words");
    }
    if (wanted < 0 || wanted > 10) {
      throw new IllegalArgumentException("a goal is scored 0 to 10");
    }
  }
}
