package org.tautband.needling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Entries as one device sends them, in any order, perhaps again.
 *
 * @param whileLocked ids of those that were made on a locked screen
 * @param madeBy whose login was open when an entry was made, by its id, where the device says so
 */
public record Batch(
    UUID device, List<Entry> entries, Set<UUID> whileLocked, Map<UUID, UUID> madeBy) {
  public static final int MOST = 500;

  /** Made under the login that sends them, on an open screen. */
  public static Batch of(UUID device, List<Entry> entries) {
    return new Batch(device, entries, Set.of(), Map.of());
  }

  public Batch {
    entries = List.copyOf(entries);
    whileLocked = Set.copyOf(whileLocked);
    madeBy = Map.copyOf(madeBy);
    if (entries.size() > MOST) throw new IllegalArgumentException("at most " + MOST + " at once");
  }
}
