package org.tautband.kernel.count;

/**
 * What is known of one needle.
 *
 * @param at where it is; of several possible places the most dangerous
 * @param settled false when entries contradict each other, or come from two devices in an order
 *     that matters and nobody knows
 * @param openings how often this number was opened; anything but 1 is a mistake in numbering
 * @param broken it broke, wherever it is now
 */
public record NeedleCount(
    int needle, Whereabouts at, boolean settled, int openings, boolean broken) {

  /** A person has to look before anybody may rely on {@link #at}. */
  public boolean recountRequired() {
    return !settled || openings != 1;
  }

  /** This needle is explained only by an incident. */
  public boolean needsIncident() {
    return broken || at.needsIncident();
  }
}
