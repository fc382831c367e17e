package org.tautband.kernel.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that was drawn, with the brush that drew it. */
public sealed interface Mark {
  Brush brush();

  /**
   * How it feels, how much and how deep.
   *
   * @param intensity worst pain here, 0 to 10, null when not asked
   */
  record Brush(Quality quality, @Nullable Integer intensity, Depth depth) {
    public Brush {
      if (intensity != null && (intensity < 0 || intensity > 10)) {
        throw new IllegalArgumentException("pain is scored 0 to 10");
      }
    }
  }

  /** A place on a view, in whole millimetres. */
  record Point(int xMm, int yMm) {}

  /**
   * A line drawn by hand. It covers what lies within half its width of the line.
   *
   * @param points in the order drawn; one alone is a dot
   * @param widthMm {@link #LEAST_WIDTH_MM} to {@link #MOST_WIDTH_MM}
   */
  record Stroke(View view, List<Point> points, int widthMm, Brush brush) implements Mark {
    public static final int LEAST_WIDTH_MM = 4;
    public static final int MOST_WIDTH_MM = 60;

    /**
     * No chart reaches as far. Within it every product of {@link Brushwork} stays below 2⁵³, which
     * is as far as a browser counts exactly.
     */
    public static final int FURTHEST_MM = 2_500;

    public Stroke {
      points = List.copyOf(points);
      if (points.isEmpty()) throw new IllegalArgumentException("a stroke has a point");
      if (widthMm < LEAST_WIDTH_MM || widthMm > MOST_WIDTH_MM) {
        throw new IllegalArgumentException("a stroke of " + widthMm + " mm");
      }
      for (Point p : points) {
        if (Math.abs(p.xMm()) > FURTHEST_MM || Math.abs(p.yMm()) > FURTHEST_MM) {
          throw new IllegalArgumentException(p + " is on no chart");
        }
      }
    }
  }

  /** A whole region, in every view that shows it. */
  record Whole(String regionId, Brush brush) implements Mark {}
}
