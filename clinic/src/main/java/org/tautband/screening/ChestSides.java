package org.tautband.screening;

import java.util.Set;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;

/**
 * Needling both sides of the chest in one session risks both lungs at once (PC057, source SABN51).
 */
public final class ChestSides {
  private static final Set<String> CHEST = Set.of("thorax-back", "thorax-front");

  private ChestSides() {}

  /** Whether these places, taken together, are on both sides of the chest. */
  public static boolean bothIn(Set<Place> places) {
    return onChest(places, Side.RIGHT) && onChest(places, Side.LEFT);
  }

  public static boolean isChest(String bodyGroup) {
    return CHEST.contains(bodyGroup);
  }

  private static boolean onChest(Set<Place> places, Side side) {
    return places.stream().anyMatch(place -> isChest(place.bodyGroup()) && place.side() == side);
  }
}
