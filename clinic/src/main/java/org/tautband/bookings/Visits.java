package org.tautband.bookings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Visits of the current group's patients. */
public class Visits {

  /** What became of a step of a visit. */
  public sealed interface Step {
    record Done(Visit visit) implements Step {}

    /** It could not be taken; each reason says what to do. */
    record Refused(Visit visit, List<String> reasons) implements Step {}
  }

  /**
   * The patient came in. The same submission twice is one visit; somebody who is here already stays
   * in the visit they have.
   */
  public Visit arrive(UUID patientId, UUID clinicId, UUID submissionId) {
    throw new UnsupportedOperationException();
  }

  /** Into a room, or from one to another; with whom, if known. */
  public Step toRoom(UUID visitId, UUID roomId, @Nullable UUID practitionerId) {
    throw new UnsupportedOperationException();
  }

  /** Treatment is over; the patient is still in the house. */
  public Step done(UUID visitId) {
    throw new UnsupportedOperationException();
  }

  /** The patient left. Refused while another module says that a needle is in. */
  public Step left(UUID visitId) {
    throw new UnsupportedOperationException();
  }

  /** It was recorded by mistake. */
  public Step mistaken(UUID visitId) {
    throw new UnsupportedOperationException();
  }

  public Optional<Visit> find(UUID visitId) {
    throw new UnsupportedOperationException();
  }

  /** The visit the patient is in right now. */
  public Optional<Visit> currentOf(UUID patientId) {
    throw new UnsupportedOperationException();
  }

  /** Who is in the house, in order of arrival. */
  public List<Visit> here(UUID clinicId) {
    throw new UnsupportedOperationException();
  }

  /** Visits of one patient, newest first. */
  public List<Visit> of(UUID patientId) {
    throw new UnsupportedOperationException();
  }
}
