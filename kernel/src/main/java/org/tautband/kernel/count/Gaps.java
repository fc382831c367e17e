package org.tautband.kernel.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.tautband.kernel.count.Hindrance.EntriesMissing;
import org.tautband.kernel.count.NeedleEvent.DeviceLost;

/** The holes in the devices' sequences that nobody has declared lost. */
final class Gaps {
  private Gaps() {}

  /**
   * Takes all events, the declarations that nothing took back, and how many needles a set of events
   * says are in the patient.
   */
  static List<EntriesMissing> in(
      Collection<NeedleEvent> events,
      List<DeviceLost> declared,
      ToIntFunction<List<NeedleEvent>> inPatient) {
    Map<UUID, TreeSet<Long>> sequences = new TreeMap<>();
    for (NeedleEvent event : events) {
      sequences
          .computeIfAbsent(event.made().device(), d -> new TreeSet<>())
          .add(event.made().sequence());
    }
    Map<UUID, Long> givenUp = new TreeMap<>();
    for (DeviceLost declaration : declared) {
      List<NeedleEvent> knownThen = before(declaration, events);
      if (inPatient.applyAsInt(knownThen) == declaration.countedInPatient()) {
        givenUp.merge(declaration.lost(), lastOf(declaration.lost(), knownThen), Math::max);
      }
    }
    List<EntriesMissing> missing = new ArrayList<>();
    sequences.forEach(
        (device, known) -> holes(device, known, givenUp.getOrDefault(device, 0L), missing));
    return List.copyOf(missing);
  }

  private static List<NeedleEvent> before(DeviceLost declaration, Collection<NeedleEvent> events) {
    long then = declaration.received().number();
    return events.stream().filter(e -> e.received().number() < then).toList();
  }

  private static long lastOf(UUID device, List<NeedleEvent> events) {
    return events.stream()
        .filter(e -> e.made().device().equals(device))
        .mapToLong(e -> e.made().sequence())
        .max()
        .orElse(0);
  }

  private static void holes(
      UUID device, TreeSet<Long> known, long givenUp, List<EntriesMissing> into) {
    long expected = 1;
    for (long sequence : known) {
      long first = Math.max(expected, givenUp + 1);
      if (first < sequence) into.add(new EntriesMissing(device, first, sequence - 1));
      expected = sequence + 1;
    }
  }
}
