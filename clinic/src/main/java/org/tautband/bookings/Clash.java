package org.tautband.bookings;

import java.util.List;

/** A booking that has the slot, and what both would need. */
public record Clash(Booking has, List<Shared> shared) {
  /** Who or what is promised twice. */
  public enum Shared {
    PATIENT,
    PRACTITIONER,
    ROOM
  }
}
