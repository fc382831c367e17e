package org.tautband.needling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry as a device made it.
 *
 * @param id idempotency key, chosen by the device
 * @param sequence the device's own count of its entries in this session, from 1
 * @param seen highest receipt number the device had been shown
 * @param at the device's clock
 * @param needle number of the needle; null when the entry is about the session
 * @param about the entry an undo takes back, or the device given up; null otherwise
 * @param counted needles in the patient that the person counted when giving up a device
 * @param site where, for an insertion; {@link Site#NOT_SAID} otherwise
 */
public record Entry(
    UUID id,
    long sequence,
    long seen,
    Instant at,
    EntryKind kind,
    @Nullable Integer needle,
    @Nullable UUID about,
    @Nullable Integer counted,
    Site site) {
  /** Far more than any session has; keeps a slip of the finger from looking like a number. */
  public static final int MOST_NEEDLES = 500;

  public Entry {
    if (sequence < 1 || seen < 0) throw new IllegalArgumentException("a device counts from 1");
    boolean ofNeedle = kind.ofNeedle() != null;
    if (ofNeedle && (needle == null || needle < 1 || needle > MOST_NEEDLES)) {
      throw new IllegalArgumentException("needle: a number from 1 to " + MOST_NEEDLES);
    }
    if (!ofNeedle && needle != null) {
      throw new IllegalArgumentException(kind + " is about no needle");
    }
    boolean pointing = kind == EntryKind.UNDO || kind == EntryKind.DEVICE_LOST;
    if (pointing != (about != null)) throw new IllegalArgumentException(kind + ": about what?");
    if ((kind == EntryKind.DEVICE_LOST) != (counted != null)) {
      throw new IllegalArgumentException("giving up a device needs a count, and nothing else does");
    }
    if (counted != null && (counted < 0 || counted > MOST_NEEDLES)) {
      throw new IllegalArgumentException("counted: 0 to " + MOST_NEEDLES);
    }
  }
}
