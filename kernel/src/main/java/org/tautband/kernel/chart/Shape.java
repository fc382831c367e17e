package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A closed area of the art: rings of cubic curves in tenths of a millimetre.
 *
 * <p>The art is written as an SVG path of {@code M x y}, relative {@code c}, relative {@code l} and
 * {@code z}, whole numbers only. A ring that ends with {@code z} is closed. One that does not is
 * the half of an area that lies across the midline: it runs from the midline back to it, and its
 * mirror image closes it.
 *
 * @param rings each a start point and its curves: {@code x0 y0 (c1x c1y c2x c2y x y)*}
 */
record Shape(List<int[]> rings) {
  /** Straight pieces a curve is flattened to, each at an eighth of its parameter. */
  private static final int PIECES = 8;

  Shape {
    rings = List.copyOf(rings);
  }

  static Shape of(String path) {
    PathReader reader = new PathReader(path);
    List<int[]> rings = new ArrayList<>();
    while (reader.ring()) {
      rings.add(reader.closed() ? reader.points() : joined(reader.points()));
    }
    return new Shape(rings);
  }

  private static int[] joined(int[] half) {
    int[] ring = new int[half.length * 2 - 2];
    System.arraycopy(half, 0, ring, 0, half.length);
    for (int from = half.length - 4, to = half.length; from >= 0; from -= 2, to += 2) {
      ring[to] = -half[from];
      ring[to + 1] = half[from + 1];
    }
    return ring;
  }

  /** The same on the other side of x = 0. */
  Shape mirrored() {
    List<int[]> mirrored = new ArrayList<>();
    for (int[] ring : rings) {
      int[] other = ring.clone();
      for (int i = 0; i < other.length; i += 2) other[i] = -other[i];
      mirrored.add(other);
    }
    return new Shape(mirrored);
  }

  Shape and(Shape other) {
    List<int[]> both = new ArrayList<>(rings);
    both.addAll(other.rings);
    return new Shape(both);
  }

  /**
   * The corners of each ring, {@code x y} in tenths of a millimetre. A point of a curve is worked
   * out in whole numbers and rounded down, so that every program finds the same.
   */
  List<int[]> flattened() {
    List<int[]> polygons = new ArrayList<>();
    for (int[] ring : rings) polygons.add(flattened(ring));
    return polygons;
  }

  private static int[] flattened(int[] ring) {
    int curves = (ring.length - 2) / 6;
    int[] corners = new int[curves * PIECES * 2];
    for (int c = 0; c < curves; c++) {
      for (int k = 1; k <= PIECES; k++) {
        int to = (c * PIECES + k - 1) * 2;
        corners[to] = on(ring, c * 6, k);
        corners[to + 1] = on(ring, c * 6 + 1, k);
      }
    }
    return corners;
  }

  private static int on(int[] ring, int from, int k) {
    int m = PIECES - k;
    int sum =
        m * m * m * ring[from]
            + 3 * k * m * m * ring[from + 2]
            + 3 * k * k * m * ring[from + 4]
            + k * k * k * ring[from + 6];
    return Math.floorDiv(sum, PIECES * PIECES * PIECES);
  }

  /** As an SVG path in tenths of a millimetre, absolute. */
  String path() {
    StringBuilder path = new StringBuilder();
    for (int[] ring : rings) {
      path.append('M').append(ring[0]).append(' ').append(ring[1]);
      for (int i = 2; i < ring.length; i += 6) {
        path.append('C').append(ring[i]);
        for (int j = 1; j < 6; j++) path.append(' ').append(ring[i + j]);
      }
      path.append('Z');
    }
    return path.toString();
  }
}
