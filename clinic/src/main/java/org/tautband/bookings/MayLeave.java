package org.tautband.bookings;

import java.util.List;
import java.util.UUID;

/**
 * A module that knows why a patient must not leave yet: a needle is in. Called inside the
 * transaction of {@link Visits#left}; bookings knows none of these modules.
 */
public interface MayLeave {
  /** Sentences that say what is in the way and what to do; empty when nothing is. */
  List<String> reasonsAgainstLeaving(UUID patientId);
}
