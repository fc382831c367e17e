package org.tautband.kernel.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.tautband.kernel.count.Hindrance.EntriesMissing;
import org.tautband.kernel.count.NeedleEvent.DeviceLost;
import org.tautband.kernel.count.NeedleEvent.OfNeedle;
import org.tautband.kernel.count.NeedleEvent.Undo;

/**
 * The count of a session: a function of the set of its events.
 *
 * @param needles every needle that has an event which nothing took back, by number
 * @param missing entries that devices made and that have not arrived
 * @param undoesUnknown undos whose entry has not arrived
 * @param stopped the patient said stop and has not agreed again
 * @param despiteStop insertions recorded after a stop and before the patient agreed again
 */
public record Tally(
    SortedMap<Integer, NeedleCount> needles,
    List<EntriesMissing> missing,
    List<UUID> undoesUnknown,
    boolean stopped,
    Set<UUID> despiteStop) {

  /**
   * Counts. The same event twice is one event (the one received first).
   *
   * @throws IllegalArgumentException when one device used a sequence number for two events
   */
  public static Tally of(Collection<? extends NeedleEvent> given) {
    Collection<NeedleEvent> events = once(given);
    Precedence precedence = new Precedence(events);
    List<NeedleEvent> standing = standing(events, precedence);
    Stops stops = new Stops(standing, precedence);
    return new Tally(
        needles(standing, precedence),
        Gaps.in(events, only(DeviceLost.class, standing), Tally::inPatientOf),
        undoesUnknown(events),
        stops.stopped(),
        stops.despiteStop());
  }

  /**
   * The events that nothing took back, in one order that respects what is known: within a device by
   * sequence, across devices by server receipt.
   */
  public static List<NeedleEvent> standing(Collection<? extends NeedleEvent> given) {
    Collection<NeedleEvent> events = once(given);
    return standing(events, new Precedence(events));
  }

  /** Needles opened: at least one for each number in use, more where a number was opened twice. */
  public int opened() {
    return needles.values().stream().mapToInt(n -> Math.max(1, n.openings())).sum();
  }

  /** Needles in the patient, broken ones included; where entries contradict, the higher number. */
  public int inPatient() {
    return count(n -> n.at().inPatient());
  }

  public int outNotInSharps() {
    return count(n -> n.at().outNotInSharps());
  }

  public int inSharps() {
    return count(n -> n.at() == Whereabouts.IN_SHARPS);
  }

  public boolean recountRequired() {
    return needles.values().stream().anyMatch(NeedleCount::recountRequired);
  }

  /** What a person should have counted. */
  public OwnCount recorded() {
    return new OwnCount(opened(), inSharps());
  }

  /**
   * Whether no needle is in the patient any more: each is out, or explained by its incident.
   *
   * @param explained numbers of the needles that have an incident
   */
  public boolean allOut(Set<Integer> explained) {
    return needles.values().stream()
        .allMatch(
            n ->
                !n.recountRequired()
                    && !n.at().inPatient()
                    && (!n.at().needsIncident() || explained.contains(n.needle())));
  }

  /**
   * Everything but the person's own count that stands in the way of signing; empty when nothing
   * does.
   *
   * @param explained numbers of the needles that have an incident
   */
  public List<Hindrance> hindrances(Set<Integer> explained) {
    List<Hindrance> found = new ArrayList<>();
    for (NeedleCount needle : needles.values()) hindrances(needle, explained, found);
    found.addAll(missing);
    undoesUnknown.forEach(undo -> found.add(new Hindrance.UndoOfUnknown(undo)));
    return List.copyOf(found);
  }

  /** {@link #hindrances(Set)} and the person's own count. */
  public List<Hindrance> hindrances(Set<Integer> explained, OwnCount counted) {
    List<Hindrance> found = new ArrayList<>(hindrances(explained));
    if (!counted.equals(recorded())) {
      found.add(new Hindrance.CountDisagrees(counted, recorded()));
    }
    return List.copyOf(found);
  }

  private static void hindrances(
      NeedleCount needle, Set<Integer> explained, List<Hindrance> found) {
    if (needle.openings() != 1) {
      found.add(new Hindrance.OpenedNotOnce(needle.needle(), needle.openings()));
    }
    if (!needle.settled()) found.add(new Hindrance.RecountRequired(needle.needle()));
    if (needle.needsIncident() && !explained.contains(needle.needle())) {
      found.add(new Hindrance.NoIncident(needle.needle(), needle.at()));
    }
    if (needle.at() != Whereabouts.IN_SHARPS && !needle.at().needsIncident()) {
      found.add(new Hindrance.NotInSharps(needle.needle(), needle.at()));
    }
  }

  private int count(Predicate<NeedleCount> which) {
    return (int) needles.values().stream().filter(which).count();
  }

  private static int inPatientOf(List<NeedleEvent> events) {
    Precedence precedence = new Precedence(events);
    return (int)
        needles(standing(events, precedence), precedence).values().stream()
            .filter(n -> n.at().inPatient())
            .count();
  }

  private static List<NeedleEvent> standing(Collection<NeedleEvent> events, Precedence precedence) {
    Set<UUID> undone = undone(events);
    return events.stream()
        .filter(e -> !undone.contains(e.id()))
        .sorted(precedence.order())
        .toList();
  }

  private static SortedMap<Integer, NeedleCount> needles(
      List<NeedleEvent> standing, Precedence precedence) {
    SortedMap<Integer, List<OfNeedle>> lives = new TreeMap<>();
    for (OfNeedle event : only(OfNeedle.class, standing)) {
      lives.computeIfAbsent(event.needle(), n -> new ArrayList<>()).add(event);
    }
    SortedMap<Integer, NeedleCount> counts = new TreeMap<>();
    lives.forEach((number, life) -> counts.put(number, needle(number, life, precedence)));
    return Collections.unmodifiableSortedMap(counts);
  }

  private static NeedleCount needle(int number, List<OfNeedle> life, Precedence precedence) {
    int ends = new Life(life, precedence).ends();
    int openings = (int) life.stream().filter(e -> e.kind() == Kind.OPENED).count();
    boolean broken = life.stream().anyMatch(e -> e.kind() == Kind.BROKEN);
    return new NeedleCount(number, Life.worst(ends), Life.isSettled(ends), openings, broken);
  }

  private static Collection<NeedleEvent> once(Collection<? extends NeedleEvent> given) {
    Map<UUID, NeedleEvent> byId = new HashMap<>();
    for (NeedleEvent event : given) {
      byId.merge(
          event.id(), event, (a, b) -> a.received().number() <= b.received().number() ? a : b);
    }
    return List.copyOf(byId.values());
  }

  private static Set<UUID> undone(Collection<NeedleEvent> events) {
    Set<UUID> undone = new HashSet<>();
    for (Undo undo : only(Undo.class, events)) undone.add(undo.undone());
    only(Undo.class, events).forEach(undo -> undone.remove(undo.id()));
    return undone;
  }

  private static List<UUID> undoesUnknown(Collection<NeedleEvent> events) {
    Set<UUID> known = new HashSet<>();
    events.forEach(e -> known.add(e.id()));
    return only(Undo.class, events).stream()
        .filter(u -> !known.contains(u.undone()))
        .map(Undo::id)
        .sorted()
        .toList();
  }

  static <E extends NeedleEvent> List<E> only(Class<E> type, Collection<NeedleEvent> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
