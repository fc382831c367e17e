package org.tautband.needling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tautband.kernel.count.NeedleCount;
import org.tautband.needling.Insertion.Detail;

/** Tells the entries of a session as lives of needles. */
final class Lives {
  private Lives() {}

  static List<Needle> of(Course course) {
    SortedMap<Integer, List<RecordedEntry>> lives = new TreeMap<>();
    for (RecordedEntry entry : course.standing()) {
      Integer needle = entry.entry().needle();
      if (needle != null) lives.computeIfAbsent(needle, n -> new ArrayList<>()).add(entry);
    }
    SortedMap<Integer, NeedleCount> counts = course.tally().needles();
    List<Needle> needles = new ArrayList<>();
    lives.forEach(
        (number, life) -> {
          NeedleCount count = counts.get(number);
          if (count != null) needles.add(needle(count, life, course));
        });
    return needles;
  }

  private static Needle needle(NeedleCount count, List<RecordedEntry> life, Course course) {
    boolean late = course.lateEntry();
    Map<java.util.UUID, Detail> details = course.details();
    List<Insertion> insertions = new ArrayList<>();
    RecordedEntry open = null;
    Instant inSharpsAt = null;
    boolean dropped = false;
    for (RecordedEntry entry : life) {
      EntryKind kind = entry.entry().kind();
      dropped |= kind == EntryKind.DROPPED;
      if (kind == EntryKind.SHARPS || kind == EntryKind.FOUND_IN_SHARPS)
        inSharpsAt = entry.at(late);
      if (kind == EntryKind.IN && open == null) {
        open = entry;
      } else if (open != null && ends(kind)) {
        insertions.add(insertion(open, late, outAt(entry, late), insertions.size() + 1, details));
        open = null;
      }
    }
    if (open != null) insertions.add(insertion(open, late, null, insertions.size() + 1, details));
    return new Needle(
        count, insertions, dropped, life.getLast().at(late), life.getLast(), inSharpsAt);
  }

  private static boolean ends(EntryKind kind) {
    return switch (kind) {
      case OUT, DROPPED, SHARPS, LOST, FOUND_OUT, FOUND_IN_SHARPS, PIECE_OUT -> true;
      case OPENED,
          IN,
          BROKEN,
          PIECE_HANDED_OVER,
          STAYS_IN,
          FOUND_IN,
          UNDO,
          STOP,
          AGREES,
          DEVICE_LOST ->
          false;
    };
  }

  /** When a lost needle came out nobody knows. */
  private static @Nullable Instant outAt(RecordedEntry entry, boolean late) {
    return entry.entry().kind() == EntryKind.LOST ? null : entry.at(late);
  }

  private static Insertion insertion(
      RecordedEntry in,
      boolean late,
      @Nullable Instant outAt,
      int turn,
      Map<java.util.UUID, Detail> details) {
    Integer needle = in.entry().needle();
    return new Insertion(
        in.entry().id(),
        needle == null ? 0 : needle,
        turn,
        in.at(late),
        outAt,
        in.entry().site(),
        details.getOrDefault(in.entry().id(), Detail.NONE));
  }
}
