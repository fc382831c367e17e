package org.tautband.screening;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;

/**
 * Answers sent together.
 *
 * @param saveId id of the form: sent twice, kept once
 * @param places what needling is planned for
 * @param seen number of the last save the form knew of, 0 for none
 * @param onTablet the patient tapped them on the tablet that was handed over
 */
public record Round(
    UUID saveId, Set<Place> places, int seen, boolean onTablet, List<Said> answers) {
  public Round {
    places = Set.copyOf(places);
    answers = List.copyOf(answers);
  }
}
