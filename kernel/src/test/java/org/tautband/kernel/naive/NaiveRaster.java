package org.tautband.kernel.naive;

import java.util.BitSet;
import java.util.List;

/**
 * The plainest raster there is: every cell of the frame against every piece of every line, and
 * every cell against every edge of the outline. Knows nothing of the kernel.
 *
 * @param leftMm corner of the frame
 * @param topMm corner of the frame
 */
public record NaiveRaster(int leftMm, int topMm, int columns, int rows) {
  private static final int CELL_MM = 2;

  /** Cells whose centre is no further from the line than half its width. */
  public BitSet covered(List<int[]> points, int widthMm) {
    BitSet covered = new BitSet();
    for (int cell = 0; cell < columns * rows; cell++) {
      long x = leftMm + cell % columns * CELL_MM + 1L;
      long y = topMm + cell / columns * CELL_MM + 1L;
      for (int i = 0; i < points.size(); i++) {
        int[] to = points.get(Math.min(i + 1, points.size() - 1));
        if (near(x, y, points.get(i), to, widthMm)) covered.set(cell);
      }
    }
    return covered;
  }

  /** Distance to a piece of a line, as a fraction: squared distance times squared length. */
  private static boolean near(long x, long y, int[] a, int[] b, int widthMm) {
    long dx = b[0] - a[0];
    long dy = b[1] - a[1];
    long length = dx * dx + dy * dy;
    long fromA = square(x - a[0]) + square(y - a[1]);
    long fromB = square(x - b[0]) + square(y - b[1]);
    long width = square(widthMm);
    boolean besideTheEnds = length == 0 || Math.abs(fromA - fromB) >= length;
    if (besideTheEnds) return 4 * Math.min(fromA, fromB) <= width;
    return 4 * square((x - a[0]) * dy - (y - a[1]) * dx) <= width * length;
  }

  /** Cells of a symmetric area: those right of the midline by counting edges, and their twins. */
  public BitSet symmetric(List<int[]> polygonsTenths) {
    BitSet inside = new BitSet();
    for (int cell = 0; cell < columns * rows; cell++) {
      int column = cell % columns;
      int twin = -leftMm / CELL_MM * 2 - 1 - column;
      int right = leftMm + column * CELL_MM >= 0 ? column : twin;
      double x = (leftMm + right * CELL_MM + 1) * 10.0;
      double y = (topMm + cell / columns * CELL_MM + 1) * 10.0;
      if (inside(polygonsTenths, x, y)) inside.set(cell);
    }
    return inside;
  }

  private static boolean inside(List<int[]> polygons, double x, double y) {
    boolean inside = false;
    for (int[] p : polygons) {
      for (int i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
        boolean crosses = p[i + 1] > y != p[j + 1] > y;
        double at = (p[j] - p[i]) * (y - p[i + 1]) / (p[j + 1] - p[i + 1]) + p[i];
        if (crosses && x >= at) inside = !inside;
      }
    }
    return inside;
  }

  private static long square(long n) {
    return n * n;
  }
}
