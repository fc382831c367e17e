package org.tautband.practitioners;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;

/** The practitioners of the current group. */
public class Practitioners {

  /** What became of a change. */
  public sealed interface Change {
    record Done(Practitioner practitioner) implements Change {}

    /** Somebody else changed it meanwhile; {@code theirs} is what stands now. */
    record Stale(Practitioner theirs) implements Change {}
  }

  /** All, by family name; those no longer working too. */
  public List<Practitioner> all() {
    throw new UnsupportedOperationException();
  }

  public Optional<Practitioner> find(UUID practitionerId) {
    throw new UnsupportedOperationException();
  }

  /** The practitioner; that it is not there is a broken invariant. */
  public Practitioner get(UUID practitionerId) {
    return find(practitionerId).orElseThrow();
  }

  /** Who signs in with that account, if it belongs to somebody who treats. */
  public Optional<Practitioner> byAccount(UUID accountId) {
    throw new UnsupportedOperationException();
  }

  /** Adds somebody under the id given; the same id twice is one practitioner. */
  public Practitioner add(Practitioner practitioner) {
    throw new UnsupportedOperationException();
  }

  /** Saves what was changed, if nobody else has since {@code practitioner.version()}. */
  public Change change(Practitioner practitioner) {
    throw new UnsupportedOperationException();
  }

  /**
   * Why this person may not start needling there on that day: not working any more, no valid
   * registration, no valid training for a body group. Empty: nothing against it.
   */
  public List<Reason> reasonsAgainst(UUID practitionerId, Set<Place> places, LocalDate on) {
    throw new UnsupportedOperationException();
  }
}
