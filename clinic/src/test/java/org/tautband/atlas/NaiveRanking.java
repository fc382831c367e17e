package org.tautband.atlas;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.MuscleMap;
import org.tautband.kernel.referral.Side;
import org.tautband.kernel.referral.Zone;

/**
 * The baseline: a drawn region in the main zone counts 1, in the other zone 0.4, each times the
 * inverse frequency of the region among the maps; a small penalty for every region of the map.
 */
final class NaiveRanking {
  private static final double SECONDARY = 0.4;
  private static final double BREADTH = 0.05;

  private final List<MuscleMap> maps;
  private final Map<String, Double> rarity = new HashMap<>();

  NaiveRanking(List<MuscleMap> maps) {
    this.maps = maps;
    Map<String, Integer> times = new HashMap<>();
    for (MuscleMap map : maps) regions(map).forEach(base -> times.merge(base, 1, Integer::sum));
    times.forEach((base, n) -> rarity.put(base, Math.log((1.0 + maps.size()) / n)));
  }

  record Placed(String muscle, Side side, double score) {}

  List<Placed> rank(Set<Area> drawn) {
    return maps.stream()
        .flatMap(
            map ->
                List.of(Side.RIGHT, Side.LEFT).stream()
                    .map(side -> new Placed(map.muscle(), side, score(map, side, drawn))))
        .sorted(Comparator.comparingDouble(Placed::score).reversed())
        .toList();
  }

  private double score(MuscleMap map, Side side, Set<Area> drawn) {
    Zone whole = map.whole();
    double score = -BREADTH * regions(map).size();
    for (Area area : drawn) {
      if (area.side() == side.mirrored()) continue;
      double weight =
          whole.primary().contains(area.base())
              ? 1
              : whole.secondary().contains(area.base()) ? SECONDARY : 0;
      score += weight * rarity.getOrDefault(area.base(), 0.0);
    }
    return score;
  }

  private static Set<String> regions(MuscleMap map) {
    Set<String> regions = new HashSet<>(map.whole().primary());
    regions.addAll(map.whole().secondary());
    return regions;
  }
}
