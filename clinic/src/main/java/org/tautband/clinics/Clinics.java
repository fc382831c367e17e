package org.tautband.clinics;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The clinics of the current group. */
public class Clinics {

  /** What became of a change. */
  public sealed interface Change {
    record Done(Clinic clinic) implements Change {}

    /** Somebody else changed it meanwhile; {@code theirs} is what stands now. */
    record Stale(Clinic theirs) implements Change {}
  }

  /** All clinics, by name. */
  public List<Clinic> all() {
    throw new UnsupportedOperationException();
  }

  public Optional<Clinic> find(UUID clinicId) {
    throw new UnsupportedOperationException();
  }

  /** The clinic; that it is not there is a broken invariant. */
  public Clinic get(UUID clinicId) {
    return find(clinicId).orElseThrow();
  }

  /** Opens a clinic with its first rooms; the id is the caller's, the version is set to 1. */
  public Clinic open(Clinic clinic, List<String> roomNames) {
    throw new UnsupportedOperationException();
  }

  /** Saves what was changed, if nobody else has since {@code clinic.version()}. */
  public Change change(Clinic clinic) {
    throw new UnsupportedOperationException();
  }

  /** Rooms of a clinic by name, those no longer in use too. */
  public List<Room> rooms(UUID clinicId) {
    throw new UnsupportedOperationException();
  }

  public Optional<Room> room(UUID roomId) {
    throw new UnsupportedOperationException();
  }
}
