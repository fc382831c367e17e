package org.tautband.evidence;

import java.util.Optional;

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

  /** As it stands in addresses and forms: {@code neck.RIGHT}. */
  public String key() {
    return bodyGroup + "." + side;
  }

  /** Reads {@link #key}; empty when it is not one. */
  public static Optional<Place> ofKey(String key) {
    int dot = key.lastIndexOf('.');
    for (Side side : Side.values()) {
      if (dot > 0 && side.name().equals(key.substring(dot + 1))) {
        return Optional.of(new Place(key.substring(0, dot), side));
      }
    }
    return Optional.empty();
  }
}
