package org.tautband.needling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who did what of a session, as FHIR references: the practitioner it began with, and whoever took
 * it over by the name they were signed in with. Accounts other than the first are told by name
 * only, because the record does not keep which file they had then.
 */
final class PerformersFhir {
  private final Session session;

  PerformersFhir(Session session) {
    this.session = session;
  }

  /** The practitioner the session began with, then others who put a needle in. */
  List<Reference> ofTheSession() {
    List<Reference> all = new ArrayList<>();
    all.add(practitioner());
    UUID began = session.head().startedBy();
    whoPutIn(insertion -> true).entrySet().stream()
        .filter(other -> !other.getKey().equals(began))
        .forEach(other -> all.add(other.getValue()));
    return all;
  }

  /** Who put the needles into one muscle. */
  List<Reference> of(Session.Muscle muscle) {
    Map<UUID, Reference> who = whoPutIn(insertion -> SessionFhir.isOf(insertion, muscle));
    return who.isEmpty() ? List.of(practitioner()) : List.copyOf(who.values());
  }

  Reference of(Insertion insertion) {
    return whoPutIn(insertion::equals).values().stream().findFirst().orElse(practitioner());
  }

  /** Who counted at the end. */
  Reference whoSigned(Signed signed) {
    return reference(new RecordedEntry.By(signed.accountId(), signed.name()));
  }

  Reference practitioner() {
    return new Reference("Practitioner/" + session.head().practitionerId());
  }

  private Map<UUID, Reference> whoPutIn(Predicate<Insertion> wanted) {
    Map<UUID, Reference> who = new LinkedHashMap<>();
    Map<UUID, RecordedEntry.By> by = new LinkedHashMap<>();
    session.entries().forEach(entry -> by.put(entry.entry().id(), entry.by()));
    for (Insertion insertion : session.insertions()) {
      RecordedEntry.By one = by.get(insertion.id());
      if (one != null && wanted.test(insertion)) who.putIfAbsent(one.accountId(), reference(one));
    }
    return who;
  }

  private Reference reference(RecordedEntry.By by) {
    return by.accountId().equals(session.head().startedBy())
        ? practitioner()
        : new Reference().setDisplay(by.name());
  }
}
