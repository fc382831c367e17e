package org.tautband.screening;

import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tautband.evidence.Place;

/** The address of a screening with its planned places. */
final class ScreeningPath {
  static final Comparator<Place> ORDER =
      Comparator.comparing(Place::bodyGroup).thenComparing(Place::side);

  private ScreeningPath() {}

  static String of(UUID patientId, Set<Place> places) {
    String query =
        places.stream()
            .sorted(ORDER)
            .map(place -> "place=" + place.bodyGroup() + "." + place.side().name())
            .collect(Collectors.joining("&"));
    return "/patients/" + patientId + "/screening" + (query.isEmpty() ? "" : "?" + query);
  }
}
