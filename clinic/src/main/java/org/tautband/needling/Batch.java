package org.tautband.needling;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Entries as one device sends them, in any order, perhaps again.
 *
 * @param whileLocked ids of those that were made on a locked screen
 */
public record Batch(UUID device, List<Entry> entries, Set<UUID> whileLocked) {
  public static final int MOST = 500;

  public Batch {
    entries = List.copyOf(entries);
    whileLocked = Set.copyOf(whileLocked);
    if (entries.size() > MOST) throw new IllegalArgumentException("at most " + MOST + " at once");
  }
}
