package org.tautband.kernel.chart;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which regions lie side by side: they share a border of {@value #BORDER_CELLS} cells on one view.
 * Where one piece of the outline lies over another (the arm over the trunk, from the side) nothing
 * is shared.
 */
final class Neighbours {
  private static final int BORDER_CELLS = 4;

  private final Map<String, SortedSet<String>> found = new HashMap<>();

  private Neighbours() {}

  static Map<String, SortedSet<String>> in(Collection<Surface> surfaces) {
    Neighbours neighbours = new Neighbours();
    surfaces.forEach(neighbours::look);
    return neighbours.found;
  }

  private void look(Surface surface) {
    Owners owners = surface.owners();
    Map<String, Map<String, Integer>> borders = new HashMap<>();
    int columns = surface.grid().columns();
    for (BitSet piece : surface.piece()) {
      for (int step : new int[] {1, columns}) {
        piece.stream().forEach(cell -> border(owners, piece, cell, step, borders));
      }
    }
    borders.forEach(
        (one, with) ->
            with.forEach(
                (other, cells) -> {
                  if (cells >= BORDER_CELLS) add(one, other);
                }));
  }

  /**
   * Between two regions may lie one cell that belongs to none: the art's lines are drawn by hand.
   */
  private static void border(
      Owners owners, BitSet piece, int cell, int step, Map<String, Map<String, Integer>> borders) {
    String one = owners.of(cell);
    if (one == null) return;
    int next = cell + step;
    if (piece.get(next) && owners.of(next) == null) next += step;
    if (!piece.get(next)) return;
    String other = owners.of(next);
    if (other == null || other.equals(one)) return;
    boolean inOrder = one.compareTo(other) < 0;
    borders
        .computeIfAbsent(inOrder ? one : other, id -> new HashMap<>())
        .merge(inOrder ? other : one, 1, Integer::sum);
  }

  private void add(String one, String other) {
    found.computeIfAbsent(one, id -> new TreeSet<>()).add(other);
    found.computeIfAbsent(other, id -> new TreeSet<>()).add(one);
  }
}
