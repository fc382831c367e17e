package org.tautband.episodes;

import java.util.List;
import java.util.UUID;

/**
 * A goal over time, for the chart.
 *
 * @param wanted 0 cannot do it, 10 as before
 * @param scores oldest first
 */
public record GoalSeries(
    UUID episodeId, UUID goalId, String words, int wanted, List<GoalScore> scores) {
  public GoalSeries {
    scores = List.copyOf(scores);
  }
}
