package org.tautband.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Pain over time, for the chart: one point per assessment in which it was asked, oldest first.
 *
 * @param points oldest first
 */
public record PainSeries(UUID episodeId, List<Point> points) {
  public PainSeries {
    points = List.copyOf(points);
  }

  /** Pain as told at one assessment. */
  public record Point(UUID assessmentId, Instant at, Pain pain) {}
}
