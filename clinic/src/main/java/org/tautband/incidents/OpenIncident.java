package org.tautband.incidents;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident that stands and is still looked after.
 *
 * @param steps so far, in order
 */
public record OpenIncident(Incident incident, List<FollowUp> steps) {
  public OpenIncident {
    steps = List.copyOf(steps);
  }

  /** When somebody meant to look again; null when no day was set. */
  public @Nullable LocalDate nextOn() {
    return steps.isEmpty() ? null : steps.getLast().nextOn();
  }
}
