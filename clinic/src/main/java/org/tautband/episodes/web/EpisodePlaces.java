package org.tautband.episodes.web;

import java.util.stream.Collectors;
import org.tautband.episodes.Episode;
import org.tautband.evidence.Place;

/** The planned places as screening and consent take them from an address. */
final class EpisodePlaces {
  private EpisodePlaces() {}

  /** {@code place=neck.RIGHT&place=shoulder.RIGHT}, empty without planned needling. */
  static String query(Episode episode) {
    return episode.plannedPlaces().stream()
        .map(Place::key)
        .map(key -> "place=" + key)
        .collect(Collectors.joining("&"));
  }
}
