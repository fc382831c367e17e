package org.tautband.shell.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tautband.bookings.Booking;
import org.tautband.bookings.Visit;
import org.tautband.needling.SessionHead;
import org.tautband.patients.Patient;

/**
 * One patient of the day: booked, in the house, or both.
 *
 * @param at when it is booked for; without a booking when the patient came
 * @param with who treats; null when nobody is named
 * @param complaint in the patient's words; null for people who read no clinical text
 * @param missing what would refuse a start; none are named while a session is open or afterwards
 * @param asked whether what would refuse a start was asked
 * @param session the open session of this patient, null when there is none
 */
record DayRow(
    Instant at,
    @Nullable Booking booking,
    @Nullable Visit visit,
    Patient patient,
    @Nullable String with,
    @Nullable String room,
    @Nullable String complaint,
    List<String> alerts,
    List<Missing> missing,
    @Nullable SessionHead session,
    boolean similarName,
    boolean asked) {

  /**
   * A part that is open before needling.
   *
   * @param name what is looked at
   * @param words what is open: how many points, for clinicians the first in words
   * @param path where it is mended; null for people who may not open it
   */
  record Missing(String name, String words, @Nullable String path) {}

  /** Where the patient is, by the name that the page tells it with. */
  public String state() {
    if (visit != null) {
      return switch (visit.status()) {
        case ARRIVED -> "WAITING";
        case IN_ROOM -> "IN_ROOM";
        case DONE -> "DONE";
        case LEFT, MISTAKEN -> "LEFT";
      };
    }
    return booking == null ? "LEFT" : booking.status().name();
  }

  public boolean past() {
    return switch (state()) {
      case "DONE", "LEFT", "CANCELLED", "NO_SHOW" -> true;
      default -> false;
    };
  }
}
