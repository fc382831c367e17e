package org.tautband.kernel.chart;

import java.util.BitSet;

/** The border of a set of cells as an SVG path in millimetres. */
final class Edges {
  private Edges() {}

  static String of(Grid grid, BitSet cells) {
    StringBuilder path = new StringBuilder();
    for (int row = 0; row <= grid.rows(); row++) {
      int from = -1;
      for (int column = 0; column <= grid.columns(); column++) {
        boolean edge =
            column < grid.columns()
                && in(grid, cells, row, column) != in(grid, cells, row - 1, column);
        if (edge && from < 0) from = column;
        if (!edge && from >= 0) {
          move(path, grid.xMm(from) - 1, grid.yMm(row) - 1);
          path.append('h').append((column - from) * Grid.CELL_MM);
          from = -1;
        }
      }
    }
    for (int column = 0; column <= grid.columns(); column++) {
      int from = -1;
      for (int row = 0; row <= grid.rows(); row++) {
        boolean edge =
            row < grid.rows() && in(grid, cells, row, column) != in(grid, cells, row, column - 1);
        if (edge && from < 0) from = row;
        if (!edge && from >= 0) {
          move(path, grid.xMm(column) - 1, grid.yMm(from) - 1);
          path.append('v').append((row - from) * Grid.CELL_MM);
          from = -1;
        }
      }
    }
    return path.toString();
  }

  private static void move(StringBuilder path, int xMm, int yMm) {
    path.append('M').append(xMm).append(' ').append(yMm);
  }

  private static boolean in(Grid grid, BitSet cells, int row, int column) {
    return row >= 0
        && column >= 0
        && row < grid.rows()
        && column < grid.columns()
        && cells.get(row * grid.columns() + column);
  }
}
