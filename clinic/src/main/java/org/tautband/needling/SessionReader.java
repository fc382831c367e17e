package org.tautband.needling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.needling.SessionPartTable.Parts;

/** Puts a session together from its tables. */
@Component
class SessionReader {
  private final EntryTable entries;
  private final SessionPartTable parts;
  private final Incidents incidents;

  SessionReader(EntryTable entries, SessionPartTable parts, Incidents incidents) {
    this.entries = entries;
    this.parts = parts;
    this.incidents = incidents;
  }

  Session session(SessionHead head) {
    return of(head, entries.of(head.id()), parts.of(head.id()), incidents.aboutNeedles(head.id()));
  }

  /** A session that was opened in this transaction: there is nothing else to read yet. */
  static Session fresh(SessionHead head) {
    return of(head, List.of(), Parts.NONE, Map.of());
  }

  private static Session of(
      SessionHead head,
      List<RecordedEntry> entries,
      Parts parts,
      Map<Integer, Set<Incident.Kind>> told) {
    return new Session(
        head,
        entries,
        parts.details(),
        parts.wording(),
        parts.concerns(),
        parts.advice(),
        told,
        parts.lastCount(),
        parts.signature());
  }
}
