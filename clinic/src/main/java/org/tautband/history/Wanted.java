package org.tautband.history;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Everything a file names, to be looked up in one question each. */
record Wanted(Set<String> ids, Set<Reference.ByIdentifier> identifiers) {

  static Wanted of(SentBundle bundle) {
    Wanted wanted = new Wanted(new HashSet<>(), new HashSet<>());
    for (SentEntry entry : bundle.entries()) {
      wanted.ids.add(entry.key().id());
      wanted.collect(entry.json(), entry.key());
      if (entry.ifNoneExist().startsWith("identifier=")) {
        wanted.add(Reference.of(entry.type() + "?" + entry.ifNoneExist(), "", entry.key()));
      }
    }
    return wanted;
  }

  private void collect(JsonNode node, SentEntry.Key home) {
    JsonNode reference = node.path("reference");
    if (reference.isString()) {
      add(Reference.of(reference.asString(), node.path("type").asString(""), home));
    }
    node.forEach(child -> collect(child, home));
  }

  private void add(Reference reference) {
    switch (reference) {
      case Reference.Entry(SentEntry.Key key) -> ids.add(key.id());
      case Reference.ByIdentifier identifier -> identifiers.add(identifier);
      case Reference.Inside _ -> {}
      case Reference.Unknown _ -> {}
    }
  }
}
