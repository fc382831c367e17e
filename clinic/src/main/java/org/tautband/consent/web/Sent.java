package org.tautband.consent.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.database.Ids;
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

  /** The id that was sent, or a new one where none was. */
  static UUID uuid(@Nullable String text) {
    try {
      return text == null ? Ids.next() : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "an id is broken", e);
    }
  }

  static String path(UUID patientId, UUID consentId) {
    return "/patients/" + patientId + "/consents/" + consentId;
  }
}
