package org.tautband.kernel.referral;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A drawing as the model reads it: the order of its areas and their repetition are forgotten. */
final class Drawn {
  private final Map<Side, int[]> positions = new EnumMap<>(Side.class);
  private final Body body;
  private final List<Area> areas;
  private final boolean[] fromRight;
  private final int[] bases;

  Drawn(Body body, Collection<Area> drawing) {
    if (drawing.isEmpty()) throw new IllegalArgumentException("an empty drawing");
    for (Area area : drawing) {
      if (!body.knows(area)) throw new IllegalArgumentException("no area " + area.id());
    }
    this.body = body;
    TreeSet<Integer> right = new TreeSet<>();
    TreeSet<Integer> left = new TreeSet<>();
    for (Area area : drawing) {
      right.add(body.position(area, Side.RIGHT));
      left.add(body.position(area, Side.LEFT));
    }
    positions.put(Side.RIGHT, right.stream().mapToInt(Integer::intValue).toArray());
    positions.put(Side.LEFT, left.stream().mapToInt(Integer::intValue).toArray());
    fromRight = new boolean[2 * body.size()];
    right.forEach(position -> fromRight[position] = true);
    bases = right.stream().mapToInt(p -> p % body.size()).distinct().sorted().toArray();
    areas = right.stream().map(position -> body.area(position, Side.RIGHT)).toList();
  }

  /** Positions of what was drawn, seen from a muscle on that side, ascending. */
  int[] from(Side muscle) {
    return positions.getOrDefault(muscle, new int[0]);
  }

  /** Regions drawn on either side, ascending. */
  int[] bases() {
    return bases;
  }

  /** Whether it was drawn, by position seen from a muscle on the right. */
  boolean at(int fromRightSide) {
    return fromRight[fromRightSide];
  }

  List<Area> areas() {
    return areas;
  }

  int size() {
    return areas.size();
  }

  /**
   * The side with more areas; of equally many, that of the first region drawn on one side only;
   * right when the drawing is its own mirror image.
   */
  Side fuller() {
    int more = 0;
    int first = 0;
    for (int i = 0; i < body.size(); i++) {
      int side = (fromRight[i] ? 1 : 0) - (fromRight[body.other(i)] ? 1 : 0);
      more += side;
      if (first == 0) first = side;
    }
    return more > 0 || (more == 0 && first >= 0) ? Side.RIGHT : Side.LEFT;
  }
}
