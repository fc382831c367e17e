package org.tautband.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A day as a table: one lane for each person or room, one row for each moment at which something
 * begins in any lane.
 */
public record DayPlan(List<Lane> lanes, List<Row> rows) {
  /**
   * One person's or one room's day.
   *
   * @param open when it can be booked, in order
   * @param booked what stands here, in order; no two meet
   * @param away what stands in the way, also of what is booked
   */
  public record Lane(
      UUID id, String name, List<Slot> open, List<Booking> booked, List<Away> away) {}

  /** Time that cannot be booked, and why in words. */
  public record Away(Slot slot, String words) {}

  /** What a stretch of a lane is. */
  public sealed interface What {
    /**
     * A booking.
     *
     * @param mustMove whether somebody is away by now
     */
    record Booked(Booking booking, boolean mustMove) implements What {}

    record Blocked(String words) implements What {}

    /** Nobody works then. */
    record Closed() implements What {}

    record Free() implements What {}

    /** Free, and over. */
    record Past() implements What {}
  }

  /** A stretch of a lane. */
  public record Piece(Slot slot, What what) {}

  /** A piece in the table: it begins in its row and reaches over so many. */
  public record Cell(Lane lane, Piece piece, int rows) {}

  /** What begins at a moment. */
  public record Row(Slot slot, boolean now, List<Cell> cells) {}

  public DayPlan {
    lanes = List.copyOf(lanes);
    rows = List.copyOf(rows);
  }

  /** Lays the lanes beside each other; free time is cut into steps. */
  static DayPlan of(Slot day, List<Lane> lanes, Instant now, Duration step) {
    var window = window(day, lanes);
    if (window.isEmpty()) {
      return new DayPlan(lanes, List.of());
    }
    var pieces = lanes.stream().map(lane -> pieces(lane, window.get(), now, step)).toList();
    var starts = new TreeSet<Instant>();
    pieces.forEach(of -> of.forEach(piece -> starts.add(piece.slot().from())));
    var rows = new ArrayList<Row>();
    for (var start : starts) {
      var next = starts.higher(start);
      var row = new Slot(start, next == null ? window.get().until() : next);
      var cells = new ArrayList<Cell>();
      for (int at = 0; at < lanes.size(); at++) {
        for (var piece : pieces.get(at)) {
          if (piece.slot().from().equals(start)) {
            int height = starts.subSet(start, piece.slot().until()).size();
            cells.add(new Cell(lanes.get(at), piece, height));
          }
        }
      }
      rows.add(new Row(row, row.holds(now), List.copyOf(cells)));
    }
    return new DayPlan(lanes, rows);
  }

  /** From the first thing of the day to the last; empty when nothing is open and nothing booked. */
  private static Optional<Slot> window(Slot day, List<Lane> lanes) {
    var all = new ArrayList<Slot>();
    for (var lane : lanes) {
      lane.open().forEach(open -> open.within(day).ifPresent(all::add));
      lane.booked().forEach(booking -> booking.slot().within(day).ifPresent(all::add));
    }
    var first = all.stream().map(Slot::from).min(Comparator.naturalOrder());
    var last = all.stream().map(Slot::until).max(Comparator.naturalOrder());
    return first.flatMap(from -> last.map(until -> new Slot(from, until)));
  }

  private static List<Piece> pieces(Lane lane, Slot window, Instant now, Duration step) {
    var pieces = new ArrayList<Piece>();
    for (var booking : lane.booked()) {
      var mustMove =
          booking.status() == Booking.Status.BOOKED
              && lane.away().stream().anyMatch(away -> away.slot().meets(booking.slot()));
      booking
          .slot()
          .within(window)
          .ifPresent(slot -> pieces.add(new Piece(slot, new What.Booked(booking, mustMove))));
    }
    for (var rest : window.without(slots(pieces))) {
      pieces.addAll(unbooked(lane, rest, now, step));
    }
    pieces.sort(Comparator.comparing(piece -> piece.slot().from()));
    return pieces;
  }

  private static List<Piece> unbooked(Lane lane, Slot rest, Instant now, Duration step) {
    var pieces = new ArrayList<Piece>();
    for (var away : lane.away()) {
      away.slot().within(rest).stream()
          .flatMap(part -> part.without(slots(pieces)).stream())
          .forEach(part -> pieces.add(new Piece(part, new What.Blocked(away.words()))));
    }
    for (var left : rest.without(slots(pieces))) {
      left.without(lane.open()).forEach(shut -> pieces.add(new Piece(shut, new What.Closed())));
      lane.open().stream()
          .flatMap(open -> open.within(left).stream())
          .forEach(free -> pieces.addAll(cut(free, now, step)));
    }
    return pieces;
  }

  private static List<Piece> cut(Slot free, Instant now, Duration step) {
    var pieces = new ArrayList<Piece>();
    for (var at = free.from(); at.isBefore(free.until()); at = at.plus(step)) {
      var end = at.plus(step).isBefore(free.until()) ? at.plus(step) : free.until();
      pieces.add(
          new Piece(new Slot(at, end), end.isAfter(now) ? new What.Free() : new What.Past()));
    }
    return pieces;
  }

  private static List<Slot> slots(List<Piece> pieces) {
    return pieces.stream().map(Piece::slot).toList();
  }

  /** The pieces of one lane, in order. */
  public List<Piece> of(UUID laneId) {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .filter(cell -> cell.lane().id().equals(laneId))
        .map(Cell::piece)
        .toList();
  }
}
