package org.tautband.bookings;

import java.util.List;

/** What became of a step in the diary. */
public sealed interface BookingAnswer {
  record Done(Booking booking) implements BookingAnswer {}

  /** The time is promised already: to whom stands in each clash. */
  record Taken(List<Clash> clashes) implements BookingAnswer {}

  /** Somebody is away, the room cannot be used or the clinic is closed. */
  record Away(List<Absence> absences) implements BookingAnswer {}

  /**
   * Nobody works then; asked once more with {@link BookingWish#outsideHours} it is booked.
   *
   * @param hours of that day, in words
   */
  record OutsideHours(String hours) implements BookingAnswer {}

  /** It could not be done; the reason says what to do. */
  record Refused(String reason) implements BookingAnswer {}

  /** Somebody else changed it meanwhile; {@code now} is what stands. */
  record Changed(Booking now) implements BookingAnswer {}
}
