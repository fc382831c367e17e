package org.tautband.consent.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;

/** What forms of consent send: places, ids and the address they lead to. */
final class Sent {
  private Sent() {}

  /** The places that exist among the keys that were sent. */
  static Set<Place> places(@Nullable List<String> keys, Content content) {
    Set<Place> places = new LinkedHashSet<>();
    if (keys != null) {
      keys.stream()
          .flatMap(key -> Place.ofKey(key).stream())
          .filter(place -> content.knowsBodyGroup(place.bodyGroup()))
          .forEach(places::add);
    }
    return places;
  }

  static String path(UUID patientId, UUID consentId) {
    return "/patients/" + patientId + "/consents/" + consentId;
  }
}
