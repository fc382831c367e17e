package org.tautband.needling;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.needling.SessionPartTable.Pen;

/**
 * Changes after signing, each with a reason: wording is told anew; needle events are not changed
 * but taken back or added as entries of their own. What was signed stays readable. The caller has
 * asked for the password again.
 */
@Component
@Transactional
public class Amendments {
  private static final String REASON = " Reason: ";
  private final SessionTable table;
  private final SessionPartTable parts;
  private final SessionReader reader;
  private final Recording recording;
  private final Publishing publishing;
  private final Clock clock;

  Amendments(
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

  /**
   * What is known now about one needle of a signed session.
   *
   * @param id id of the form: sent twice, it is one addition
   * @param needle null for a needle that is not on the record yet, which is then opened
   * @param kinds what happened to it, in this order
   * @param at when it happened
   */
  public record Addition(
      UUID id, @Nullable Integer needle, List<EntryKind> kinds, Site site, Instant at) {
    public Addition {
      kinds = List.copyOf(kinds);
    }
  }

  /** Adds entries about a needle, or takes its last one back. Nothing that was signed is lost. */
  public Session add(UUID patientId, UUID sessionId, Addition addition, String reason) {
    SessionHead head = signed(patientId, sessionId, reason);
    Session before = reader.session(head);
    int needle = number(before, addition);
    List<Entry> entries = entries(before, addition, needle);
    for (Entry entry : entries) {
      // Raised first, so that it stands in place of the plain remark on a late entry.
      parts.raise(head.id(), added(entry, needle, reason));
    }
    recording.record(reader.session(head), Batch.of(addition.id(), entries));
    return reader.session(table.find(head.id()).orElseThrow());
  }

  private static int number(Session session, Addition addition) {
    Integer known = addition.needle();
    return known != null
        ? known
        : 1 + session.needles().stream().mapToInt(Needle::number).max().orElse(0);
  }

  /** Each addition counts as a device of its own, which has seen all that was there. */
  private static List<Entry> entries(Session session, Addition addition, int needle) {
    List<EntryKind> kinds = new ArrayList<>(addition.kinds());
    if (addition.needle() == null) kinds.addFirst(EntryKind.OPENED);
    List<Entry> entries = new ArrayList<>();
    for (EntryKind kind : kinds) {
      UUID about = kind == EntryKind.UNDO ? lastOf(session, needle) : null;
      entries.add(
          new Entry(
              SessionFhir.derived(addition.id(), kind.name()),
              entries.size() + 1,
              session.lastReceipt(),
              addition.at(),
              kind,
              kind.ofNeedle() == null ? null : needle,
              about,
              null,
              kind == EntryKind.IN ? addition.site() : Site.NOT_SAID));
    }
    return entries;
  }

  private static @Nullable UUID lastOf(Session session, int needle) {
    return session.needles().stream()
        .filter(n -> n.number() == needle)
        .findFirst()
        .map(n -> n.last().entry().id())
        .orElse(null);
  }

  private Concern added(Entry entry, int needle, String reason) {
    return new Concern(
        Unwelcome.AFTER_SIGNING,
        entry.id().toString(),
        "Needle "
            + needle
            + " ("
            + entry.kind().inWords()
            + ") was added after signing by "
            + CurrentActor.get().name()
            + "."
            + REASON
            + reason.strip(),
        clock.instant());
  }

  /** Why an entry was added after signing; empty when it came late from a device. */
  public static String reasonOf(Session session, UUID entryId) {
    return session.concerns().stream()
        .filter(c -> c.code().equals(Unwelcome.AFTER_SIGNING))
        .filter(c -> c.about().equals(entryId.toString()) && c.sentence().contains(REASON))
        .findFirst()
        .map(c -> c.sentence().substring(c.sentence().indexOf(REASON) + REASON.length()))
        .orElse("");
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
    if (head.movedTo() != null) {
      throw new IllegalStateException("a session of the wrong patient is amended no more");
    }
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
