package org.tautband.needling;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.needling.SessionPartTable.Pen;

/**
 * Changes after signing: of wording, with a reason; what was signed stays readable. Needle events
 * are not amended: they are taken back or added as entries of their own. The caller has asked for
 * the password again.
 */
@Component
@Transactional
public class Amendments {
  private final SessionTable table;
  private final SessionPartTable parts;
  private final SessionReader reader;
  private final Publishing publishing;
  private final Clock clock;

  Amendments(
      SessionTable table,
      SessionPartTable parts,
      SessionReader reader,
      Publishing publishing,
      Clock clock) {
    this.table = table;
    this.parts = parts;
    this.reader = reader;
    this.publishing = publishing;
    this.clock = clock;
  }

  /** Every telling of a session, oldest first. */
  public record Versions(
      List<Edition<Wording>> wordings, List<Edition<Map.Entry<UUID, Insertion.Detail>>> details) {}

  /** Amends what is written about the session as a whole. */
  public Session amend(UUID patientId, UUID sessionId, Wording wording, String reason) {
    SessionHead head = signed(patientId, sessionId, reason);
    parts.write(head.id(), wording, pen(reason));
    return published(head);
  }

  /** Amends what is written about one insertion. */
  public Session amend(
      UUID patientId, UUID sessionId, UUID insertionId, Insertion.Detail detail, String reason) {
    SessionHead head = signed(patientId, sessionId, reason);
    parts.write(head.id(), insertionId, detail, pen(reason));
    return published(head);
  }

  @Transactional(readOnly = true)
  public Versions versions(UUID patientId, UUID sessionId) {
    SessionHead head =
        table.find(sessionId).filter(h -> h.patientId().equals(patientId)).orElseThrow();
    return new Versions(parts.wordings(head.id()), parts.detailEditions(head.id()));
  }

  private SessionHead signed(UUID patientId, UUID sessionId, String reason) {
    SessionHead head =
        table.lock(sessionId).filter(h -> h.patientId().equals(patientId)).orElseThrow();
    if (!head.signed()) throw new IllegalStateException("an open session is written, not amended");
    if (reason.isBlank()) throw new IllegalArgumentException("an amendment has a reason");
    return head;
  }

  private Session published(SessionHead head) {
    Session session = reader.session(head);
    publishing.publish(session);
    return session;
  }

  private Pen pen(String reason) {
    return new Pen(CurrentActor.get(), clock.instant(), reason.strip());
  }
}
