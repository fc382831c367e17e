package org.tautband.kernel.referral;

/**
 * One way in which a muscle may refer and a person draw: one of its points, or all of them
 * together; little or much.
 *
 * <p>With {@code q} the chance that a position is drawn because of it and {@code b} the chance that
 * it is drawn for another reason, a position is drawn with {@code p = 1 − (1 − b)(1 − q)}. Because
 * {@code p ≥ b}, drawing one more region never speaks against a source: {@code gain ≥ 0}.
 */
final class Source {
  /** Its place among all sources. */
  final int number;

  final int muscle;
  final Zone zone;

  /** Index of the generosity with which the person draws. */
  final int generosity;

  /** Share among the ways of its muscle. */
  final double share;

  /** {@code q} by position. */
  final double[] chance;

  /** By position: logarithm of {@code 1 − q}. */
  final double[] logNot;

  /** What a drawn position adds to the log-likelihood ratio. */
  final double[] gain;

  /** The log-likelihood ratio of an empty drawing. */
  final double silent;

  Source(int number, Way way, double[] background) {
    this.number = number;
    muscle = way.muscle();
    zone = way.zone();
    generosity = way.generosity();
    share = way.share();
    chance = way.chance();
    logNot = new double[chance.length];
    gain = new double[chance.length];
    double none = 0;
    for (int position = 0; position < chance.length; position++) {
      double b = background[position % background.length];
      double q = chance[position];
      logNot[position] = Math.log1p(-q);
      gain[position] = Math.log1p((1 - b) * q / b) - logNot[position];
      none += logNot[position];
    }
    silent = none;
  }

  /**
   * What is known of a source before the background is.
   *
   * @param belief how likely the map of its muscle is right
   */
  record Way(int muscle, Zone zone, int generosity, double share, double belief, double[] chance) {}

  /**
   * The log-likelihood ratio of a drawing: this source and the background against the background.
   *
   * @param drawn positions, ascending, seen from the side of the muscle
   */
  double logRatio(int[] drawn) {
    double sum = silent;
    for (int position : drawn) sum += gain[position];
    return sum;
  }
}
