package org.tautband.kernel.referral;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighs every explanation of one drawing: no map, one muscle, two muscles; and looks for a third
 * from the best two.
 *
 * <p>Sums are taken in an order that mirroring the drawing does not change, so that the mirrored
 * drawing gives the mirrored figures to the last bit: both sides of a muscle are added to each
 * other before anything else.
 */
final class Weighing {
  /** So many of the best sources are tried with every other one. */
  private static final int PAIRED = 20;

  /** A source joins another only where it makes a drawn area at least so likely. */
  private static final double REACHES = 0.1;

  /** One muscle on one side, in one of its ways. */
  record One(Source source, Side side, double logPrior, double logRatio) {
    double logWeight() {
      return logPrior + logRatio;
    }
  }

  private final ReferralModel model;
  private final Drawn drawn;
  private final Priors priors;
  private final double logMuscles;
  private final double logNotTwins;

  /** By number of muscles. */
  private final double[] logOfMuscles;

  /** By source: on the right, on the left. */
  private final One[][] ones;

  private final Joined joined;

  /** By source and side: null where it reaches nothing that was drawn. */
  private final Joined.@Nullable Part[][] parts;

  private final List<double[]> pairs = new ArrayList<>();
  private final List<int[]> paired = new ArrayList<>();
  private List<One> best = List.of();
  private double bestWeight = Double.NEGATIVE_INFINITY;

  Weighing(ReferralModel model, Drawn drawn, Priors priors) {
    this.model = model;
    this.drawn = drawn;
    this.priors = priors;
    double sum = 0;
    for (int m = 0; m < model.maps().size(); m++) sum += prior(m);
    logMuscles = Math.log(2 * sum);
    logNotTwins = Math.log1p(-model.assumed().twins());
    logOfMuscles = logOfMuscles(model.assumed());
    joined = new Joined(model.body(), model.background().chance(), drawn);
    ones = new One[model.sources().size()][2];
    parts = new Joined.@Nullable Part[ones.length][2];
    for (int s = 0; s < ones.length; s++) {
      ones[s][0] = one(model.sources().get(s), Side.RIGHT);
      ones[s][1] = one(model.sources().get(s), Side.LEFT);
    }
    pair();
    third();
  }

  private One one(Source source, Side side) {
    double ratio = source.logRatio(drawn.from(side));
    double prior = Math.log(source.share * prior(source.muscle)) - logMuscles;
    One one = new One(source, side, prior, ratio);
    keep(List.of(one), one.logWeight() + logOfMuscles[1]);
    return one;
  }

  private double prior(int muscle) {
    return model.belief(muscle) * priors.of(model.maps().get(muscle).muscle());
  }

  private static double[] logOfMuscles(Assumptions assumed) {
    double[] log = new double[assumed.muscles().size() + 1];
    // An unordered set of different muscles can be picked in number! orders.
    double orders = 1;
    for (int number = 1; number < log.length; number++) {
      orders *= number;
      // One person draws all of it: a source already holds the share of the generosity.
      double persons = Math.pow(assumed.generosities().size(), number - 1);
      log[number] =
          Math.log1p(-assumed.noMap())
              + Math.log(persons * orders * assumed.muscles().get(number - 1));
    }
    return log;
  }

  private void keep(List<One> explanation, double logWeight) {
    if (logWeight > bestWeight) {
      bestWeight = logWeight;
      best = explanation;
    }
  }

  private void pair() {
    List<Integer> joining = new ArrayList<>();
    for (int s = 0; s < ones.length; s++) {
      for (int side = 0; side < 2; side++) {
        One one = ones[s][side];
        if (reaches(one)) parts[s][side] = joined.part(one.source(), one.side());
      }
      if (parts[s][0] != null || parts[s][1] != null) joining.add(s);
    }
    joining.sort((a, b) -> Double.compare(stronger(b), stronger(a)));
    for (int i = 0; i < Math.min(PAIRED, joining.size()); i++) {
      for (int j = i; j < joining.size(); j++) {
        if (samePerson(joining.get(i), joining.get(j))) pair(joining.get(i), joining.get(j));
      }
    }
  }

  private boolean samePerson(int a, int b) {
    return model.sources().get(a).generosity == model.sources().get(b).generosity;
  }

  private double stronger(int source) {
    return Math.max(ones[source][0].logWeight(), ones[source][1].logWeight());
  }

  private boolean reaches(One one) {
    for (int position : drawn.from(one.side())) {
      if (one.source().chance[position] >= REACHES) return true;
    }
    return false;
  }

