package org.tautband.evidence;

/**
 * A body group on one side of the patient: what plan, screening, consent and session compare.
 *
 * @param bodyGroup id of a row of {@code body_groups.csv}
 */
public record Place(String bodyGroup, Side side) {
  public Place {
    if (bodyGroup.isBlank()) {
      throw new IllegalArgumentException("a place needs a body group");
    }
  }

  /**
   * Whether something at the other place may concern this one. Midline lies beside both sides, so
   * it touches either: the stricter reading, ours, awaiting review by a clinician.
   */
  public boolean touches(Place other) {
    return bodyGroup.equals(other.bodyGroup)
        && (side == other.side || side == Side.MIDLINE || other.side == Side.MIDLINE);
  }
}
