package org.tautband.kernel.count;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tautband.kernel.count.NeedleEvent.OfNeedle;
import org.tautband.kernel.count.NeedleEvent.PatientAgrees;
import org.tautband.kernel.count.NeedleEvent.PatientSaysStop;

/**
 * "Patient says stop". A stop ends only with an agreement that is known to come after it; a stop
 * and an agreement of two devices that did not know of each other leave the patient's stop
 * standing.
 */
final class Stops {
  private final List<PatientSaysStop> stops;
  private final List<PatientAgrees> agreements;
  private final List<NeedleEvent> standing;
  private final Precedence precedence;

  Stops(List<NeedleEvent> standing, Precedence precedence) {
    this.standing = standing;
    this.precedence = precedence;
    stops = Tally.only(PatientSaysStop.class, standing);
    agreements = Tally.only(PatientAgrees.class, standing);
  }

  boolean stopped() {
    return stops.stream()
        .anyMatch(stop -> agreements.stream().noneMatch(a -> precedence.isBefore(stop, a)));
  }

  Set<UUID> despiteStop() {
    Set<UUID> found = new HashSet<>();
    for (OfNeedle event : Tally.only(OfNeedle.class, standing)) {
      if (event.kind() == Kind.IN && stops.stream().anyMatch(stop -> stands(stop, event))) {
        found.add(event.id());
      }
    }
    return Set.copyOf(found);
  }

  private boolean stands(PatientSaysStop stop, OfNeedle insertion) {
    return precedence.isBefore(stop, insertion)
        && agreements.stream()
            .noneMatch(a -> precedence.isBefore(stop, a) && precedence.isBefore(a, insertion));
  }
}
