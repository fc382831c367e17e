package org.tautband.kernel.referral;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A made-up body with made-up maps, different for every seed, small enough to enumerate. */
final class SmallWorld {
  private static final int REGIONS = 9;
  private static final int MUSCLES = 3;

  final Body body;
  final List<MuscleMap> maps = new ArrayList<>();
  final List<Area> areas = new ArrayList<>();
  private final Random random;

  SmallWorld(long seed) {
    random = new Random(seed);
    List<Body.Base> bases = new ArrayList<>();
    for (int i = 0; i < REGIONS; i++) {
      boolean midline = i % 4 == 3;
      bases.add(new Body.Base("r" + i, midline, "g" + random.nextInt(3)));
      if (midline) {
        areas.add(new Area("r" + i, Side.MIDLINE));
      } else {
        areas.add(new Area("r" + i, Side.RIGHT));
        areas.add(new Area("r" + i, Side.LEFT));
      }
    }
    List<Body.Border> borders = new ArrayList<>();
    for (int i = 0; i < 2 * REGIONS; i++) {
      borders.add(
          new Body.Border(
              "r" + random.nextInt(REGIONS),
              "r" + random.nextInt(REGIONS),
              random.nextInt(4) == 0,
              5 + random.nextInt(50)));
    }
    body = new Body(bases, borders);
    for (int m = 0; m < MUSCLES; m++) maps.add(map("m" + m));
  }

  private MuscleMap map(String muscle) {
    List<Zone> points = new ArrayList<>();
    for (int p = 0; p <= random.nextInt(2); p++) points.add(new Zone(some(3), some(2)));
    Evidence evidence = Evidence.values()[random.nextInt(3)];
    return new MuscleMap(muscle, Set.of("g" + random.nextInt(3)), evidence, points);
  }

  private Set<String> some(int most) {
    Set<String> some = new HashSet<>();
    for (int i = 0; i <= random.nextInt(most); i++) some.add("r" + random.nextInt(REGIONS));
    return some;
  }

  ReferralModel model() {
    return new ReferralModel(body, maps, Assumptions.ARGUED);
  }

  List<Area> drawing() {
    Set<Area> drawn = new HashSet<>();
    for (int i = 0; i <= random.nextInt(6); i++) drawn.add(areas.get(random.nextInt(areas.size())));
    return new ArrayList<>(drawn);
  }

  Random random() {
    return random;
  }
}
