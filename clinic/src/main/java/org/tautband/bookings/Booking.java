package org.tautband.bookings;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed: a patient comes to a practitioner in a room at a time. What then happens is a
 * {@link Visit}.
 *
 * @param purpose what it is for, in words that everybody at the clinic may read; may be empty
 * @param why why it was cancelled or what is known of a patient who did not come; may be empty
 * @param visitId the visit it became; set exactly when the patient arrived
 * @param enquiryId the question from the public that it answers
 * @param version row version, given back when it is changed
 */
public record Booking(
    UUID id,
    UUID patientId,
    Place place,
    Slot slot,
    String purpose,
    Status status,
    String why,
    @Nullable UUID visitId,
    @Nullable UUID enquiryId,
    Instant bookedAt,
    int version) {

  /** Where and with whom; the room is one of the clinic's. */
  public record Place(UUID clinicId, UUID roomId, UUID practitionerId) {}

  public enum Status {
    BOOKED("booked"),
    ARRIVED("arrived"),
    CANCELLED("cancelled"),
    NO_SHOW("did not come");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /** Whether it keeps its time for this patient, practitioner and room. */
  public boolean stands() {
    return switch (status) {
      case BOOKED, ARRIVED -> true;
      case CANCELLED, NO_SHOW -> false;
    };
  }

  Booking moved(Place to, Slot at, String forWhat) {
    return new Booking(
        id, patientId, to, at, forWhat, status, why, visitId, enquiryId, bookedAt, version + 1);
  }

  Booking arrived(UUID visit) {
    return next(Status.ARRIVED, why, visit);
  }

  Booking cancelled(String words) {
    return next(Status.CANCELLED, words, null);
  }

  Booking missed(String words) {
    return next(Status.NO_SHOW, words, null);
  }

  /** Back to what was agreed: a step was recorded by mistake. */
  Booking again() {
    return next(Status.BOOKED, "", null);
  }

  private Booking next(Status reached, String words, @Nullable UUID visit) {
    return new Booking(
        id,
        patientId,
        place,
        slot,
        purpose,
        reached,
        words,
        visit,
        enquiryId,
        bookedAt,
        version + 1);
  }
}
