package org.tautband.kernel.chart;

import java.util.BitSet;

/**
 * The patterns that tell the six qualities apart without colour, drawn into cells as SVG paths in
 * millimetres: no ids, no clipping, the same in every reader and on paper.
 */
final class Patterns {
  /** Cells from one figure of a pattern to the next. */
  private static final int STEP = 6;

  private final Grid grid;
  private final BitSet cells;
  private final StringBuilder path = new StringBuilder();

  private Patterns(Grid grid, BitSet cells) {
    this.grid = grid;
    this.cells = cells;
  }

  /** The cells themselves, row by row. */
  static String solid(Grid grid, BitSet cells) {
    Patterns p = new Patterns(grid, cells);
    for (int row = 0; row < grid.rows(); row++) {
      p.alongRow(
          row,
          1,
          (x, y, length) ->
              p.move(x, y - 1)
                  .append('h')
                  .append(length)
                  .append("v2h")
                  .append(-length)
                  .append('z'));
    }
    return p.path.toString();
  }

  /** Slanting lines, {@code step} cells apart. */
  static String hatching(Grid grid, BitSet cells, int step) {
    Patterns p = new Patterns(grid, cells);
    for (int d = -grid.rows(); d < grid.columns(); d++) {
      if (Math.floorMod(d, step) == 0) p.alongSlope(d);
    }
    return p.path.toString();
  }

  /** Lines along the rows, {@code step} cells apart. */
  static String bars(Grid grid, BitSet cells, int step) {
    Patterns p = new Patterns(grid, cells);
    for (int row = step / 2; row < grid.rows(); row += step) {
      p.alongRow(row, 2, (x, y, length) -> p.move(x, y).append('h').append(length));
    }
    return p.path.toString();
  }

  static String of(Quality quality, Grid grid, BitSet cells) {
    Patterns p = new Patterns(grid, cells);
    return switch (quality) {
      case ACHE -> p.scattered("h0");
      case SHARP -> hatching(grid, cells, STEP);
      case BURNING -> p.waves();
      case CRAMP -> p.scattered("m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0");
      case PINS_NEEDLES -> p.scattered("m-3-3l6 6m0-6l-6 6");
      case NUMBNESS -> p.scattered("m-4 0h8");
    };
  }

  private String scattered(String figure) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int row = cell / grid.columns();
      int column = cell % grid.columns();
      int shift = row / STEP % 2 * STEP / 2;
      if (row % STEP == 3 && (column + shift) % STEP == 3) {
        move(grid.xMm(column), grid.yMm(row)).append(figure);
      }
    }
    return path.toString();
  }

  private String waves() {
    for (int row = 2; row < grid.rows(); row += STEP) {
      alongRow(
          row,
          4,
          (x, y, length) -> {
            move(x, y);
            for (int i = 0; i < length / 8; i++) path.append("q2-4 4 0t4 0");
          });
    }
    return path.toString();
  }

  private StringBuilder move(int xMm, int yMm) {
    return path.append('M').append(xMm).append(' ').append(yMm);
  }

  private interface Run {
    void at(int xMm, int yMm, int lengthMm);
  }

  private void alongRow(int row, int atLeast, Run run) {
    int end = (row + 1) * grid.columns();
    int from = cells.nextSetBit(row * grid.columns());
    while (from >= 0 && from < end) {
      int to = Math.min(cells.nextClearBit(from), end);
      if (to - from >= atLeast) {
        run.at(grid.xMm(from % grid.columns()) - 1, grid.yMm(row), (to - from) * Grid.CELL_MM);
      }
      from = cells.nextSetBit(to);
    }
  }

  /** Runs of cells whose column is that of their row and {@code d} more. */
  private void alongSlope(int d) {
    int length = 0;
    for (int row = Math.max(0, -d); row <= grid.rows(); row++) {
      int column = row + d;
      boolean on =
          row < grid.rows() && column < grid.columns() && cells.get(row * grid.columns() + column);
      if (on) {
        length++;
      } else if (length > 0) {
        int first = row - length;
        int lengthMm = length * Grid.CELL_MM;
        move(grid.xMm(first + d) - 1, grid.yMm(first) - 1)
            .append('l')
            .append(lengthMm)
            .append(' ')
            .append(lengthMm);
        length = 0;
      }
      if (column >= grid.columns()) break;
    }
  }
}
