package org.tautband.assessment;

import org.jspecify.annotations.Nullable;

/**
 * Pain on a scale of 0 (none) to 10 (the worst imaginable).
 *
 * @param now at this moment, null when not asked
 * @param worst in the last 7 days, null when not asked
 * @param average of the last 7 days, null when not asked
 */
public record Pain(@Nullable Integer now, @Nullable Integer worst, @Nullable Integer average) {
  public static final Pain NOT_ASKED = new Pain(null, null, null);

  public Pain {
    onScale(now);
    onScale(worst);
    onScale(average);
  }

  public boolean asked() {
    return now != null || worst != null || average != null;
  }

  private static void onScale(@Nullable Integer value) {
    if (value != null && (value < 0 || value > 10)) {
      throw new IllegalArgumentException("pain is scored 0 to 10");
    }
  }
}
