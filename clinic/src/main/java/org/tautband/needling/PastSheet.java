package org.tautband.needling;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A past session as its sheet tells it: what was done, and what was said of it.
 *
 * @param entries all that happened to the needles, as one device's entries
 * @param details of insertions, by the id of the entry that put the needle in
 * @param advice null when it was not given, or nobody knows any more
 */
public record PastSheet(
    Past past,
    Batch entries,
    Map<UUID, Insertion.Detail> details,
    Wording wording,
    @Nullable Advice advice) {
  public PastSheet {
    details = Map.copyOf(details);
  }
}
