package org.tautband.kernel.referral;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log-likelihood ratios of several sources at once, reckoned over the drawn areas alone.
 *
 * <p>With {@code n} the product of {@code 1 − q} over the sources, a drawn area counts {@code (1 −
 * (1 − b) n) / (b n)} and any other area {@code n}. So what does not mix the sources is added up
 * once for each source ({@link Part}) and once for the drawing, and a pair costs one product.
 *
 * <p>Areas drawn on both sides are multiplied with each other first: mirroring swaps them there and
 * nowhere else, and the result stays the same to the last bit.
 */
final class Joined {
  /** A product of chances is turned into a logarithm before it gets smaller than doubles can be. */
  private static final double SMALL = 1e-200;

  /** By drawn area, those of one side or the midline first: its place seen from either side. */
  private final int[] fromRight;

  private final int[] fromLeft;

  /** So many areas have no twin; the others follow in pairs. */
  private final int single;

  /** By drawn area: {@code 1 − b}. */
  private final double[] notOther;

  /** Logarithm of the chance that all of it was drawn for other reasons. */
  private final double logOther;

  Joined(Body body, double[] background, Drawn drawn) {
    List<Integer> alone = new ArrayList<>();
    List<Integer> twins = new ArrayList<>();
    for (int i : drawn.bases()) {
      int other = body.other(i);
      if (other != i && drawn.at(i) && drawn.at(other)) twins.addAll(List.of(i, other));
      else alone.add(drawn.at(i) ? i : other);
    }
    single = alone.size();
    alone.addAll(twins);
    fromRight = alone.stream().mapToInt(Integer::intValue).toArray();
    fromLeft = alone.stream().mapToInt(body::other).toArray();
    notOther = new double[fromRight.length];
    double sum = 0;
    for (int k = 0; k < notOther.length; k++) {
      double b = background[fromRight[k] % background.length];
      notOther[k] = 1 - b;
      sum += Math.log(b);
    }
    logOther = sum;
  }

  /**
   * What one source on one side brings.
   *
   * @param not by drawn area: the chance that it is not drawn because of this source
   * @param log of the chance that nothing but the drawn areas was left undrawn by it
   */
  record Part(double[] not, double log) {}

  Part part(Source source, Side side) {
    int[] positions = side == Side.RIGHT ? fromRight : fromLeft;
    double[] not = new double[positions.length];
    double log = source.silent;
    for (int k = 0; k < single; k++) {
      not[k] = 1 - source.chance[positions[k]];
      log -= source.logNot[positions[k]];
    }
    for (int k = single; k < not.length; k += 2) {
      not[k] = 1 - source.chance[positions[k]];
      not[k + 1] = 1 - source.chance[positions[k + 1]];
      log -= source.logNot[positions[k]] + source.logNot[positions[k + 1]];
    }
    return new Part(not, log);
  }

  /** Of the drawing, with these sources and the background against the background. */
  double logRatio(Part a, Part b, @Nullable Part c) {
    double sum = a.log + b.log - logOther;
    if (c != null) sum += c.log;
    double product = 1;
    for (int k = 0; k < single; k++) {
      product *= drawn(k, a, b, c);
      if (product < SMALL) {
        sum += Math.log(product);
        product = 1;
      }
    }
    for (int k = single; k < notOther.length; k += 2) {
      product *= drawn(k, a, b, c) * drawn(k + 1, a, b, c);
      if (product < SMALL) {
        sum += Math.log(product);
        product = 1;
      }
    }
    return sum + Math.log(product);
  }

  private double drawn(int k, Part a, Part b, @Nullable Part c) {
    double not = a.not[k] * b.not[k];
    if (c != null) not *= c.not[k];
    return 1 - notOther[k] * not;
  }
}
