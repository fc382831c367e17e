package org.tautband.kernel.chart;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person showed on the chart on one day.
 *
 * @param chart version of the chart it was made on
 * @param marks in the order made; empty unless {@code says} is {@link Says#DRAWN}
 * @param worst the one spot that is worst, null when not asked
 */
public record Drawing(String chart, Says says, List<Mark> marks, @Nullable Spot worst) {
  /** Marks of one drawing at most. */
  public static final int MOST_MARKS = 300;

  /** Points of one drawing at most, over all its strokes. */
  public static final int MOST_POINTS = 20_000;

  public Drawing {
    marks = List.copyOf(marks);
    if (says == Says.DRAWN == marks.isEmpty()) {
      throw new IllegalArgumentException("marks belong to a drawing, and a drawing has marks");
    }
    if (worst != null && marks.isEmpty()) {
      throw new IllegalArgumentException("a worst spot lies in a drawing");
    }
  }

  /** What the drawing says before anybody looks at its marks. */
  public enum Says {
    DRAWN("drawn"),
    ALL_OVER("all-over"),
    NO_PAIN_TODAY("no-pain-today"),
    CANNOT_SHOW("cannot-show");

    private final String code;

    Says(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public String inWords() {
      return switch (this) {
        case DRAWN -> "A drawing";
        case ALL_OVER -> "It hurts all over";
        case NO_PAIN_TODAY -> "No pain today";
        case CANNOT_SHOW -> "Cannot show where";
      };
    }

    static Optional<Says> ofCode(String code) {
      for (Says says : values()) if (says.code.equals(code)) return Optional.of(says);
      return Optional.empty();
    }
  }

  /** A spot on a view, in whole millimetres. */
  public record Spot(View view, Mark.Point at) {}

  static Drawing of(String chart, List<Mark> marks) {
    return new Drawing(chart, Says.DRAWN, marks, null);
  }
}
