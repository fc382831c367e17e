package org.tautband.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Notes which patients a request shows or changes; a filter keeps one row per request. */
public final class Audit {
  private static final ScopedValue<Set<UUID>> SHOWN = ScopedValue.newInstance();

  private Audit() {}

  /** Says that this request shows or changes something of that patient. */
  public static void shows(UUID patientId) {
    if (SHOWN.isBound()) {
      SHOWN.get().add(patientId);
    }
  }

  static <X extends Throwable> void collecting(
      TreeSet<UUID> patientIds, ScopedValue.CallableOp<Boolean, X> action) throws X {
    ScopedValue.where(SHOWN, patientIds).call(action);
  }
}
