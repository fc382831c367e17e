package org.tautband.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A stretch of time: from an instant up to, and without, another. */
public record Slot(Instant from, Instant until) {
  public Slot {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a slot ends after it begins: " + from + " " + until);
    }
  }

  public static Slot of(Instant from, Duration length) {
    return new Slot(from, from.plus(length));
  }

  public Duration length() {
    return Duration.between(from, until);
  }

  /** Whether both share an instant; one that begins when the other ends does not. */
  public boolean meets(Slot other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  public boolean holds(Slot other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /** What both have in common. */
  Optional<Slot> within(Slot other) {
    return meets(other)
        ? Optional.of(
            new Slot(
                from.isAfter(other.from) ? from : other.from,
                until.isBefore(other.until) ? until : other.until))
        : Optional.empty();
  }

  /** The same time, in order, with what touches or overlaps made one. */
  static List<Slot> joined(List<Slot> slots) {
    var joined = new ArrayList<Slot>();
    for (var slot : slots.stream().sorted(Comparator.comparing(Slot::from)).toList()) {
      if (!joined.isEmpty() && !joined.getLast().until.isBefore(slot.from)) {
        var last = joined.removeLast();
        joined.add(new Slot(last.from, last.until.isAfter(slot.until) ? last.until : slot.until));
      } else {
        joined.add(slot);
      }
    }
    return joined;
  }

  /** What of this is left without those. */
  List<Slot> without(List<Slot> taken) {
    var left = new ArrayList<Slot>();
    var at = from;
    for (var gone : joined(taken)) {
      if (gone.meets(this)) {
        if (at.isBefore(gone.from)) {
          left.add(new Slot(at, gone.from));
        }
        at = gone.until;
      }
    }
    if (at.isBefore(until)) {
      left.add(new Slot(at, until));
    }
    return left;
  }
}
