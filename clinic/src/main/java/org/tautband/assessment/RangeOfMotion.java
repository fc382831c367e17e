package org.tautband.assessment;

import org.jspecify.annotations.Nullable;

/**
 * How far one movement goes, in degrees, with the other side beside it.
 *
 * @param active moved by the patient; else moved by the examiner
 * @param rightDegrees null when not measured, and always for a movement without sides
 * @param leftDegrees null when not measured, and always for a movement without sides
 * @param middleDegrees value of a movement without sides, else null
 */
public record RangeOfMotion(
    Movement movement,
    boolean active,
    @Nullable Integer rightDegrees,
    @Nullable Integer leftDegrees,
    @Nullable Integer middleDegrees) {
  public RangeOfMotion {
    for (Integer degrees : new @Nullable Integer[] {rightDegrees, leftDegrees, middleDegrees}) {
      if (degrees != null && (degrees < -90 || degrees > 220)) {
        throw new IllegalArgumentException("a range is between -90 and 220 degrees");
      }
    }
    if (movement.sided() ? middleDegrees != null : rightDegrees != null || leftDegrees != null) {
      throw new IllegalArgumentException("only a sided movement has a right and a left value");
    }
  }
}
