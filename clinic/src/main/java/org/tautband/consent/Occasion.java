package org.tautband.consent;

import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;

/**
 * What decides the text, beside the facts.
 *
 * @param practitionerId who is going to needle
 * @param places where
 * @param alternatives what else the patient could do, in the clinic's own words
 * @param conditionId condition of {@code efficacy.csv} whose benefit is told; empty for none
 */
public record Occasion(
    UUID patientId,
    UUID practitionerId,
    Set<Place> places,
    String alternatives,
    String conditionId) {
  public Occasion {
    places = Set.copyOf(places);
    alternatives = alternatives.strip();
    if (places.isEmpty() || alternatives.isEmpty()) {
      throw new IllegalArgumentException(
          "consent is about at least one place and names what else the patient could do");
    }
  }
}
