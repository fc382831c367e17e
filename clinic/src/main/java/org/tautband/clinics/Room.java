package org.tautband.clinics;

import java.util.UUID;

/**
 * A room where patients are seen.
 *
 * @param inUse false: kept for old records, no longer offered
 */
public record Room(UUID id, UUID clinicId, String name, boolean inUse) {
  public Room {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a room needs a name");
    }
  }
}
