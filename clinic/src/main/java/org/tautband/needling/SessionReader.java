package org.tautband.needling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.database.ReadsTogether;
import org.tautband.database.ReadsTogether.Select;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.needling.SessionPartTable.Parts;

/** Puts a session together from its tables, in one round trip and one for its incidents. */
@Component
class SessionReader {
  private final ReadsTogether together;
  private final Incidents incidents;

  SessionReader(ReadsTogether together, Incidents incidents) {
    this.together = together;
    this.incidents = incidents;
  }

  Session session(SessionHead head) {
    Stored stored =
        together.read(
            selects(head.id()),
            results -> new Stored(results.next(EntryTable::read), SessionPartTable.of(results)));
    return of(head, stored);
  }

  /** The session, its head locked until the transaction ends: its writers take turns. */
  Optional<Session> locked(UUID sessionId) {
    List<Select> selects = new ArrayList<>();
    selects.add(Select.of(SessionTable.LOCK, sessionId));
    selects.addAll(selects(sessionId));
    Found found =
        together.read(
            selects,
            results ->
                new Found(
                    results.next(SessionTable::read).stream().findFirst(),
                    new Stored(results.next(EntryTable::read), SessionPartTable.of(results))));
    return found.head().map(head -> of(head, found.stored()));
  }

  private record Found(Optional<SessionHead> head, Stored stored) {}

  private record Stored(List<RecordedEntry> entries, Parts parts) {}

  private static List<Select> selects(UUID sessionId) {
    List<Select> selects = new ArrayList<>();
    selects.add(Select.of(EntryTable.OF_SESSION, sessionId));
    selects.addAll(SessionPartTable.selects(sessionId));
    return selects;
  }

  /** A session that is opened in this transaction: there is nothing to read yet. */
  static Session fresh(SessionHead head) {
    return of(head, List.of(), Parts.NONE, Map.of());
  }

  private Session of(SessionHead head, Stored stored) {
    return of(head, stored.entries(), stored.parts(), incidents.aboutNeedles(head.id()));
  }

  private static Session of(
      SessionHead head,
      List<RecordedEntry> entries,
      Parts parts,
      Map<Integer, Set<Incident.Kind>> told) {
    return new Session(
        head,
        new Course(entries, parts.details(), head.lateEntry()),
        parts.wording(),
        parts.concerns(),
        parts.advice(),
        told,
        parts.lastCount(),
        parts.signature());
  }
}
