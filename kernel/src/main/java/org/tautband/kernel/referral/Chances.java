package org.tautband.kernel.referral;

import java.util.Set;

/** The chance that each position is drawn because of a point, by zone, spill and place. */
final class Chances {
  /** No region is certain to be drawn, however many reasons there are. */
  private static final double MOST = 0.95;

  private final Body body;
  private final Assumptions assumed;

  Chances(Body body, Assumptions assumed) {
    this.body = body;
    this.assumed = assumed;
  }

  /**
   * By position, seen from the muscle's side.
   *
   * @param generosity by which the chances of the zones are multiplied
   */
  double[] of(Zone zone, Set<String> groups, double generosity) {
    double[] felt = felt(zone, generosity);
    double[] drawn = new double[felt.length];
    double over = overMuscle(groups);
    for (int position = 0; position < felt.length; position++) {
      double not = 1 - felt[position];
      for (Body.Neighbour beside : body.neighbours(position)) {
        // The share is of this region's borders; what spills is measured at the painful one.
        not *= 1 - felt[beside.position()] * spill(beside.position(), position);
      }
      boolean overIt = position < body.size() && groups.contains(body.base(position).group());
      drawn[position] = Math.min(MOST, 1 - not * (overIt ? 1 - over : 1));
    }
    return drawn;
  }

  private double[] felt(Zone zone, double generosity) {
    double[] felt = new double[2 * body.size()];
    double main = Math.min(MOST, generosity * assumed.primary());
    double other = Math.min(MOST, generosity * assumed.secondary());
    zone.primary().forEach(base -> felt[body.of(base)] = main);
    zone.secondary().forEach(base -> felt[body.of(base)] = other);
    return felt;
  }

  private double spill(int from, int to) {
    for (Body.Neighbour beside : body.neighbours(from)) {
      if (beside.position() == to) return Math.min(1, assumed.spill() * beside.share());
    }
    return 0;
  }

  private double overMuscle(Set<String> groups) {
    int regions = 0;
    for (int i = 0; i < body.size(); i++) {
      if (groups.contains(body.base(i).group())) regions++;
    }
    return regions == 0 ? 0 : Math.min(1, assumed.local() / regions);
  }
}
