package org.tautband.screening;

import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;

/**
 * Where something was found, as far as it was named.
 *
 * @param side null when not named: every side of that body group
 */
public record FindingPlace(String bodyGroup, @Nullable Side side) {

  /** Whether what was found there may concern the planned place. */
  public boolean concerns(Place planned) {
    return side == null
        ? bodyGroup.equals(planned.bodyGroup())
        : new Place(bodyGroup, side).touches(planned);
  }

  /** {@code leg/LEFT}, or {@code leg/} without a side. */
  String written() {
    return bodyGroup + "/" + (side == null ? "" : side.name());
  }

  static FindingPlace read(String written) {
    int cut = written.indexOf('/');
    String side = written.substring(cut + 1);
    return new FindingPlace(written.substring(0, cut), side.isEmpty() ? null : Side.valueOf(side));
  }
}
