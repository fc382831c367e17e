package org.tautband.kernel.referral;

import java.util.List;

/**
 * What the maps say about a drawing.
 *
 * @param candidates muscles, likeliest first; of equal ones the order of the maps, then the side
 *     with more areas drawn
 * @param together the two or three muscles that explain it better together than any one alone;
 *     empty when one does as well
 * @param noMap 0 to 1: the chance, by the model, that no map describes the drawing
 * @param unexplained drawn areas that no leading candidate reaches
 */
public record Ranking(
    List<Candidate> candidates, List<Placed> together, double noMap, List<Area> unexplained) {
  /** A muscle on a side. */
  public record Placed(String muscle, Side side) {}

  public Ranking {
    candidates = List.copyOf(candidates);
    together = List.copyOf(together);
    unexplained = List.copyOf(unexplained);
  }

  /** Whether "no map describes this" is likelier than all muscles together. */
  public boolean noGoodMatch() {
    return noMap > 0.5;
  }
}
