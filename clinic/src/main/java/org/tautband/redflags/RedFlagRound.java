package org.tautband.redflags;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;

/**
 * One asking of the red-flag questions. Never changed; asking again makes another round.
 *
 * @param places where needling was planned then: they decide which questions fit
 * @param by name of who kept the answers
 */
public record RedFlagRound(
    UUID id,
    UUID patientId,
    UUID episodeId,
    Set<Place> places,
    List<RedFlagAnswer> answers,
    Instant at,
    UUID accountId,
    String by) {
  public RedFlagRound {
    places = Set.copyOf(places);
    answers = List.copyOf(answers);
  }
}
