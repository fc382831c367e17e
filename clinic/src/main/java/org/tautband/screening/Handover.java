package org.tautband.screening;

import java.time.Instant;
import java.util.UUID;

/** The room's tablet given to the patient or taken back. */
record Handover(UUID id, UUID patientId, What what, Instant at, UUID accountId, String by) {
  /** Which way. */
  enum What {
    HANDED_OVER,
    TAKEN_BACK;
  }
}
