package org.tautband.kernel.chart;

/**
 * A region of the chart on one side.
 *
 * @param id {@code temple.R}; midline regions carry no side
 * @param name with the side in words: “right temple”
 * @param bodyGroup row of {@code content/atlas/body_groups.csv}
 */
public record ChartRegion(String id, String baseId, Side side, String name, String bodyGroup) {
  /** The patient's own side. */
  public enum Side {
    RIGHT("right", ".R"),
    LEFT("left", ".L"),
    MIDLINE("midline", "");

    private final String words;
    private final String suffix;

    Side(String words, String suffix) {
      this.words = words;
      this.suffix = suffix;
    }

    public String inWords() {
      return words;
    }

    /** What a region id ends with. */
    public String suffix() {
      return suffix;
    }

    public Side other() {
      return switch (this) {
        case RIGHT -> LEFT;
        case LEFT -> RIGHT;
        case MIDLINE -> MIDLINE;
      };
    }
  }

  static ChartRegion of(String baseId, Side side, String name, String bodyGroup) {
    String words = side == Side.MIDLINE ? name : side.inWords() + " " + name;
    return new ChartRegion(baseId + side.suffix(), baseId, side, words, bodyGroup);
  }
}
