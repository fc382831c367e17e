package org.tautband.kernel.referral;

/**
 * A region of the body chart on one side.
 *
 * @param base id of the region without side, {@code temple}
 */
public record Area(String base, Side side) {
  public Area mirrored() {
    return new Area(base, side.mirrored());
  }

  /** As content files write it: {@code temple.R}; midline regions have no suffix. */
  public String id() {
    return switch (side) {
      case RIGHT -> base + ".R";
      case LEFT -> base + ".L";
      case MIDLINE -> base;
    };
  }
}