  /** Both right, both left, the first right and the second left, and the other way round. */
  private void pair(int a, int b) {
    boolean sameMuscle = ones[a][0].source().muscle == ones[b][0].source().muscle;
    double[] weight = new double[4];
    for (int side = 0; side < 2; side++) {
      weight[side] = sameMuscle ? Double.NEGATIVE_INFINITY : two(a, side, b, side);
      weight[2 + side] = a == b && side == 1 ? Double.NEGATIVE_INFINITY : two(a, side, b, 1 - side);
    }
    pairs.add(weight);
    paired.add(new int[] {a, b});
  }

  private double two(int a, int sideOfA, int b, int sideOfB) {
    Joined.Part first = parts[a][sideOfA];
    Joined.Part second = parts[b][sideOfB];
    if (first == null || second == null) return Double.NEGATIVE_INFINITY;
    One one = ones[a][sideOfA];
    One other = ones[b][sideOfB];
    double weight = prior(one, other) + joined.logRatio(first, second, null) + logOfMuscles[2];
    if (weight > bestWeight) keep(List.of(one, other), weight);
    return weight;
  }

  /** Of two ways of two muscles, in one of their two orders. */
  private double prior(One a, One b) {
    if (a.source().muscle != b.source().muscle) {
      return logNotTwins + (a.logPrior() + b.logPrior());
    }
    // A muscle is picked once, for both of its sides, and there is no order.
    double muscle = Math.log(2 * prior(a.source().muscle)) - logMuscles;
    double ways = Math.log(a.source().share) + Math.log(b.source().share);
    return Math.log(model.assumed().twins() / 2) + muscle + ways;
  }

  /** A third muscle beside the best two, where that explains more. */
  private void third() {
    if (best.size() != 2) return;
    One a = best.get(0);
    One b = best.get(1);
    Joined.Part first = joined.part(a.source(), a.side());
    Joined.Part second = joined.part(b.source(), b.side());
    double prior = prior(a, b) + logOfMuscles[3];
    for (int s = 0; s < ones.length; s++) {
      for (int side = 0; side < 2; side++) {
        One c = ones[s][side];
        Joined.Part third = parts[s][side];
        boolean other = c.source().generosity != a.source().generosity;
        if (other || third == null || same(a, c) || same(b, c)) continue;
        keep(List.of(a, b, c), prior + c.logPrior() + joined.logRatio(first, second, third));
      }
    }
  }

  private static boolean same(One a, One b) {
    return a.source().muscle == b.source().muscle && a.side() == b.side();
  }

  /** The one, two or three muscles that explain the drawing best. */
  List<One> best() {
    return best;
  }

  One one(int source, Side side) {
    return ones[source][side == Side.RIGHT ? 0 : 1];
  }

  /** The chance of each muscle by side, and of no map. */
  Weights weights() {
    double single = logOfMuscles[1];
    double noMap =
        Math.log(model.assumed().noMap()) + model.background().logRatioOfNoMap(model.body(), drawn);
    double most = Math.max(noMap, bestWeight);
    double[][] muscles = new double[model.maps().size()][2];
    double total = 0;
    for (One[] sides : ones) {
      double right = Math.exp(sides[0].logWeight() + single - most);
      double left = Math.exp(sides[1].logWeight() + single - most);
      muscles[sides[0].source().muscle][0] += right;
      muscles[sides[0].source().muscle][1] += left;
      total += right + left;
    }
    for (int p = 0; p < pairs.size(); p++) total += add(p, most, muscles);
    if (best.size() == 3) total += Math.exp(bestWeight - most);
    double elsewhere = Math.exp(noMap - most);
    return new Weights(muscles, total + elsewhere, elsewhere / (total + elsewhere));
  }

  private double add(int pair, double most, double[][] muscles) {
    double[] log = pairs.get(pair);
    double bothRight = Math.exp(log[0] - most);
    double bothLeft = Math.exp(log[1] - most);
    double firstRight = Math.exp(log[2] - most);
    double firstLeft = Math.exp(log[3] - most);
    double[] a = muscles[ones[paired.get(pair)[0]][0].source().muscle];
    double[] b = muscles[ones[paired.get(pair)[1]][0].source().muscle];
    a[0] += bothRight + firstRight;
    a[1] += bothLeft + firstLeft;
    b[0] += bothRight + firstLeft;
    b[1] += bothLeft + firstRight;
    return (bothRight + bothLeft) + (firstRight + firstLeft);
  }

  /**
   * @param muscles by map, right and left, to be divided by the total
   */
  record Weights(double[][] muscles, double total, double noMap) {}
}
