package org.tautband.needling;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tautband.kernel.count.NeedleEvent;
import org.tautband.kernel.count.Tally;

/**
 * What was recorded of the needles of a session, and what follows from it. Each conclusion is drawn
 * at most once: one answer to a tap asks for them a dozen times.
 */
public final class Course {
  private final List<RecordedEntry> entries;
  private final Map<UUID, Insertion.Detail> details;
  private final boolean lateEntry;
  // Two threads may both draw a conclusion; they are equal.
  private @Nullable Tally tally;
  private @Nullable List<RecordedEntry> standing;
  private @Nullable List<Needle> needles;

  /**
   * @param entries in the order the server took them
   * @param details of insertions, by the id of the entry that put the needle in
   * @param lateEntry written down afterwards: the time that was told counts, however long ago
   */
  Course(List<RecordedEntry> entries, Map<UUID, Insertion.Detail> details, boolean lateEntry) {
    this.entries = List.copyOf(entries);
    this.details = Map.copyOf(details);
    this.lateEntry = lateEntry;
  }

  /** The same with entries that were just taken. */
  Course with(List<RecordedEntry> fresh) {
    List<RecordedEntry> all = new ArrayList<>(entries);
    all.addAll(fresh);
    return new Course(all, details, lateEntry);
  }

  /** The same with these details of its insertions. */
  Course with(Map<UUID, Insertion.Detail> told) {
    return new Course(entries, told, lateEntry);
  }

  List<RecordedEntry> entries() {
    return entries;
  }

  Map<UUID, Insertion.Detail> details() {
    return details;
  }

  boolean lateEntry() {
    return lateEntry;
  }

  Tally tally() {
    Tally counted = tally;
    if (counted == null) tally = counted = Tally.of(events());
    return counted;
  }

  /** Entries that nothing took back, in order. */
  List<RecordedEntry> standing() {
    List<RecordedEntry> stand = standing;
    if (stand == null) standing = stand = List.copyOf(notTakenBack());
    return stand;
  }

  List<Needle> needles() {
    List<Needle> lives = needles;
    if (lives == null) needles = lives = List.copyOf(Lives.of(this));
    return lives;
  }

  private List<RecordedEntry> notTakenBack() {
    Map<UUID, RecordedEntry> byId =
        entries.stream().collect(toMap(e -> e.entry().id(), Function.identity()));
    return Tally.standing(events()).stream()
        .map(event -> byId.get(event.id()))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<NeedleEvent> events() {
    return entries.stream().map(RecordedEntry::event).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Course that
        && entries.equals(that.entries)
        && details.equals(that.details)
        && lateEntry == that.lateEntry;
  }

  @Override
  public int hashCode() {
    return Objects.hash(entries, details, lateEntry);
  }

  @Override
  public String toString() {
    return entries + " with " + details;
  }
}
