package org.tautband.kernel.referral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The regions of the chart and where they border on each other.
 *
 * <p>Everything is seen from the side of a muscle: position {@code i} is region {@code i} on that
 * side or in the midline, position {@code size() + i} the same region on the other side.
 */
public final class Body {
  /**
   * A region without its side.
   *
   * @param group the body group it belongs to
   */
  public record Base(String id, boolean midline, String group) {}

  /**
   * Where two regions meet.
   *
   * @param across between the region of one side and that of the other, over the midline
   * @param mm length of the border on the chart
   */
  public record Border(String a, String b, boolean across, double mm) {}

  /** A neighbour, and its share of all borders of the region it borders on. */
  record Neighbour(int position, double share) {}

  private final List<Base> bases;
  private final Map<String, Integer> index = new HashMap<>();
  private final List<List<Neighbour>> neighbours = new ArrayList<>();

  public Body(List<Base> bases, List<Border> borders) {
    this.bases = List.copyOf(bases);
    for (Base base : bases) {
      index.put(base.id(), index.size());
    }
    double[][] mm = new double[2 * size()][2 * size()];
    for (Border border : borders) {
      int a = of(border.a());
      int b = of(border.b());
      join(mm, a, border.across() ? other(b) : b, border.mm());
      join(mm, other(a), border.across() ? b : other(b), border.mm());
    }
    for (double[] row : mm) {
      neighbours.add(shares(row));
    }
  }

  private static void join(double[][] mm, int a, int b, double length) {
    mm[a][b] = Math.max(mm[a][b], length);
    mm[b][a] = Math.max(mm[b][a], length);
  }

  private static List<Neighbour> shares(double[] mm) {
    double all = 0;
    for (double length : mm) all += length;
    List<Neighbour> found = new ArrayList<>();
    for (int position = 0; position < mm.length; position++) {
      if (mm[position] > 0) found.add(new Neighbour(position, mm[position] / all));
    }
    return List.copyOf(found);
  }

  /** Regions without their sides. */
  int size() {
    return bases.size();
  }

  /** Regions with their sides. */
  int areas() {
    return bases.stream().mapToInt(base -> base.midline() ? 1 : 2).sum();
  }

  Base base(int i) {
    return bases.get(i % size());
  }

  /** Index of a region; another id is a broken invariant, ask {@link #knows} when unsure. */
  int of(String base) {
    Integer found = index.get(base);
    if (found == null) throw new IllegalArgumentException("no region '" + base + "'");
    return found;
  }

  /** Whether there is such a region and it lies on such a side. */
  public boolean knows(Area area) {
    Integer found = index.get(area.base());
    return found != null && bases.get(found).midline() == (area.side() == Side.MIDLINE);
  }

  List<Neighbour> neighbours(int position) {
    return neighbours.get(position);
  }

  /** The same region on the other side; a midline region is its own. */
  int other(int position) {
    if (base(position).midline()) return position;
    return position < size() ? position + size() : position - size();
  }

  /** Where an area lies, seen from a muscle on that side. */
  int position(Area area, Side muscle) {
    int i = of(area.base());
    return area.side() == Side.MIDLINE || area.side() == muscle ? i : i + size();
  }

  /** The area at a position, seen from a muscle on that side. */
  Area area(int position, Side muscle) {
    Base base = base(position);
    if (base.midline()) return new Area(base.id(), Side.MIDLINE);
    return new Area(base.id(), position < size() ? muscle : muscle.mirrored());
  }
}
