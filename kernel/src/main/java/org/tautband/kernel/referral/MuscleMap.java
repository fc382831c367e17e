package org.tautband.kernel.referral;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The referral map of one muscle.
 *
 * @param muscle its id
 * @param groups body groups it lies in: pain is also felt over the muscle itself
 * @param points a zone for each traditional point, at least one
 */
public record MuscleMap(String muscle, Set<String> groups, Evidence evidence, List<Zone> points) {
  public MuscleMap {
    groups = Set.copyOf(groups);
    points = List.copyOf(new LinkedHashSet<>(points));
    if (points.isEmpty()) {
      throw new IllegalArgumentException(muscle + " has no zone");
    }
  }

  /** All points together. A region that is primary of one point is primary. */
  public Zone whole() {
    Set<String> primary = new HashSet<>();
    Set<String> secondary = new HashSet<>();
    for (Zone point : points) {
      primary.addAll(point.primary());
      secondary.addAll(point.secondary());
    }
    return new Zone(primary, secondary);
  }
}
