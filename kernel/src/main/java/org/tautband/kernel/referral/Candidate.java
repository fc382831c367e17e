package org.tautband.kernel.referral;

import java.util.List;

/**
 * A muscle that could explain a drawing, and why.
 *
 * @param score 0 to 1: the chance, by the model, that this muscle on this side is behind the
 *     drawing, alone or with others
 * @param logRatio natural logarithm of how much likelier the drawing is with this muscle alone than
 *     without any; not normalised over the other muscles
 * @param covers drawn areas that lie in its zones
 * @param doesNotExplain drawn areas that do not
 * @param beside those of {@code doesNotExplain} that border on its zones
 * @param alsoExpected areas of the main zone that fits best, which were not drawn
 */
public record Candidate(
    String muscle,
    Side side,
    double score,
    double logRatio,
    List<Area> covers,
    List<Area> doesNotExplain,
    List<Area> beside,
    List<Area> alsoExpected,
    Evidence evidence) {
  public Candidate {
    covers = List.copyOf(covers);
    doesNotExplain = List.copyOf(doesNotExplain);
    beside = List.copyOf(beside);
    alsoExpected = List.copyOf(alsoExpected);
  }
}
