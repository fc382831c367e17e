package org.tautband.bookings;

import java.time.Instant;
import java.util.UUID;

/**
 * Time that cannot be booked.
 *
 * @param words what people read in the diary, for example "Course"; no reason of health
 */
public record Absence(UUID id, Of of, Slot slot, String words, Instant recordedAt, String by) {

  /** Who or what cannot be booked. */
  public sealed interface Of {
    record Person(UUID practitionerId) implements Of {}

    record InRoom(UUID roomId) implements Of {}

    /** The whole clinic is closed. */
    record WholeClinic(UUID clinicId) implements Of {}
  }

  /** Whether it stands in the way of somebody, a room or a clinic. */
  boolean hits(Booking.Place place) {
    return switch (of) {
      case Of.Person person -> person.practitionerId().equals(place.practitionerId());
      case Of.InRoom room -> room.roomId().equals(place.roomId());
      case Of.WholeClinic clinic -> clinic.clinicId().equals(place.clinicId());
    };
  }

  /** The clinic is closed, or the room cannot be used. */
  boolean ofPlace() {
    return switch (of) {
      case Of.Person person -> false;
      case Of.InRoom room -> true;
      case Of.WholeClinic clinic -> true;
    };
  }
}
