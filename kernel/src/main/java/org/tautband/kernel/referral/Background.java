package org.tautband.kernel.referral;

import java.util.List;

/**
 * What is drawn for other reasons, and drawings that no map describes.
 *
 * <p>A region many maps reach is drawn more often for another reason as well: half of the
 * background is spread evenly over all regions, half as the maps are.
 */
final class Background {
  /** Drawings up to this size are counted exactly, larger ones are all alike. */
  private static final int COUNTED = 64;

  /** Weight of "any number of regions is as likely" among sizes. */
  private static final double ANY_SIZE = 0.05;

  private final double[] chance;
  private final double[] logOdds;
  private final double[] logAnywhere;

  Background(Body body, Assumptions assumed, List<Source.Way> ways) {
    int n = body.size();
    chance = new double[n];
    logOdds = new double[n];
    double[] reached = new double[n];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (Source.Way way : ways) {
        double[] q = way.chance();
        double here = body.base(i).midline() ? q[i] : (q[i] + q[n + i]) / 2;
        reached[i] += way.share() * way.belief() * here;
      }
      all += body.base(i).midline() ? reached[i] : 2 * reached[i];
    }
    for (int i = 0; i < n; i++) {
      chance[i] = assumed.other() * (0.5 / body.areas() + 0.5 * reached[i] / all);
      logOdds[i] = Math.log(chance[i]) - Math.log1p(-chance[i]);
    }
    logAnywhere = anywhere(body, sizes(assumed, ways));
  }

  /** By region: the chance that it is drawn for another reason, the same on both sides. */
  double[] chance() {
    return chance;
  }

  /**
   * The log-likelihood ratio of a drawing that no map describes: as many regions as muscles make
   * people draw, but anywhere.
   */
  double logRatioOfNoMap(Body body, Drawn drawn) {
    int n = body.size();
    double sum = logAnywhere[drawn.size()];
    for (int i = 0; i < n; i++) {
      sum -= (body.base(i).midline() ? 1 : 2) * Math.log1p(-chance[i]);
    }
    int[] times = new int[n];
    for (int position : drawn.from(Side.RIGHT)) times[position % n]++;
    for (int i = 0; i < n; i++) sum -= times[i] * logOdds[i];
    return sum;
  }

  /** How many regions a drawing has, from 0 to {@link #COUNTED}. */
  private static double[] sizes(Assumptions assumed, List<Source.Way> ways) {
    double[] one = new double[COUNTED + 1];
    double muscles = 0;
    for (Source.Way way : ways) {
      double[] of = hits(way.chance());
      double weight = way.share() * way.belief();
      for (int k = 0; k <= COUNTED; k++) one[k] += weight * of[k];
      muscles += weight;
    }
    for (int k = 0; k <= COUNTED; k++) one[k] /= muscles;
    double[] two = together(one, one);
    double[] three = together(two, one);
    double[] mixed = new double[COUNTED + 1];
    for (int k = 0; k <= COUNTED; k++) {
      mixed[k] =
          assumed.muscles().get(0) * one[k]
              + assumed.muscles().get(1) * two[k]
              + assumed.muscles().get(2) * three[k];
    }
    return together(mixed, poisson(assumed.other()));
  }

  /** How many of independent events happen. */
  private static double[] hits(double[] chances) {
    double[] count = new double[COUNTED + 1];
    count[0] = 1;
    for (double q : chances) {
      if (q == 0) continue;
      for (int k = COUNTED; k > 0; k--) count[k] = count[k] * (1 - q) + count[k - 1] * q;
      count[0] *= 1 - q;
    }
    return count;
  }

  private static double[] together(double[] a, double[] b) {
    double[] sum = new double[COUNTED + 1];
    for (int i = 0; i <= COUNTED; i++) {
      for (int j = 0; i + j <= COUNTED; j++) sum[i + j] += a[i] * b[j];
    }
    return sum;
  }

  private static double[] poisson(double mean) {
    double[] count = new double[COUNTED + 1];
    count[0] = Math.exp(-mean);
    for (int k = 1; k <= COUNTED; k++) count[k] = count[k - 1] * mean / k;
    return count;
  }

  /** By size: the log-chance of one particular set of that many regions. */
  private static double[] anywhere(Body body, double[] sizes) {
    int areas = body.areas();
    double[] log = new double[areas + 1];
    double logSets = 0;
    for (int k = 1; k <= areas; k++) {
      logSets += Math.log(areas - k + 1.0) - Math.log(k);
      double size = k <= COUNTED ? sizes[k] : 0;
      log[k] = Math.log((1 - ANY_SIZE) * size + ANY_SIZE / areas) - logSets;
    }
    return log;
  }
}
