package org.tautband.atlas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Assumptions;
import org.tautband.kernel.referral.Body;
import org.tautband.kernel.referral.Candidate;
import org.tautband.kernel.referral.Evidence;
import org.tautband.kernel.referral.MuscleMap;
import org.tautband.kernel.referral.Priors;
import org.tautband.kernel.referral.ReferralModel;
import org.tautband.kernel.referral.Zone;

/** The model, with parts of it taken away one at a time, and the baseline. */
final class RankingVariants {
  /** Muscles, likeliest first; each once, whichever side. */
  interface Order {
    List<String> of(Set<Area> drawn);
  }

  private final Body body;
  private final List<MuscleMap> maps;
  private final Content content;

  RankingVariants(Content content) {
    this.content = content;
    body = ReferralMaps.body(content);
    maps = ReferralMaps.of(content);
  }

  ReferralModel model() {
    return new ReferralModel(body, maps, Assumptions.ARGUED);
  }

  ReferralModel model(Assumptions assumed) {
    return new ReferralModel(body, maps, assumed);
  }

  Map<String, Order> all() {
    Assumptions a = Assumptions.ARGUED;
    Map<String, Order> variants = new LinkedHashMap<>();
    variants.put("the model", order(body, maps, a));
    variants.put("without neighbour spread", order(body, maps, with(a, 0, a.local(), a.differs())));
    variants.put(
        "without pain over the muscle", order(body, maps, with(a, a.spill(), 0, a.differs())));
    variants.put("everybody draws as much", order(body, maps, with(a, a.spill(), a.local(), 0)));
    variants.put("without single points (all of a muscle at once)", order(body, whole(false), a));
    variants.put(
        "main and other zone alike (their split awaits review)", order(body, whole(true), a));
    variants.put("all maps believed alike", order(body, alike(), a));
    variants.put("without maps that await review", order(body, reviewed(), a));
    variants.put("naive", naive(maps));
    variants.put("naive, without maps that await review", naive(reviewed()));
    return variants;
  }

  private static Assumptions with(Assumptions a, double spill, double local, double differs) {
    return new Assumptions(
        a.primary(),
        a.secondary(),
        spill,
        local,
        a.other(),
        differs,
        a.belief(),
        a.whole(),
        a.muscles(),
        a.twins(),
        a.noMap());
  }

  private List<MuscleMap> whole(boolean oneZone) {
    return maps.stream()
        .map(
            map -> {
              Zone zone = map.whole();
              Set<String> regions = new HashSet<>(zone.primary());
              regions.addAll(zone.secondary());
              Zone used = oneZone ? new Zone(regions, Set.of()) : zone;
              return new MuscleMap(map.muscle(), map.groups(), map.evidence(), List.of(used));
            })
        .toList();
  }

  private List<MuscleMap> alike() {
    return maps.stream()
        .map(m -> new MuscleMap(m.muscle(), m.groups(), Evidence.SECONDARY, m.points()))
        .toList();
  }

  private List<MuscleMap> reviewed() {
    return maps.stream().filter(map -> map.evidence() != Evidence.RECALLED).toList();
  }

  /**
   * The model as it would be had a paper never been read: maps that rest on it fall to what else
   * was read, and the chances of the zones are worked out without its experiments.
   */
  Order withoutPapers(List<String> papers) {
    List<MuscleMap> left = new ArrayList<>();
    for (MuscleMap map : maps) left.add(without(map, papers));
    LearnedChances learned = LearnedChances.of(content, papers);
    return order(body, left, Assumptions.ARGUED.withZones(learned.main(), learned.other()));
  }

  private MuscleMap without(MuscleMap map, List<String> papers) {
    Row row =
        content.rows("atlas/atlas.csv").stream()
            .filter(r -> r.text("id").equals(map.muscle()))
            .findFirst()
            .orElseThrow();
    List<String> keys = row.sourceKeys();
    if (keys.stream().noneMatch(papers::contains)) return map;
    boolean othersRead =
        keys.stream()
            .filter(key -> !papers.contains(key) && !key.equals("RECALLED"))
            .anyMatch(key -> !content.source(key).read().equals("no"));
    Evidence fallen = othersRead ? Evidence.SECONDARY : Evidence.RECALLED;
    return new MuscleMap(map.muscle(), map.groups(), fallen, map.points());
  }

  private static Order order(Body body, List<MuscleMap> maps, Assumptions assumed) {
    ReferralModel model = new ReferralModel(body, maps, assumed);
    return drawn ->
        model.rank(drawn, Priors.NONE, 40).candidates().stream()
            .map(Candidate::muscle)
            .distinct()
            .toList();
  }

  private static Order naive(List<MuscleMap> maps) {
    NaiveRanking naive = new NaiveRanking(maps);
    return drawn ->
        naive.rank(drawn).stream().map(NaiveRanking.Placed::muscle).distinct().limit(40).toList();
  }
}
