package org.tautband.kernel.chart;

import java.util.BitSet;
import java.util.List;

/**
 * Pins that cannot stand on the figure: their point is not known, or too many lie on one spot. They
 * stand in rows beside it, joined by a line to where they lie.
 *
 * @param points exact points, when they are known; else {@code area}
 * @param area cells somewhere in which they lie; empty when the points are known
 * @param toRight on the viewer’s right of the figure, else on the left
 * @param topMm upper edge of the rows
 */
record Fan(
    Layer layer,
    List<Pin> pins,
    List<Mark.Point> points,
    BitSet area,
    boolean toRight,
    int topMm,
    int symbolMm) {

  Fan at(int newTopMm) {
    return new Fan(layer, pins, points, area, toRight, newTopMm, symbolMm);
  }

  int columns() {
    return pins.size() <= 5 ? 1 : pins.size() <= 16 ? 2 : 3;
  }

  /** Width of a symbol with its label. */
  int cellMm() {
    int letters = pins.stream().mapToInt(pin -> pin.label().length()).max().orElse(1);
    return 3 * symbolMm + letters * symbolMm * 13 / 10;
  }

  int rowMm() {
    return symbolMm * 16 / 5;
  }

  int widthMm() {
    return columns() * cellMm();
  }

  int heightMm() {
    return Math.ceilDiv(pins.size(), columns()) * rowMm();
  }

  int bottomMm() {
    return topMm + heightMm();
  }

  int middleMm() {
    return topMm + heightMm() / 2;
  }

  /** Where the line to it ends: of its points or cells the one nearest to a place beside. */
  Mark.Point nearest(Grid grid, int xMm, int yMm) {
    Mark.Point nearest = null;
    long least = Long.MAX_VALUE;
    for (Mark.Point point : points) {
      long far = square(point, xMm, yMm);
      if (far < least) {
        least = far;
        nearest = point;
      }
    }
    for (int cell = area.nextSetBit(0); cell >= 0; cell = area.nextSetBit(cell + 1)) {
      Mark.Point point =
          new Mark.Point(grid.xMm(cell % grid.columns()), grid.yMm(cell / grid.columns()));
      long far = square(point, xMm, yMm);
      if (far < least) {
        least = far;
        nearest = point;
      }
    }
    if (nearest == null) throw new IllegalStateException("a fan belongs to a place");
    return nearest;
  }

  private static long square(Mark.Point point, int xMm, int yMm) {
    long dx = (long) point.xMm() - xMm;
    long dy = (long) point.yMm() - yMm;
    return dx * dx + dy * dy;
  }
}
