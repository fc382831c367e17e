package org.tautband.needling;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tautband.incidents.Incidents;

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
    return new Session(
        head,
        entries.of(head.id()),
        parts.details(head.id()),
        parts.wording(head.id()).orElse(Wording.NONE),
        parts.concerns(head.id()),
        parts.advice(head.id()),
        incidents.explainedNeedles(head.id()),
        parts.lastCount(head.id()),
        parts.signature(head.id()));
  }

  /** What counting needs and no more: a tap has to be quick. */
  Session countable(SessionHead head, List<RecordedEntry> known) {
    return new Session(
        head,
        known,
        Map.of(),
        Wording.NONE,
        List.of(),
        List.of(),
        incidents.explainedNeedles(head.id()),
        null,
        null);
  }
}
