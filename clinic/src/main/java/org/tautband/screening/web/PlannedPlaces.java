package org.tautband.screening.web;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;

/** Reads and writes places in an address: {@code place=leg.LEFT&place=neck.RIGHT}. */
final class PlannedPlaces {
  private static final int AT_MOST = 54; // 18 body groups on three sides

  private PlannedPlaces() {}

  /** The places named; what is no place is left out, the page shows which were understood. */
  static Set<Place> read(@Nullable List<String> written, Content content) {
    Set<Place> places = new LinkedHashSet<>();
    if (written != null) {
      written.stream().limit(AT_MOST).forEach(text -> add(places, text, content));
    }
    return places;
  }

  private static void add(Set<Place> places, String text, Content content) {
    int dot = text.indexOf('.');
    if (dot < 0 || !content.knowsBodyGroup(text.substring(0, dot))) {
      return;
    }
    for (Side side : Side.values()) {
      if (side.name().equals(text.substring(dot + 1))) {
        places.add(new Place(text.substring(0, dot), side));
      }
    }
  }

  static String written(Place place) {
    return place.bodyGroup() + "." + place.side().name();
  }

  static List<String> written(Set<Place> places) {
    return places.stream().map(PlannedPlaces::written).sorted().toList();
  }

  static String query(Set<Place> places) {
    return written(places).stream().map(text -> "place=" + text).collect(Collectors.joining("&"));
  }

  static List<String> inWords(Set<Place> places, Content content) {
    return places.stream().map(content::inWords).sorted(Comparator.naturalOrder()).toList();
  }
}
