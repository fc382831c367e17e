package org.tautband.evidence;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What was measured. Signs and numbers are those the source prints. */
public sealed interface Effect {
  /**
   * A difference between two groups on a scale from 0.
   *
   * @param scale highest point of the scale, 10 or 100
   */
  record Difference(
      BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high, int scale)
      implements Effect {}

  /**
   * A value on a scale from 0, of one group.
   *
   * @param beside the same group's value at the start, or the other group's; null where not printed
   */
  record Level(
      BigDecimal value,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      int scale,
      @Nullable BigDecimal beside)
      implements Effect {}

  /** In standard deviations. It has a direction; how much that is nobody can feel. */
  record Standardised(BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high)
      implements Effect {}

  /**
   * A share of people or things counted.
   *
   * @param percent null where only a span over studies is known
   * @param low lower end of the interval, else lowest of several studies, in percent
   * @param high upper end of the interval, else highest of several studies, in percent
   * @param seen how many, where the source prints it
   * @param of of how many, where the source prints it
   * @param whom who was counted, such as {@code people}
   */
  record Share(
      @Nullable BigDecimal percent,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable Integer seen,
      @Nullable Integer of,
      String whom)
      implements Effect {}

  /** An amount with a unit that people know, such as days or sessions. */
  record Amount(
      @Nullable BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high, String unit)
      implements Effect {}

  /** A ratio, a likelihood, an agreement: for clinicians only. */
  record ForClinicians() implements Effect {}

  /** Told by the source without a number. */
  record InWords() implements Effect {}
}
