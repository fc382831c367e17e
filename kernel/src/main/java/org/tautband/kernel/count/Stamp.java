package org.tautband.kernel.count;

import java.time.Instant;
import java.util.UUID;

/**
 * What a device says about one of its entries.
 *
 * @param device the device, or the page instance, that made the entry
 * @param sequence 1, 2, 3 … without holes within a device and session
 * @param seen the highest receipt number the device knew when it made the entry, 0 for none: an
 *     entry comes after everything its device had already been shown
 * @param clock the device's own clock; kept as said, never used to order entries
 */
public record Stamp(UUID device, long sequence, long seen, Instant clock) {
  public Stamp {
    if (sequence < 1) throw new IllegalArgumentException("a device counts its entries from 1");
    if (seen < 0) throw new IllegalArgumentException("a device has seen 0 receipts or more");
  }
}
