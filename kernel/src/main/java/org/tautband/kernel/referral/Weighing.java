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

  /** By source: on the right, on the left. */
  private final One[][] ones;

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
    ones = new One[model.sources().size()][2];
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
    keep(List.of(one), one.logWeight() + logOfMuscles(1));
    return one;
  }

  private double prior(int muscle) {
    return model.belief(muscle) * priors.of(model.maps().get(muscle).muscle());
  }

  private double logOfMuscles(int number) {
    Assumptions assumed = model.assumed();
    // One person draws all of it: a source already holds the share of the generosity.
    double persons = Math.pow(assumed.generosities().size(), number - 1);
    // An unordered set of different muscles can be picked in number! orders.
    double orders = number == 1 ? 1 : number == 2 ? 2 : 6;
    return Math.log1p(-assumed.noMap())
        + Math.log(persons * orders * assumed.muscles().get(number - 1));
  }

  private void keep(List<One> explanation, double logWeight) {
    if (logWeight > bestWeight) {
      bestWeight = logWeight;
      best = explanation;
    }
  }

  private void pair() {
    boolean[][] reach = new boolean[ones.length][2];
    List<Integer> joining = new ArrayList<>();
    for (int s = 0; s < ones.length; s++) {
      reach[s][0] = reaches(ones[s][0]);
      reach[s][1] = reaches(ones[s][1]);
      if (reach[s][0] || reach[s][1]) joining.add(s);
    }
    joining.sort((a, b) -> Double.compare(stronger(b), stronger(a)));
    for (int i = 0; i < Math.min(PAIRED, joining.size()); i++) {
      for (int j = i; j < joining.size(); j++) {
        if (samePerson(joining.get(i), joining.get(j))) pair(joining.get(i), joining.get(j), reach);
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
  private void pair(int a, int b, boolean[][] reach) {
    boolean sameMuscle = ones[a][0].source().muscle == ones[b][0].source().muscle;
    double none = Double.NEGATIVE_INFINITY;
    double[] weight = {none, none, none, none};
    for (int side = 0; side < 2; side++) {
      if (!sameMuscle && reach[a][side] && reach[b][side]) {
        weight[side] = two(ones[a][side], ones[b][side]);
      }
      if (reach[a][side] && reach[b][1 - side] && (a != b || side == 0)) {
        weight[2 + side] = two(ones[a][side], ones[b][1 - side]);
      }
    }
    pairs.add(weight);
    paired.add(new int[] {a, b});
  }

  private double two(One a, One b) {
    double weight = prior(a, b) + logRatio(a, b, null) + logOfMuscles(2);
    keep(List.of(a, b), weight);
    return weight;
  }

  /** Of two ways of two muscles, in one of their two orders. */
  private double prior(One a, One b) {
    double twins = model.assumed().twins();
    if (a.source().muscle != b.source().muscle) {
      return Math.log1p(-twins) + (a.logPrior() + b.logPrior());
    }
    // A muscle is picked once, for both of its sides, and there is no order.
    double muscle = Math.log(2 * prior(a.source().muscle)) - logMuscles;
    double ways = Math.log(a.source().share) + Math.log(b.source().share);
    return Math.log(twins / 2) + muscle + ways;
  }

  /** Of the drawing, with these muscles and the background against the background. */
  private double logRatio(One a, One b, @Nullable One c) {
    Body body = model.body();
    double[] background = model.background().chance();
    double product = 1;
    double sum = 0;
    for (int i : drawn.bases()) {
      int other = body.other(i);
      double right = drawn.at(i) ? factor(i, other, background[i], a, b, c) : 1;
      double left = other != i && drawn.at(other) ? factor(other, i, background[i], a, b, c) : 1;
      product *= right * left;
      if (product > 1e200) {
        sum += Math.log(product);
        product = 1;
      }
    }
    double silent = a.source().silent + b.source().silent;
    if (c != null) silent += c.source().silent;
    return silent + sum + Math.log(product);
  }

  private static double factor(
      int fromRight, int fromLeft, double background, One a, One b, @Nullable One c) {
    double not = not(a, fromRight, fromLeft) * not(b, fromRight, fromLeft);
    if (c != null) not *= not(c, fromRight, fromLeft);
    return (1 - (1 - background) * not) / (background * not);
  }

  private static double not(One one, int fromRight, int fromLeft) {
    return 1 - one.source().chance[one.side() == Side.RIGHT ? fromRight : fromLeft];
  }

  /** A third muscle beside the best two, where that explains more. */
  private void third() {
    if (best.size() != 2) return;
    One a = best.get(0);
    One b = best.get(1);
    double prior = prior(a, b);
    for (One[] sides : ones) {
      for (One c : sides) {
        boolean other = c.source().generosity != a.source().generosity;
        if (other || same(a, c) || same(b, c) || !reaches(c)) continue;
        keep(List.of(a, b, c), prior + c.logPrior() + logRatio(a, b, c) + logOfMuscles(3));
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
    double single = logOfMuscles(1);
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
