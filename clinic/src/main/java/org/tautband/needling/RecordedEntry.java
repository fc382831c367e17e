package org.tautband.needling;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.tautband.kernel.count.Kind;
import org.tautband.kernel.count.NeedleEvent;
import org.tautband.kernel.count.Receipt;
import org.tautband.kernel.count.Stamp;

/**
 * An entry as the server took it.
 *
 * @param device the page instance or device it came from
 * @param receipt the server's count of the entries of this session, from 1
 * @param takenAt the server's clock
 * @param whileLocked done on a locked screen
 */
public record RecordedEntry(
    Entry entry, UUID device, long receipt, Instant takenAt, By by, boolean whileLocked) {
  private static final Duration LONGEST_OFFLINE = Duration.ofHours(24);

  /** Who was signed in. */
  public record By(UUID accountId, String name) {}

  /**
   * When it happened: the device's clock, unless that is plainly wrong (later than the server took
   * it, or more than a day before), then the server's.
   */
  public Instant at() {
    boolean plausible =
        !entry.at().isAfter(takenAt) && entry.at().isAfter(takenAt.minus(LONGEST_OFFLINE));
    return plausible ? entry.at() : takenAt;
  }

  /** In a session written down afterwards the time is the one that was told, however long ago. */
  Instant at(boolean lateEntry) {
    return lateEntry && !entry.at().isAfter(takenAt) ? entry.at() : at();
  }

  NeedleEvent event() {
    Stamp made = new Stamp(device, entry.sequence(), entry.seen(), entry.at());
    Receipt received = new Receipt(receipt, takenAt, by.accountId());
    return switch (entry.kind()) {
      case UNDO -> new NeedleEvent.Undo(entry.id(), made, received, about());
      case STOP -> new NeedleEvent.PatientSaysStop(entry.id(), made, received);
      case AGREES -> new NeedleEvent.PatientAgrees(entry.id(), made, received);
      case DEVICE_LOST ->
          new NeedleEvent.DeviceLost(entry.id(), made, received, about(), counted());
      case OPENED,
          IN,
          OUT,
          DROPPED,
          SHARPS,
          LOST,
          BROKEN,
          PIECE_OUT,
          PIECE_HANDED_OVER,
          STAYS_IN,
          FOUND_IN,
          FOUND_OUT,
          FOUND_IN_SHARPS ->
          ofNeedle(made, received);
    };
  }

  private NeedleEvent ofNeedle(Stamp made, Receipt received) {
    Kind kind = entry.kind().ofNeedle();
    Integer needle = entry.needle();
    if (kind == null || needle == null) throw new IllegalStateException("about no needle");
    return new NeedleEvent.OfNeedle(entry.id(), made, received, needle, kind, entry.site().words());
  }

  private UUID about() {
    UUID about = entry.about();
    if (about == null) throw new IllegalStateException(entry.kind() + " points at nothing");
    return about;
  }

  private int counted() {
    Integer counted = entry.counted();
    return counted == null ? 0 : counted;
  }
}
