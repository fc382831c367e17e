package org.tautband.needling;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * A box of needles of the clinic group.
 *
 * @param gaugeUm diameter in micrometres: 250 is 0.25 mm
 * @param lengthMm length of the part that can go in
 * @param expiresOn last day of use
 * @param inUse false: kept for old records, no longer offered
 * @param version row version, given back when it is changed
 */
public record NeedleProduct(
    UUID id,
    String maker,
    int gaugeUm,
    int lengthMm,
    String lot,
    LocalDate expiresOn,
    boolean inUse,
    int version) {
  public NeedleProduct {
    maker = maker.strip();
    lot = lot.strip();
    if (lot.isEmpty()) throw new IllegalArgumentException("a box of needles has a lot");
  }

  /** "0.25 × 30 mm". */
  public String size() {
    return String.format(Locale.ROOT, "%.2f × %d mm", gaugeUm / 1000.0, lengthMm);
  }

  public boolean expiredOn(LocalDate day) {
    return expiresOn.isBefore(day);
  }
}
