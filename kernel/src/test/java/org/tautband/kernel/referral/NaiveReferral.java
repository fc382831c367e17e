package org.tautband.kernel.referral;

import java.util.ArrayList;
import java.util.List;

/**
 * The equations of {@code docs/ranking.md} as they are written there: every area of the body in
 * every product, every pair of muscles in every sum. Slow, and the oracle of the fast one.
 */
final class NaiveReferral {
  private final SmallWorld world;
  private final Assumptions assumed = Assumptions.ARGUED;
  private final List<Way> ways = new ArrayList<>();
  private final double[] background;
  private final ReferralModel model;

  record Way(int muscle, Side side, int person, double share, double prior, double[] chance) {}

  NaiveReferral(SmallWorld world) {
    this.world = world;
    model = world.model();
    background = model.background().chance();
    double beliefs = world.maps.stream().mapToDouble(m -> assumed.belief(m.evidence())).sum();
    for (Source source : model.sources()) {
      double belief = assumed.belief(world.maps.get(source.muscle).evidence());
      for (Side side : List.of(Side.RIGHT, Side.LEFT)) {
        double prior = source.share * belief / beliefs / 2;
        ways.add(
            new Way(source.muscle, side, source.generosity, source.share, prior, source.chance));
      }
    }
  }

  private double chance(Way way, Area area) {
    return way.chance()[world.body.position(area, way.side())];
  }

  private double ratio(List<Area> drawn, Way... all) {
    double log = 0;
    for (Area area : world.areas) {
      double b = background[world.body.of(area.base())];
      double not = 1 - b;
      for (Way way : all) not *= 1 - chance(way, area);
      log += drawn.contains(area) ? Math.log((1 - not) / b) : Math.log(not / (1 - b));
    }
    return Math.exp(log);
  }

  double logRatio(String muscle, Side side, List<Area> drawn) {
    double sum = 0;
    for (Way way : ways) {
      if (way.side() == side && world.maps.get(way.muscle()).muscle().equals(muscle)) {
        sum += way.share() * ratio(drawn, way);
      }
    }
    return Math.log(sum);
  }

  private boolean reaches(Way way, List<Area> drawn) {
    return drawn.stream().anyMatch(area -> chance(way, area) >= 0.1);
  }

  /** By muscle: right and left; then the chance of no map; not divided by their sum. */
  double[][] weights(List<Area> drawn) {
    double[][] weights = new double[world.maps.size() + 1][2];
    double map = 1 - assumed.noMap();
    double total = 0;
    for (int i = 0; i < ways.size(); i++) {
      Way a = ways.get(i);
      double one = map * assumed.muscles().get(0) * a.prior() * ratio(drawn, a);
      weights[a.muscle()][a.side().ordinal()] += one;
      total += one;
      for (int j = i + 1; j < ways.size(); j++) {
        Way b = ways.get(j);
        if (a.muscle() == b.muscle() && a.side() == b.side()) continue;
        if (a.person() != b.person() || !reaches(a, drawn) || !reaches(b, drawn)) continue;
        // The same person, one of two, draws both.
        double prior =
            a.muscle() == b.muscle()
                ? assumed.twins() * 2 * a.share() * b.share() * (a.prior() * 2 / a.share())
                : (1 - assumed.twins()) * 2 * 2 * a.prior() * b.prior();
        double two = map * assumed.muscles().get(1) * prior * ratio(drawn, a, b);
        weights[a.muscle()][a.side().ordinal()] += two;
        weights[b.muscle()][b.side().ordinal()] += two;
        total += two;
      }
    }
    double none =
        assumed.noMap()
            * Math.exp(
                model.background().logRatioOfNoMap(world.body, new Drawn(world.body, drawn)));
    weights[world.maps.size()][0] = none;
    weights[world.maps.size()][1] = total + none;
    return weights;
  }
}
