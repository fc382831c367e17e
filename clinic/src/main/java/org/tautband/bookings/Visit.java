package org.tautband.bookings;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a patient at a clinic, from the door and back to it.
 *
 * @param roomId where the patient is or was; null before
 * @param practitionerId who sees the patient; null while nobody was named
 * @param bookings ids of what was booked of it; empty when nobody expected the patient
 */
public record Visit(
    UUID id,
    UUID patientId,
    UUID clinicId,
    @Nullable UUID roomId,
    @Nullable UUID practitionerId,
    Status status,
    Times times,
    List<UUID> bookings,
    int version) {
  public Visit {
    bookings = List.copyOf(bookings);
  }

  /** When each step was reached; null while it was not. */
  public record Times(
      Instant arrivedAt,
      @Nullable Instant inRoomAt,
      @Nullable Instant doneAt,
      @Nullable Instant leftAt) {}

  public enum Status {
    ARRIVED("arrived"),
    IN_ROOM("in room"),
    DONE("done"),
    LEFT("left"),
    /** Recorded by mistake; it never took place. */
    MISTAKEN("recorded by mistake");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /** Whether the patient is in the house. */
  public boolean here() {
    return switch (status) {
      case ARRIVED, IN_ROOM, DONE -> true;
      case LEFT, MISTAKEN -> false;
    };
  }

  Visit inRoom(UUID room, @Nullable UUID practitioner, Instant at) {
    var since = times.inRoomAt() == null ? at : times.inRoomAt();
    return next(
        room, practitioner, Status.IN_ROOM, new Times(times.arrivedAt(), since, null, null));
  }

  Visit done(Instant at) {
    var when = times.doneAt() == null ? at : times.doneAt();
    return next(
        roomId,
        practitionerId,
        Status.DONE,
        new Times(times.arrivedAt(), times.inRoomAt(), when, null));
  }

  Visit left(Instant at) {
    return next(
        roomId,
        practitionerId,
        Status.LEFT,
        new Times(times.arrivedAt(), times.inRoomAt(), times.doneAt(), at));
  }

  Visit mistaken() {
    return next(roomId, practitionerId, Status.MISTAKEN, times);
  }

  private Visit next(@Nullable UUID room, @Nullable UUID practitioner, Status reached, Times at) {
    return new Visit(
        id, patientId, clinicId, room, practitioner, reached, at, bookings, version + 1);
  }
}
