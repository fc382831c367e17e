package org.tautband.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Side;

/**
 * Where it hurts and how.
 *
 * @param baseRegionId base id of {@code regions.csv}, such as {@code neck_post}
 * @param qualities in the order of the enum
 * @param worst 0 to 10 in the last 7 days at this place, null when not asked
 */
public record PainRegion(
    String baseRegionId, Side side, List<PainQuality> qualities, @Nullable Integer worst) {
  public PainRegion {
    qualities = qualities.stream().distinct().sorted().toList();
    if (worst != null && (worst < 0 || worst > 10)) {
      throw new IllegalArgumentException("pain is scored 0 to 10");
    }
  }
}
