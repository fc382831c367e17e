package org.tautband.assessment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Side;

/**
 * What the ranking had proposed before an assessment was written, so that a later reader sees what
 * the examiner saw. It is a model's proposal and no finding.
 *
 * @param regions ids of the regions that were ranked
 * @param drawing the drawing that has exactly these regions; null: none had
 * @param condition whose published shares weighed in; empty: none
 * @param model number of the equations and hash of figures and maps ({@code Rankings.version});
 *     empty when it had changed between looking and saving: then nothing of it is told
 * @param noGoodMatch neither a muscle nor several together explained the regions
 * @param proposed as shown, first place first, at most {@link #SHOWN}
 */
public record RankingSeen(
    List<String> regions,
    @Nullable OfDrawing drawing,
    String condition,
    String model,
    boolean noGoodMatch,
    List<Proposed> proposed) {
  /** So many muscles the page shows. */
  public static final int SHOWN = 10;

  public RankingSeen {
    regions = List.copyOf(regions);
    proposed = List.copyOf(proposed);
  }

  /** A drawing as it stood. */
  public record OfDrawing(UUID id, int edition) {}

  /**
   * A muscle on a side.
   *
   * @param score 0 to 1, see {@code docs/ranking.md}
   */
  public record Proposed(String muscleId, Side side, double score) {}

  /** Place of a muscle on a side, from 1; 0 when it was not shown. */
  public int placeOf(String muscleId, Side side) {
    for (int i = 0; i < proposed.size(); i++) {
      Proposed one = proposed.get(i);
      if (one.muscleId().equals(muscleId) && one.side() == side) return i + 1;
    }
    return 0;
  }
}
