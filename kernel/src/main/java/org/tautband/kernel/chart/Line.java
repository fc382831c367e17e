package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An open line of the art: a landmark such as a crease. It covers nothing.
 *
 * @param parts each as the rings of {@link Shape}
 */
record Line(List<int[]> parts) {
  static Line of(String path) {
    PathReader reader = new PathReader(path);
    List<int[]> parts = new ArrayList<>();
    while (reader.ring()) parts.add(reader.points());
    return new Line(parts);
  }

  Line mirrored() {
    return new Line(new Shape(parts).mirrored().rings());
  }

  /** In the art's own writing. */
  String path() {
    StringBuilder path = new StringBuilder();
    for (int[] part : parts) {
      path.append('M').append(part[0]).append(' ').append(part[1]);
      for (int i = 2; i < part.length; i += 6) {
        path.append('c');
        for (int j = 0; j < 6; j++) {
          if (j > 0) path.append(' ');
          path.append(part[i + j] - part[i - 2 + j % 2]);
        }
      }
    }
    return path.toString();
  }
}
