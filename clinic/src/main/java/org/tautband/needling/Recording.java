package org.tautband.needling;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.database.Writes;
import org.tautband.kernel.count.NeedleCount;
import org.tautband.kernel.count.Tally;

/** Takes entries, numbers their receipt, and keeps the live facts of the head true. */
@Component
class Recording {
  private final SessionTable table;
  private final EntryTable entries;
  private final SessionPartTable parts;
  private final SessionReader reader;
  private final Unwelcome unwelcome;
  private final Publishing publishing;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final JdbcClient jdbc;

  // Eight things a tap touches; splitting them would hide its order.
  Recording(
      SessionTable table,
      EntryTable entries,
      SessionPartTable parts,
      SessionReader reader,
      Unwelcome unwelcome,
      Publishing publishing,
      ApplicationEventPublisher events,
      Clock clock,
      JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.table = table;
    this.entries = entries;
    this.parts = parts;
    this.reader = reader;
    this.unwelcome = unwelcome;
    this.publishing = publishing;
    this.events = events;
    this.clock = clock;
  }

  /** Takes a session that is locked. Entries for a session that was moved follow it. */
  Recorded record(Session asked, Batch batch) {
    Session before = followed(asked);
    return switch (numbered(before, batch)) {
      case Numbered.Twice twice -> new Recorded.Renumber(twice.entryId());
      case Numbered.Fresh(List<RecordedEntry> fresh) ->
          new Recorded.Kept(fresh.isEmpty() ? before : keep(before, fresh, batch));
    };
  }

  /** Entries that are new, with their receipts. */
  sealed interface Numbered {
    record Fresh(List<RecordedEntry> entries) implements Numbered {}

    /** The device used one number for two entries. */
    record Twice(UUID entryId) implements Numbered {}
  }

  Numbered numbered(Session before, Batch batch) {
    List<RecordedEntry> known = before.entries();
    Set<UUID> ids = known.stream().map(e -> e.entry().id()).collect(toSet());
    Set<Long> used =
        known.stream()
            .filter(e -> e.device().equals(batch.device()))
            .map(e -> e.entry().sequence())
            .collect(toSet());
    List<RecordedEntry> fresh = new ArrayList<>();
    long receipt = before.lastReceipt();
    for (Entry entry : inSequence(batch)) {
      if (!ids.add(entry.id())) continue;
      if (!used.add(entry.sequence())) return new Numbered.Twice(entry.id());
      fresh.add(taken(entry, batch, ++receipt));
    }
    return new Numbered.Fresh(fresh);
  }

  /** One tap without a program: opened and in when the needle is new. */
  Recorded tap(Session asked, UUID device, Tap tap) {
    Session before = followed(asked);
    SessionHead head = before.head();
    List<RecordedEntry> known = before.entries();
    long sequence =
        known.stream()
            .filter(e -> e.device().equals(device))
            .mapToLong(e -> e.entry().sequence())
            .max()
            .orElse(0);
    if (known.stream().anyMatch(e -> e.entry().id().equals(tap.id()))) {
      return new Recorded.Kept(before);
    }
    Instant at =
        Optional.ofNullable(tap.at())
            .orElseGet(() -> head.lateEntry() ? head.startedAt() : clock.instant());
    List<Entry> made = new ArrayList<>();
    Integer needle = tap.needle();
    if (needle == null && tap.kind().ofNeedle() != null) {
      needle = highest(known) + 1;
      UUID opening =
          new UUID(tap.id().getMostSignificantBits(), ~tap.id().getLeastSignificantBits());
      made.add(
          new Entry(
              opening,
              ++sequence,
              tap.seen(),
              at,
              EntryKind.OPENED,
              needle,
              null,
              null,
              Site.NOT_SAID));
    }
    if (tap.kind() != EntryKind.OPENED || made.isEmpty()) {
      made.add(
          new Entry(
              tap.id(),
              ++sequence,
              tap.seen(),
              at,
              tap.kind(),
              needle,
              tap.about(),
              tap.counted(),
              tap.site()));
    }
    Set<UUID> locked = tap.whileLocked() ? made.stream().map(Entry::id).collect(toSet()) : Set.of();
    return record(before, new Batch(device, made, locked, Map.of()));
  }

