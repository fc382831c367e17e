package org.tautband.screening;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;

/**
 * What screening says about one planned place.
 *
 * @param concerns of the whole person and of this place, strictest first
 */
public record PlaceOutcome(Place place, List<Concern> concerns) {
  public PlaceOutcome {
    concerns = concerns.stream().sorted(Comparator.comparing(Concern::outcome).reversed()).toList();
  }

  /** The strictest of all that apply, dealt with or not; empty when nothing was found. */
  public Optional<Outcome> strictest() {
    return concerns.stream()
        .filter(concern -> !(concern.standing() instanceof Standing.Information))
        .map(Concern::outcome)
        .max(Comparator.naturalOrder());
  }

  /** The strictest that still stands in the way; empty when needling may start here. */
  public Optional<Outcome> strictestOpen() {
    return concerns.stream()
        .filter(concern -> concern.standing().isOpen())
        .map(Concern::outcome)
        .max(Comparator.naturalOrder());
  }
}
