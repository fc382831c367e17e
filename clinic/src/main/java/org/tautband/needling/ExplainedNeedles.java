package org.tautband.needling;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.incidents.IncidentsChanged;
import org.tautband.kernel.count.Hindrance;

/** Brings a session up to date when an incident of it is recorded or corrected. */
@Component
class ExplainedNeedles {
  private final SessionTable table;
  private final SessionPartTable parts;
  private final SessionReader reader;
  private final Recording recording;
  private final Publishing publishing;
  private final Clock clock;

  ExplainedNeedles(
      SessionTable table,
      SessionPartTable parts,
      SessionReader reader,
      Recording recording,
      Publishing publishing,
      Clock clock) {
    this.table = table;
    this.parts = parts;
    this.reader = reader;
    this.recording = recording;
    this.publishing = publishing;
    this.clock = clock;
  }

  /** In the transaction of the incident: both are kept or neither. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void incidentsChanged(IncidentsChanged changed) {
    SessionHead head =
        table
            .lock(changed.sessionId())
            .filter(h -> h.patientId().equals(changed.patientId()))
            .orElseThrow();
    if (head.movedTo() != null) return;
    Session session = reader.session(recording.settle(reader.session(head)));
    if (!head.signed()) return;
    session.tally().hindrances(session.explained()).stream()
        .filter(Hindrance.NoIncident.class::isInstance)
        .map(Hindrance.NoIncident.class::cast)
        .forEach(missing -> noLongerExplained(head, missing.needle()));
    publishing.publish(reader.session(session.head()));
  }

  /** Signed with an incident that was taken back since: said, never hidden. */
  private void noLongerExplained(SessionHead head, int needle) {
    parts.raise(
        head.id(),
        new Concern(
            "needle-not-explained",
            "needle-" + needle,
            "The incident that explained needle "
                + needle
                + " was taken back after signing. Record what became of the needle.",
            clock.instant()));
  }
}
