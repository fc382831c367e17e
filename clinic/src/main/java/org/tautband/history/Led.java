package org.tautband.history;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Where the references of one received version lead.
 *
 * @param targets reference as written to "Type/id" of ours; what leads nowhere is left out
 * @param nowhere how many references were left out
 */
record Led(Map<String, String> targets, int nowhere) {

  static Led of(SentEntry entry, Addresses addresses) {
    var reading = new Reading(entry.key(), addresses);
    reading.walk(entry.json());
    return new Led(Map.copyOf(reading.targets), reading.nowhere);
  }

  private static final class Reading {
    private final SentEntry.Key home;
    private final Addresses addresses;
    private final Map<String, String> targets = new TreeMap<>();
    private int nowhere;

    Reading(SentEntry.Key home, Addresses addresses) {
      this.home = home;
      this.addresses = addresses;
    }

    void walk(JsonNode node) {
      JsonNode written = node.path("reference");
      if (written.isString()) {
        follow(written.asString(), node.path("type").asString(""));
      }
      node.forEach(this::walk);
    }

    private void follow(String written, String type) {
      Reference to = Reference.of(written, type, home);
      var target = addresses.find(to).filter(Addresses.Target::served);
      if (target.isPresent()) {
        targets.put(written, target.get().type() + "/" + target.get().id());
      } else if (!(to instanceof Reference.Inside)) {
        nowhere++;
      }
    }
  }
}
