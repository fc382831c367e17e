package org.tautband.patients;

import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;

/**
 * A patient of the group.
 *
 * @param recordNumber the group's own number, short enough to be read aloud: "TB-000417"
 * @param version row version, given back when the identity is changed
 */
public record Patient(UUID id, String recordNumber, Identity identity, int version) {

  public String displayName() {
    return identity.displayName();
  }

  /** Nobody is asked, booked or needled any more; the record stays. */
  public boolean hasDied() {
    return identity.death() != null;
  }

  public LocalDate birthDate() {
    return identity.birthDate();
  }

  /** Completed years on that day. */
  public int ageYears(LocalDate on) {
    return Period.between(identity.birthDate(), on).getYears();
  }
}
