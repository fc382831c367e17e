package org.tautband.kernel.referral;

/** The patient's own side. */
public enum Side {
  RIGHT,
  LEFT,
  /** Of regions that carry no side; no muscle lies there. */
  MIDLINE;

  public Side mirrored() {
    return switch (this) {
      case RIGHT -> LEFT;
      case LEFT -> RIGHT;
      case MIDLINE -> MIDLINE;
    };
  }
}
