package org.tautband.kernel.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tautband.kernel.count.NeedleEvent.OfNeedle;

/**
 * Where one needle may be after all its events, in every order that is possible.
 *
 * <p>An end is a pair (whereabouts, contradicted) and a set of ends is a bit set in an {@code int}.
 * Orders are walked as positions within each device's list, so that the cost is the product of the
 * list lengths and not the number of orders; a chain, the usual case, is linear.
 */
final class Life {
  /** Positions looked at before giving up and asking a person to look. */
  private static final int MANY = 20_000;

  private static final Whereabouts[] PLACES = Whereabouts.values();
  private static final int[][] STEP = steps();

  private final List<OfNeedle> events;
  private final Precedence precedence;

  /** Takes the events of one needle that nothing took back, sorted by {@code precedence}. */
  Life(List<OfNeedle> events, Precedence precedence) {
    this.events = events;
    this.precedence = precedence;
  }

  /** The bit set of ends. */
  int ends() {
    return isChain() ? alongChain() : alongEveryOrder();
  }

  static Whereabouts worst(int ends) {
    return PLACES[(31 - Integer.numberOfLeadingZeros(ends)) >> 1];
  }

  static boolean isSettled(int ends) {
    return Integer.bitCount(ends) == 1 && (ends & 0xAAAAAAAA) == 0;
  }

  private boolean isChain() {
    for (int i = 1; i < events.size(); i++) {
      if (!precedence.isBefore(events.get(i - 1), events.get(i))) return false;
    }
    return true;
  }

  private int alongChain() {
    int ends = 1;
    for (OfNeedle event : events) ends = after(ends, event.kind());
    return ends;
  }

  private int alongEveryOrder() {
    List<List<OfNeedle>> devices = byDevice();
    Map<List<Integer>, Integer> layer =
        Map.of(new ArrayList<>(devices.stream().map(d -> 0).toList()), 1);
    long looked = 0;
    for (int step = 0; step < events.size(); step++) {
      Map<List<Integer>, Integer> next = new HashMap<>();
      for (var entry : layer.entrySet()) advance(devices, entry.getKey(), entry.getValue(), next);
      layer = next;
      looked += layer.size();
      if (looked > MANY) return everyEnd();
    }
    return layer.values().iterator().next();
  }

  private void advance(
      List<List<OfNeedle>> devices, List<Integer> at, int ends, Map<List<Integer>, Integer> next) {
    for (int d = 0; d < devices.size(); d++) {
      if (at.get(d) == devices.get(d).size()) continue;
      OfNeedle candidate = devices.get(d).get(at.get(d));
      if (!waitsForAnother(devices, at, candidate)) {
        List<Integer> moved = new ArrayList<>(at);
        moved.set(d, at.get(d) + 1);
        next.merge(moved, after(ends, candidate.kind()), (a, b) -> a | b);
      }
    }
  }

  private boolean waitsForAnother(
      List<List<OfNeedle>> devices, List<Integer> at, OfNeedle candidate) {
    for (int d = 0; d < devices.size(); d++) {
      if (at.get(d) < devices.get(d).size()
          && precedence.isBefore(devices.get(d).get(at.get(d)), candidate)) return true;
    }
    return false;
  }

  private List<List<OfNeedle>> byDevice() {
    Map<UUID, List<OfNeedle>> lists = new HashMap<>();
    for (OfNeedle event : events) {
      lists.computeIfAbsent(event.made().device(), d -> new ArrayList<>()).add(event);
    }
    return List.copyOf(lists.values());
  }

  private static int everyEnd() {
    return (1 << (2 * PLACES.length)) - 1;
  }

  private static int after(int ends, Kind kind) {
    int result = 0;
    for (int rest = ends; rest != 0; rest &= rest - 1) {
      result |= 1 << STEP[kind.ordinal()][Integer.numberOfTrailingZeros(rest)];
    }
    return result;
  }

  private static int[][] steps() {
    int[][] steps = new int[Kind.values().length][2 * PLACES.length];
    for (Kind kind : Kind.values()) {
      for (int end = 0; end < 2 * PLACES.length; end++) {
        steps[kind.ordinal()][end] = step(PLACES[end >> 1], (end & 1) == 1, kind);
      }
    }
    return steps;
  }

  /** A step off the one life leaves the more dangerous of both places, contradicted. */
  private static int step(Whereabouts at, boolean contradicted, Kind kind) {
    if (kind.mayFollow(at)) {
      return 2 * kind.leadsTo().ordinal() + (contradicted && !kind.settlesRecount() ? 1 : 0);
    }
    return 2 * Math.max(at.ordinal(), kind.leadsTo().ordinal()) + 1;
  }
}
