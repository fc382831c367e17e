package org.tautband.kernel.chart;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The border of a set of cells as one closed line for each loop, so that it can be dashed. Cut
 * short from stair to stair: for the eye only, no cell is told by it.
 */
final class Contour {
  private static final int EVERY = 4;
  private static final int[] RIGHT = {1, 0};
  private static final int[] DOWN = {0, 1};
  private static final int[] LEFT = {-1, 0};
  private static final int[] UP = {0, -1};

  private final Grid grid;
  private final int width;

  /** From a corner the corners to which a border runs, cells on its right hand. */
  private final TreeMap<Integer, Map<Integer, int[]>> edges = new TreeMap<>();

  private Contour(Grid grid, BitSet cells) {
    this.grid = grid;
    width = grid.columns() + 1;
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int row = cell / grid.columns();
      int column = cell % grid.columns();
      if (row == 0 || !cells.get(cell - grid.columns())) edge(row, column, RIGHT);
      if (column == grid.columns() - 1 || !cells.get(cell + 1)) edge(row, column + 1, DOWN);
      if (row == grid.rows() - 1 || !cells.get(cell + grid.columns())) {
        edge(row + 1, column + 1, LEFT);
      }
      if (column == 0 || !cells.get(cell - 1)) edge(row + 1, column, UP);
    }
  }

  static String of(Grid grid, BitSet cells) {
    Contour contour = new Contour(grid, cells);
    StringBuilder path = new StringBuilder();
    while (!contour.edges.isEmpty()) contour.loop(path);
    return path.toString();
  }

  private void edge(int row, int column, int[] step) {
    int from = row * width + column;
    int to = from + step[1] * width + step[0];
    edges.computeIfAbsent(from, x -> new HashMap<>()).put(to, step);
  }

  private void loop(StringBuilder path) {
    int corner = edges.firstKey();
    int[] before = RIGHT;
    for (int i = 0; edges.containsKey(corner); i++) {
      int to = next(corner, before);
      if (i % EVERY == 0) {
        path.append(i == 0 ? 'M' : 'L');
        path.append(grid.xMm(corner % width) - 1).append(' ');
        path.append(grid.yMm(corner / width) - 1);
      }
      before = new int[] {to % width - corner % width, to / width - corner / width};
      corner = to;
    }
    path.append('Z');
  }

  /** Takes an edge out; where two leave a corner, the one that turns to the right hand. */
  private int next(int corner, int[] before) {
    Map<Integer, int[]> out = java.util.Objects.requireNonNull(edges.get(corner));
    int right = corner + before[0] * width - before[1];
    int to = out.containsKey(right) ? right : out.keySet().iterator().next();
    out.remove(to);
    if (out.isEmpty()) edges.remove(corner);
    return to;
  }
}
