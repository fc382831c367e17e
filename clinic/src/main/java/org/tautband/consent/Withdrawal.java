package org.tautband.consent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;

/**
 * Consent taken back, for all places or for some. It acts at once and nobody can override it.
 *
 * @param places what is no longer allowed
 * @param words what was said, by whom; may be empty: no reason is owed
 */
public record Withdrawal(
    UUID id,
    UUID consentId,
    Set<Place> places,
    String words,
    Instant at,
    UUID accountId,
    String by) {
  public Withdrawal {
    places = Set.copyOf(places);
    words = words.strip();
    if (places.isEmpty()) {
      throw new IllegalArgumentException("a withdrawal names at least one place");
    }
  }
}
