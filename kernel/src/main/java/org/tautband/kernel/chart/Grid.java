package org.tautband.kernel.chart;

import java.util.BitSet;
import java.util.List;

/**
 * The cells of a view: squares of {@link #CELL_MM} mm. The midline lies between two cells. A cell
 * belongs to what its centre lies in.
 *
 * @param leftMm smallest x of the frame, even
 * @param topMm smallest y of the frame, even
 */
record Grid(int leftMm, int topMm, int columns, int rows) {
  static final int CELL_MM = 2;
  private static final int CELL_TENTHS = CELL_MM * 10;

  static Grid of(int leftMm, int topMm, int widthMm, int heightMm) {
    if ((leftMm | topMm | widthMm | heightMm) % CELL_MM != 0) {
      throw new IllegalArgumentException("a frame is made of whole cells");
    }
    return new Grid(leftMm, topMm, widthMm / CELL_MM, heightMm / CELL_MM);
  }

  int cells() {
    return columns * rows;
  }

  /** x of the centres of a column. */
  int xMm(int column) {
    return leftMm + column * CELL_MM + 1;
  }

  /** y of the centres of a row. */
  int yMm(int row) {
    return topMm + row * CELL_MM + 1;
  }

  /** The last column whose centre does not lie right of x; may lie outside of the frame. */
  int columnUpTo(int xMm) {
    return Math.floorDiv(xMm - leftMm - 1, CELL_MM);
  }

  /** The last row whose centre does not lie below y; may lie outside of the frame. */
  int rowUpTo(int yMm) {
    return Math.floorDiv(yMm - topMm - 1, CELL_MM);
  }

  /** Cells of the polygons by the even-odd rule; a centre on an edge belongs to the right of it. */
  BitSet inside(List<int[]> polygonsTenths) {
    BitSet inside = new BitSet(cells());
    for (int[] polygon : polygonsTenths) {
      for (int i = 0, before = polygon.length - 2; i < polygon.length; before = i, i += 2) {
        edge(inside, polygon[before], polygon[before + 1], polygon[i], polygon[i + 1]);
      }
    }
    return inside;
  }

  /** Flips every cell right of the edge, row by row. */
  private void edge(BitSet inside, int x0, int y0, int x1, int y1) {
    if (y0 == y1) return;
    if (y0 > y1) {
      edge(inside, x1, y1, x0, y0);
      return;
    }
    int first = Math.max(0, rowFrom(y0));
    int last = Math.min(rows, rowFrom(y1));
    long height = (long) y1 - y0;
    for (int row = first; row < last; row++) {
      long across = (long) (yMm(row) * 10 - y0) * (x1 - x0);
      long offset = across + (x0 - (leftMm + 1) * 10L) * height;
      long column = Math.ceilDiv(offset, CELL_TENTHS * height);
      int from = (int) Math.clamp(column, 0, columns);
      inside.flip(row * columns + from, (row + 1) * columns);
    }
  }

  /** The first row whose centre lies at or below y. */
  private int rowFrom(int yTenths) {
    return Math.ceilDiv(yTenths - (topMm + 1) * 10, CELL_TENTHS);
  }

  /** Of these cells those right of the midline. */
  BitSet rightHalf(BitSet cells) {
    BitSet half = (BitSet) cells.clone();
    int midline = Math.clamp(columnUpTo(0) + 1, 0, columns);
    for (int row = 0; row < rows; row++) half.clear(row * columns, row * columns + midline);
    return half;
  }

  /** The cells of the other grid that lie on the other side of x = 0 of these. */
  BitSet mirrored(BitSet cells, Grid other) {
    BitSet mirrored = new BitSet(other.cells());
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int column = other.columnUpTo(-xMm(cell % columns));
      if (column >= 0 && column < other.columns) {
        mirrored.set(cell / columns * other.columns + column);
      }
    }
    return mirrored;
  }

  /** The grid of the mirror image. */
  Grid mirrored() {
    return new Grid(-leftMm - columns * CELL_MM, topMm, columns, rows);
  }
}
