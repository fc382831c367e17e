package org.tautband.needling;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Audit;
import org.tautband.access.CurrentActor;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.needling.SessionPartTable.Pen;
import org.tautband.patients.Patients;

/**
 * "Recorded on the wrong patient", in one step: entered in error here, and with all its entries at
 * the right patient. With needles in it is the open session with its live count that moves; this is
 * the one exception to the rule that nobody turns to another patient while a needle is in.
 */
@Component
@Transactional
public class Moves {
  private final SessionTable table;
  private final EntryTable entries;
  private final SessionPartTable parts;
  private final SessionReader reader;
  private final Recording recording;
  private final Publishing publishing;
  private final Incidents incidents;
  private final Patients patients;
  private final Clock clock;

  Moves(
      SessionTable table,
      EntryTable entries,
      SessionPartTable parts,
      SessionReader reader,
      Recording recording,
      Publishing publishing,
      Incidents incidents,
      Patients patients,
      Clock clock) {
    this.table = table;
    this.entries = entries;
    this.parts = parts;
    this.reader = reader;
    this.recording = recording;
    this.publishing = publishing;
    this.incidents = incidents;
    this.patients = patients;
    this.clock = clock;
  }

  /**
   * Moves a session.
   *
   * @param newId id of the form; becomes the id of the session at the right patient
   * @return the session at the right patient; empty when that patient is not there or the same
   */
  public Optional<SessionHead> toPatient(
      UUID patientId, UUID sessionId, UUID rightPatientId, UUID newId) {
    SessionHead wrong =
        table.lock(sessionId).filter(h -> h.patientId().equals(patientId)).orElseThrow();
    UUID already = wrong.movedTo();
    if (already != null) return table.find(already);
    if (patientId.equals(rightPatientId) || patients.find(rightPatientId).isEmpty()) {
      return Optional.empty();
    }
    Audit.shows(rightPatientId);
    Session from = reader.session(wrong);
    boolean live = wrong.isOpen() && wrong.needlesIn() > 0;
    SessionHead right =
        NewHead.moved(wrong, newId, rightPatientId, null, wrong.lateEntry() || !live);
    table.insert(right);
    copy(from, right);
    table.moved(wrong.id(), right.id());
    moveIncidents(wrong, right);
    publishing.publish(reader.session(table.find(wrong.id()).orElseThrow()));
    SessionHead settled = recording.settle(reader.session(right));
    publishing.publish(reader.session(settled));
    return Optional.of(settled);
  }

  private void copy(Session from, SessionHead to) {
    Pen pen = new Pen(CurrentActor.get(), clock.instant(), "");
    parts.holder(to.id(), pen);
    entries.insert(to.id(), from.entries());
    from.details().forEach((id, detail) -> parts.write(to.id(), id, detail, pen));
    if (!from.wording().equals(Wording.NONE)) parts.write(to.id(), from.wording(), pen);
    from.concerns().forEach(concern -> parts.raise(to.id(), concern));
    parts.raise(
        to.id(),
        new Concern(
            "moved-from-another-patient",
            "",
            "First recorded on another patient. Screening, assessment and consent were not asked"
                + " for this patient before the start.",
            clock.instant()));
    parts.raise(
        from.head().id(),
        new Concern(
            "moved-to-another-patient",
            "",
            "Recorded on the wrong patient: entered in error here, and moved.",
            clock.instant()));
  }

  private void moveIncidents(SessionHead from, SessionHead to) {
    List<Incident> told = incidents.ofSession(from.id());
    for (Incident incident : told) {
      if (!incident.stands()) continue;
      Incident.Telling telling = incident.telling();
      incidents.record(
          SessionFhir.derived(to.id(), incident.id().toString()),
          new Incident.Telling(
              new Incident.About(to.patientId(), to.id(), incident.needle()),
              telling.kind(),
              telling.happenedAt(),
              telling.account()));
      incidents.correct(
          incident.id(),
          incident.edition(),
          telling,
          Incident.Standing.ENTERED_IN_ERROR,
          "Recorded on the wrong patient, and moved to the right one.");
    }
  }
}
