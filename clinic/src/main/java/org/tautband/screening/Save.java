package org.tautband.screening;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;

/**
 * One saving of answers; together in order they are the versions of a screening.
 *
 * @param number from 1, per patient
 * @param contentVersion what the questions said then
 * @param places what needling was planned for then
 * @param answers those given in this save
 */
public record Save(
    UUID id,
    int number,
    Instant at,
    UUID accountId,
    String by,
    boolean onTablet,
    String contentVersion,
    Set<Place> places,
    List<GivenAnswer> answers) {
  public Save {
    places = Set.copyOf(places);
    answers = List.copyOf(answers);
  }
}
