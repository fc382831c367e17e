package org.tautband.patients;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The patients of the current group. */
public class Patients {

  /** What became of a change. */
  public sealed interface Change {
    record Done(Patient patient) implements Change {}

    /** Somebody else changed it meanwhile; {@code theirs} is what stands now. */
    record Stale(Patient theirs) implements Change {}
  }

  /**
   * Takes somebody in. The same submission twice is one patient; whether somebody like this is here
   * already is asked before, with {@link #resembling}.
   *
   * @param submissionId id of the form or file entry, new for each person; becomes the patient's id
   */
  public Patient register(Identity identity, UUID submissionId) {
    throw new UnsupportedOperationException();
  }

  public Optional<Patient> find(UUID patientId) {
    throw new UnsupportedOperationException();
  }

  /** The patient; that it is not there is a broken invariant. */
  public Patient get(UUID patientId) {
    return find(patientId).orElseThrow();
  }

  /** What stands in the black bar; without clinical text where the actor may not read it. */
  public Optional<PatientBanner> banner(UUID patientId) {
    throw new UnsupportedOperationException();
  }

  /** Saves what was changed, if nobody else has since that version. */
  public Change change(UUID patientId, Identity identity, int version) {
    throw new UnsupportedOperationException();
  }

  /**
   * People found by any part of a name, birth date, phone or identifier, best first, at most 20.
   * Accents, order of names and typing errors are forgiven.
   */
  public List<Patient> search(String words) {
    throw new UnsupportedOperationException();
  }

  /** Patients who may be this person, most alike first, {@link Resemblance#LIKELY} and above. */
  public List<Resemblance> resembling(Identity candidate) {
    throw new UnsupportedOperationException();
  }

  /** Every patient of the group, one after the other, in order of id. */
  public void each(Consumer<Patient> reader) {
    throw new UnsupportedOperationException();
  }
}
