package org.tautband.consent;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.tautband.evidence.Place;

/**
 * Everything that decides what a patient is told.
 *
 * @param places where needling is planned, in a fixed order
 * @param conditionId condition whose benefit is told; empty for muscle and joint pain in general
 * @param practitioner name of who is going to needle
 * @param discipline in words, such as "physiotherapist"
 * @param training needling trainings in words, such as "Dry needling basics, 40 hours, 2019"; empty
 *     when none is on file
 * @param emergencyNumber of the clinic's country
 * @param alternatives what else the patient could do, in the clinic's own words
 */
record Telling(
    List<Place> places,
    String conditionId,
    String practitioner,
    String discipline,
    List<String> training,
    String emergencyNumber,
    String clinicPhone,
    String alternatives) {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::bodyGroup).thenComparing(Place::side);

  Telling {
    training = List.copyOf(training);
    alternatives = alternatives.strip();
    if (places.isEmpty()) {
      throw new IllegalArgumentException("consent is about at least one place");
    }
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("consent names what else the patient could do");
    }
  }

  static List<Place> inOrder(Set<Place> places) {
    return places.stream().sorted(ORDER).toList();
  }
}
