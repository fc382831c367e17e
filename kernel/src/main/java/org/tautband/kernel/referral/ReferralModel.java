package org.tautband.kernel.referral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks muscles by how well their referral maps explain a drawing. Built once, used by many
 * threads; equations and figures: {@code docs/ranking.md}.
 */
public final class ReferralModel {
  /** Of the equations: raise it when the same maps and figures may rank otherwise than before. */
  public static final int NUMBER = 1;

  /** A candidate whose score is this share of the best one's counts as leading. */
  private static final double LEADING = 0.1;

  private final Body body;
  private final List<MuscleMap> maps;
  private final Assumptions assumed;
  private final List<Source> sources = new ArrayList<>();
  private final List<List<Source>> byMuscle = new ArrayList<>();
  private final List<Zone> wholes;
  private final Background background;

  public ReferralModel(Body body, List<MuscleMap> maps, Assumptions assumed) {
    this.body = body;
    this.maps = List.copyOf(maps);
    this.assumed = assumed;
    List<Source.Way> ways = new ArrayList<>();
    for (int m = 0; m < maps.size(); m++) ways(m, ways);
    background = new Background(body, assumed, ways);
    for (int s = 0; s < ways.size(); s++) {
      sources.add(new Source(s, ways.get(s), background.chance()));
    }
    for (int m = 0; m < maps.size(); m++) {
      int muscle = m;
      byMuscle.add(sources.stream().filter(source -> source.muscle == muscle).toList());
    }
    wholes = maps.stream().map(MuscleMap::whole).toList();
  }

  private void ways(int m, List<Source.Way> ways) {
    MuscleMap map = maps.get(m);
    Chances chances = new Chances(body, assumed);
    List<Zone> zones = new ArrayList<>(map.points());
    if (!zones.contains(map.whole())) zones.add(map.whole());
    List<Double> generosities = assumed.generosities();
    for (Zone zone : zones) {
      double share = share(map, zone, zones.size()) / generosities.size();
      for (int g = 0; g < generosities.size(); g++) {
        double[] drawn = chances.of(zone, map.groups(), generosities.get(g));
        ways.add(new Source.Way(m, zone, g, share, belief(m), drawn));
      }
    }
  }

  /** How likely the map of a muscle is right. */
  double belief(int muscle) {
    return assumed.belief(maps.get(muscle).evidence());
  }

  private double share(MuscleMap map, Zone way, int ways) {
    if (ways == 1) return 1;
    double ofPoints = (1 - assumed.whole()) / map.points().size();
    double asPoint = map.points().contains(way) ? ofPoints : 0;
    return asPoint + (way.equals(map.whole()) ? assumed.whole() : 0);
  }

  public Body body() {
    return body;
  }

  List<MuscleMap> maps() {
    return maps;
  }

  Assumptions assumed() {
    return assumed;
  }

  List<Source> sources() {
    return sources;
  }

  List<Source> sourcesOf(int muscle) {
    return byMuscle.get(muscle);
  }

  /** All points of a muscle together. */
  Zone whole(int muscle) {
    return wholes.get(muscle);
  }

  Background background() {
    return background;
  }

  /**
   * The muscles that could explain a drawing.
   *
   * @param drawing areas in any order, at least one, each known to the {@link Body}
   * @param atMost how many candidates are wanted
   * @throws IllegalArgumentException for an empty drawing or an area that is not there
   */
  public Ranking rank(Collection<Area> drawing, Priors priors, int atMost) {
    Drawn drawn = new Drawn(body, drawing);
    Weighing weighing = new Weighing(this, drawn, priors);
    Weighing.Weights weights = weighing.weights();
    List<Scored> scored = scored(weights, drawn.fuller());
    Reasons reasons = new Reasons(this, drawn, weighing);
    List<Candidate> candidates =
        scored.stream()
            .limit(atMost)
            .map(one -> reasons.candidate(one.muscle(), one.side(), one.score()))
            .toList();
    double leading = scored.getFirst().score() * LEADING;
    List<Scored> leaders = scored.stream().filter(one -> one.score() >= leading).toList();
    boolean noMap = weights.noMap() > 0.5;
    return new Ranking(
        candidates,
        together(weighing.best()),
        weights.noMap(),
        noMap ? drawn.areas() : reasons.unexplained(leaders));
  }

  /** A muscle on a side with its score. */
  record Scored(int muscle, Side side, double score) {}

  private static List<Scored> scored(Weighing.Weights weights, Side first) {
    List<Scored> scored = new ArrayList<>();
    double[][] muscles = weights.muscles();
    for (int m = 0; m < muscles.length; m++) {
      for (Side side : List.of(first, first.mirrored())) {
        scored.add(new Scored(m, side, muscles[m][side == Side.RIGHT ? 0 : 1] / weights.total()));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed()); // keeps the order of equals
    return scored;
  }

  private List<Ranking.Placed> together(List<Weighing.One> best) {
    if (best.size() < 2) return List.of();
    return best.stream()
        .map(one -> new Ranking.Placed(maps.get(one.source().muscle).muscle(), one.side()))
        .toList();
  }

  /**
   * Natural logarithm of how much likelier the drawing is with this muscle alone than without any.
   *
   * @throws IllegalArgumentException for an unknown muscle, an empty drawing, an unknown area
   */
  public double logRatio(String muscle, Side side, Collection<Area> drawing) {
    int[] drawn = new Drawn(body, drawing).from(side);
    for (int m = 0; m < maps.size(); m++) {
      if (maps.get(m).muscle().equals(muscle)) return logRatio(m, drawn);
    }
    throw new IllegalArgumentException("no muscle '" + muscle + "'");
  }

  double logRatio(int muscle, int[] drawn) {
    double most = Double.NEGATIVE_INFINITY;
    for (Source source : sourcesOf(muscle)) most = Math.max(most, source.logRatio(drawn));
    double sum = 0;
    for (Source source : sourcesOf(muscle)) {
      sum += source.share * Math.exp(source.logRatio(drawn) - most);
    }
    return most + Math.log(sum);
  }
}
