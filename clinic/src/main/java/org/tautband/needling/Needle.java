package org.tautband.needling;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tautband.kernel.count.NeedleCount;

/**
 * One needle of a session and its life.
 *
 * @param insertions in order; empty for one that never went in
 * @param dropped it was dropped or bent before or after use
 * @param lastAt when its last entry was made
 * @param last its last entry that stands
 */
public record Needle(
    NeedleCount count,
    List<Insertion> insertions,
    boolean dropped,
    Instant lastAt,
    RecordedEntry last,
    @Nullable Instant inSharpsAt) {
  public Needle {
    insertions = List.copyOf(insertions);
  }

  public int number() {
    return count.needle();
  }
}
