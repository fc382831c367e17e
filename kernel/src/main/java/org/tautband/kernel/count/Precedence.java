package org.tautband.kernel.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which event came before which: within a device by sequence, across devices by server receipt as
 * far as the later device knew it. What neither device knew of the other has no order.
 *
 * <p>An entry existed at the latest when any later entry of its device was received ({@code
 * known}); an entry has seen what any earlier entry of its device had seen ({@code seen}). Both
 * rise within a device, and {@code seen < known}, so that the relation is transitive and free of
 * circles whatever a client claims.
 */
final class Precedence {
  private record Bounds(long known, long seen) {}

  private final Map<UUID, Bounds> bounds = new HashMap<>();

  Precedence(Collection<? extends NeedleEvent> events) {
    Map<UUID, List<NeedleEvent>> byDevice = new HashMap<>();
    for (NeedleEvent event : events) {
      byDevice.computeIfAbsent(event.made().device(), d -> new ArrayList<>()).add(event);
    }
    byDevice.values().forEach(this::bound);
  }

  private void bound(List<NeedleEvent> ofDevice) {
    ofDevice.sort(Comparator.comparingLong(e -> e.made().sequence()));
    long[] known = new long[ofDevice.size()];
    long lowest = Long.MAX_VALUE;
    for (int i = known.length - 1; i >= 0; i--) {
      lowest = Math.min(lowest, ofDevice.get(i).received().number());
      known[i] = lowest;
    }
    long highest = 0;
    for (int i = 0; i < known.length; i++) {
      NeedleEvent event = ofDevice.get(i);
      if (i > 0 && ofDevice.get(i - 1).made().sequence() == event.made().sequence()) {
        throw new IllegalArgumentException("one device, one sequence number, two events");
      }
      highest = Math.max(highest, event.made().seen());
      bounds.put(event.id(), new Bounds(known[i], Math.min(highest, known[i] - 1)));
    }
  }

  boolean isBefore(NeedleEvent a, NeedleEvent b) {
    if (a.made().device().equals(b.made().device())) {
      return a.made().sequence() < b.made().sequence();
    }
    return of(a).known <= of(b).seen;
  }

  /** One order that respects {@link #isBefore}; between unordered events the receipt decides. */
  Comparator<NeedleEvent> order() {
    return Comparator.<NeedleEvent>comparingLong(e -> of(e).known)
        .thenComparingLong(e -> e.made().sequence());
  }

  private Bounds of(NeedleEvent event) {
    Bounds found = bounds.get(event.id());
    if (found == null) throw new IllegalArgumentException("not an event of this set");
    return found;
  }
}
