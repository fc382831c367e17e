package org.tautband.kernel.chart;

import java.util.BitSet;
import java.util.List;
import org.tautband.kernel.chart.Mark.Point;

/**
 * Finds the cells of a stroke: those whose centre lies within half the stroke's width of its line.
 * All in whole numbers; along a row the cells of one piece of the line lie side by side, so only
 * their ends are looked for.
 */
final class Brushwork {
  private final Grid grid;
  private final BitSet cells;
  private final long widthSquared;
  private final int halfWidth;
  private int ax;
  private int ay;
  private int dx;
  private int dy;
  private long lengthSquared;

  private Brushwork(Grid grid, BitSet cells, int widthMm) {
    this.grid = grid;
    this.cells = cells;
    widthSquared = (long) widthMm * widthMm;
    halfWidth = (widthMm + 1) / 2;
  }

  /** Adds the cells of the frame that the line covers. */
  static void draw(Grid grid, List<Point> points, int widthMm, BitSet cells) {
    Brushwork work = new Brushwork(grid, cells, widthMm);
    Point before = points.getFirst();
    if (points.size() == 1) work.piece(before, before);
    for (Point point : points.subList(1, points.size())) {
      work.piece(before, point);
      before = point;
    }
  }

  private void piece(Point a, Point b) {
    ax = a.xMm();
    ay = a.yMm();
    dx = b.xMm() - ax;
    dy = b.yMm() - ay;
    lengthSquared = (long) dx * dx + (long) dy * dy;
    int top = Math.min(ay, b.yMm()) - halfWidth;
    int bottom = Math.max(ay, b.yMm()) + halfWidth;
    int last = Math.min(grid.rows() - 1, grid.rowUpTo(bottom));
    for (int row = Math.max(0, grid.rowUpTo(top)); row <= last; row++) row(row);
  }

  private void row(int row) {
    int y = grid.yMm(row);
    int middle = Math.clamp(grid.columnUpTo(nearestX(y)), -1, grid.columns() - 1);
    int from = middle + 1;
    while (from > 0 && covers(grid.xMm(from - 1), y)) from--;
    int to = middle + 1;
    while (to < grid.columns() && covers(grid.xMm(to), y)) to++;
    if (from < to) cells.set(row * grid.columns() + from, row * grid.columns() + to);
  }

  /** x of the point of the line that is nearest to the row, rounded down. */
  private int nearestX(int y) {
    boolean down = dy > 0;
    if (dy == 0 || (down ? y <= ay : y >= ay)) return ax;
    if (down ? y >= ay + dy : y <= ay + dy) return ax + dx;
    return ax + (int) Math.floorDiv((long) (y - ay) * dx, (long) dy);
  }

  private boolean covers(int x, int y) {
    long ex = (long) x - ax;
    long ey = (long) y - ay;
    long dot = ex * dx + ey * dy;
    if (dot <= 0) return 4 * (ex * ex + ey * ey) <= widthSquared;
    if (dot >= lengthSquared) {
      long fx = ex - dx;
      long fy = ey - dy;
      return 4 * (fx * fx + fy * fy) <= widthSquared;
    }
    long cross = ex * dy - ey * dx;
    return 4 * cross * cross <= widthSquared * lengthSquared;
  }
}
