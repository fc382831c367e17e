package org.tautband.atlas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.MuscleMap;
import org.tautband.kernel.referral.Side;
import org.tautband.kernel.referral.Zone;

/**
 * Drawings of people whose pain comes from known muscles: what is felt, by the maps or by the
 * experiments, and then drawn with the error of redrawing.
 *
 * <p>Not the model run backwards: one to all points are active, a painful region may be drawn as
 * its neighbour, and something that has nothing to do with it may be drawn as well.
 */
final class SimulatedDrawings {
  /** Some people draw half of what most draw, some half as much again. */
  private static final double LEAST_GENEROUS = 0.5;

  private static final double FELT_MAIN = 0.75;
  private static final double FELT_OTHER = 0.3;

  /** How much a drawing differs from what is felt. */
  record Error(double missed, double moved, double spilled, double added) {
    /** Two drawings of one pain then agree about as published (FA010 to FA013). */
    static final Error USUAL = new Error(0.1, 0.08, 0.12, 0.1);

    static final Error LARGE = new Error(0.15, 0.15, 0.2, 0.25);
  }

  private final List<MuscleMap> maps;
  private final Random random;
  private final Map<String, List<String>> beside = new HashMap<>();
  private final List<Area> all = new ArrayList<>();

  SimulatedDrawings(Content content, long seed) {
    maps = ReferralMaps.of(content);
    random = new Random(seed);
    for (Row row : content.rows("atlas/adjacency.csv")) {
      if (!row.text("side").equals("same")) continue;
      beside.computeIfAbsent(row.text("base_a"), b -> new ArrayList<>()).add(row.text("base_b"));
      beside.computeIfAbsent(row.text("base_b"), b -> new ArrayList<>()).add(row.text("base_a"));
    }
    for (Row row : content.rows("atlas/regions.csv")) {
      Side side =
          switch (row.text("side")) {
            case "R" -> Side.RIGHT;
            case "L" -> Side.LEFT;
            default -> Side.MIDLINE;
          };
      all.add(new Area(row.text("base_id"), side));
    }
  }

  /**
   * @param muscles whose pain it is
   */
  record Drawing(Set<Area> areas, List<String> muscles, Side side) {}

  /** Pain of so many muscles of one side. */
  Drawing ofMuscles(int number, Error error) {
    Side side = random.nextBoolean() ? Side.RIGHT : Side.LEFT;
    Set<Area> felt = new LinkedHashSet<>();
    List<String> muscles = new ArrayList<>();
    while (muscles.size() < number) {
      MuscleMap map = maps.get(random.nextInt(maps.size()));
      if (muscles.contains(map.muscle())) continue;
      muscles.add(map.muscle());
      felt(map).forEach(base -> felt.add(area(base, side)));
    }
    return new Drawing(drawn(felt, error), muscles, side);
  }

  private Set<String> felt(MuscleMap map) {
    Set<String> felt = new LinkedHashSet<>();
    double generosity = LEAST_GENEROUS + (1 - LEAST_GENEROUS) * 2 * random.nextDouble();
    while (felt.isEmpty()) {
      int active = 1 + random.nextInt(map.points().size());
      for (int i = 0; i < active; i++) {
        Zone zone = map.points().get(random.nextInt(map.points().size()));
        for (String base : sorted(zone.primary()))
          if (chance(FELT_MAIN * generosity)) felt.add(base);
        for (String base : sorted(zone.secondary()))
          if (chance(FELT_OTHER * generosity)) felt.add(base);
      }
    }
    return felt;
  }

  /** A set has another order in every run of the program, and the drawings have to be the same. */
  private static List<String> sorted(Set<String> bases) {
    return bases.stream().sorted().toList();
  }

  private boolean chance(double share) {
    return random.nextDouble() < Math.min(0.97, share);
  }

  /** What the subjects of one experiment felt: one pattern, by its share, then others by theirs. */
  Drawing ofExperiment(String muscle, List<Row> rows, Error error) {
    Side side = random.nextBoolean() ? Side.RIGHT : Side.LEFT;
    Set<Area> felt = new LinkedHashSet<>();
    while (felt.isEmpty()) {
      for (Row row : rows) {
        var share = row.number("pct_of_subjects");
        if (random.nextDouble() < (share == null ? 0.5 : share.doubleValue() / 100)) {
          for (String base : row.list("base_region_ids")) felt.add(area(base, side));
        }
      }
    }
    return new Drawing(drawn(felt, error), List.of(muscle), side);
  }

  /** Two drawings of the same pain, to see how far they agree. */
  double jaccardOfTwo(Error error) {
    Set<Area> felt = ofMuscles(1, new Error(0, 0, 0, 0)).areas();
    Set<Area> one = drawn(felt, error);
    Set<Area> other = drawn(felt, error);
    Set<Area> both = new LinkedHashSet<>(one);
    both.retainAll(other);
    return (double) both.size() / (one.size() + other.size() - both.size());
  }

  private Set<Area> drawn(Set<Area> felt, Error error) {
    Set<Area> drawn = new LinkedHashSet<>();
    while (drawn.isEmpty()) {
      for (Area area : felt) {
        double chance = random.nextDouble();
        if (chance < error.missed()) continue;
        drawn.add(chance < error.missed() + error.moved() ? neighbour(area) : area);
        if (random.nextDouble() < error.spilled()) drawn.add(neighbour(area));
      }
      if (random.nextDouble() < error.added()) drawn.add(anywhere());
    }
    return drawn;
  }

  private Area neighbour(Area area) {
    List<String> others = beside.getOrDefault(area.base(), List.of(area.base()));
    Side side =
        area.side() == Side.MIDLINE ? (random.nextBoolean() ? Side.RIGHT : Side.LEFT) : area.side();
    return area(others.get(random.nextInt(others.size())), side);
  }

  private Area area(String base, Side side) {
    Area midline = new Area(base, Side.MIDLINE);
    return all.contains(midline) ? midline : new Area(base, side);
  }

  private Area anywhere() {
    return all.get(random.nextInt(all.size()));
  }

  /** As many regions, anywhere on the body. */
  Set<Area> shuffled(Set<Area> drawing) {
    Set<Area> shuffled = new LinkedHashSet<>();
    while (shuffled.size() < drawing.size()) shuffled.add(anywhere());
    return shuffled;
  }
}