  private Session keep(Session before, List<RecordedEntry> fresh, Batch batch) {
    Session kept = after(before, fresh, batch);
    Writes writes = new Writes();
    write(writes, before, kept);
    table.live(writes, kept.head());
    writes.send(jdbc);
    if (before.head().signed()) publishing.publish(kept);
    return kept;
  }

  /** The session with these entries, what is unwelcome about them, and its live facts. */
  Session after(Session before, List<RecordedEntry> fresh, Batch batch) {
    Session session = before.with(fresh);
    return session.with(settled(session), unwelcome.of(session, fresh, batch));
  }

  /** Entries and concerns that one has and the other had not. */
  void write(Writes writes, Session before, Session after) {
    UUID id = after.head().id();
    entries.insert(
        writes, id, after.entries().subList(before.entries().size(), after.entries().size()));
    parts.raise(
        writes, id, after.concerns().stream().filter(c -> !before.concerns().contains(c)).toList());
  }

  /** Brings needles in, begin and all-out up to date, and says so to the other modules. */
  SessionHead settle(Session session) {
    SessionHead head = settled(session);
    Writes writes = new Writes();
    table.live(writes, head);
    writes.send(jdbc);
    return head;
  }

  private SessionHead settled(Session session) {
    SessionHead head = session.head();
    Tally tally = session.tally();
    Instant began = head.beganAt();
    if (began == null) began = session.firstIn().orElse(null);
    Instant out = head.allOutAt();
    boolean allOut = tally.allOut(session.explained());
    if (began != null && allOut && out == null) {
      out = session.lastOut().orElse(clock.instant());
      events.publishEvent(new NeedlesOut(head.id(), head.patientId(), out));
    } else if (!allOut) {
      out = null;
    }
    if (head.beganAt() == null && began != null) {
      events.publishEvent(new NeedlingBegan(head.id(), head.patientId(), began));
    }
    return head.live(stillIn(tally, session.explained()), began, out);
  }

  private static int stillIn(Tally tally, Set<Integer> explained) {
    return (int) tally.needles().values().stream().filter(n -> holdsBack(n, explained)).count();
  }

  /** In the patient, or gone without an explanation. */
  private static boolean holdsBack(NeedleCount needle, Set<Integer> explained) {
    return needle.at().inPatient()
        || (needle.at().needsIncident() && !explained.contains(needle.needle()));
  }

  /** The session at the right patient when this one was moved; locked as well. */
  SessionHead followed(SessionHead head) {
    UUID to = head.movedTo();
    return to == null ? head : followed(table.lock(to).orElseThrow());
  }

  private Session followed(Session session) {
    UUID to = session.head().movedTo();
    return to == null ? session : followed(reader.locked(to).orElseThrow());
  }

  private RecordedEntry taken(Entry entry, Batch batch, long receipt) {
    Actor actor = CurrentActor.get();
    // What a device claims to have seen can only be what was there. Its clock is taken as exactly
    // as the database keeps it.
    Entry honest =
        new Entry(
            entry.id(),
            entry.sequence(),
            Math.min(entry.seen(), receipt - 1),
            entry.at().truncatedTo(ChronoUnit.MICROS),
            entry.kind(),
            entry.needle(),
            entry.about(),
            entry.counted(),
            entry.site());
    return new RecordedEntry(
        honest,
        batch.device(),
        receipt,
        clock.instant(),
        new RecordedEntry.By(actor.accountId(), actor.name()),
        batch.whileLocked().contains(entry.id()));
  }

  private static List<Entry> inSequence(Batch batch) {
    Set<UUID> once = new HashSet<>();
    return batch.entries().stream()
        .filter(e -> once.add(e.id()))
        .sorted(java.util.Comparator.comparingLong(Entry::sequence))
        .toList();
  }

  private static int highest(List<RecordedEntry> known) {
    return known.stream()
        .map(e -> e.entry().needle())
        .filter(java.util.Objects::nonNull)
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }
}
