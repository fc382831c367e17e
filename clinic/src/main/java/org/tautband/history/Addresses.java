package org.tautband.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where references of one file lead: to entries of the file and to what came before. */
final class Addresses {
  /**
   * @param type FHIR type under which it is served
   * @param id our id
   * @param served whether there is something to refer to
   */
  record Target(String type, UUID id, boolean served) {}

  private final Map<SentEntry.Key, Target> byKey = new HashMap<>();
  private final Map<String, Target> byName = new HashMap<>();
  private final Map<Reference.ByIdentifier, Target> byIdentifier = new HashMap<>();

  void know(SentEntry.Key key, Target target) {
    byKey.putIfAbsent(key, target);
    byName.putIfAbsent(key.system() + " " + key.id(), target);
  }

  void know(Reference.ByIdentifier identifier, Target target) {
    byIdentifier.putIfAbsent(identifier, target);
  }

  Optional<Target> find(Reference reference) {
    return switch (reference) {
      case Reference.Entry(SentEntry.Key key) ->
          Optional.ofNullable(
              key.type().isEmpty() || key.system().startsWith("urn:")
                  ? byName.get(key.system() + " " + key.id())
                  : byKey.get(key));
      case Reference.ByIdentifier identifier -> Optional.ofNullable(byIdentifier.get(identifier));
      case Reference.Inside _ -> Optional.empty();
      case Reference.Unknown _ -> Optional.empty();
    };
  }
}
