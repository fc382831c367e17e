package org.tautband.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a figure may be off by chance alone, or why nobody can say. The interval is the one the
 * source prints; of counts without one it is Wilson's at 95 % ({@link Frequency#bounds}) and is
 * called our arithmetic. Bias is not in it: that is what certainty tells.
 */
public final class Precision {
  private static final String OURS = " (our arithmetic)";
  private static final String PRINTED = " (printed)";
  private static final String NONE = "No range is printed, and no counts to work one out.";
  private static final String ONE_GROUP = "No range is printed.";

  private Precision() {}

  /** In words for patients; empty where the row has no figure for them. */
  public static Optional<String> of(Claim claim) {
    return Figures.of(claim)
        .map(
            _ ->
                switch (claim.effect()) {
                  case Effect.Difference d ->
                      d.low() == null || d.high() == null
                          ? ONE_GROUP
                          : "The range beside it is printed.";
                  case Effect.Level l ->
                      l.low() == null || l.high() == null
                          ? ONE_GROUP
                          : plain(l.low()) + " to " + plain(l.high()) + " points" + PRINTED;
                  case Effect.Share s -> of(s);
                  case Effect.Amount a -> of(a);
                  case Effect.Standardised _, Effect.ForClinicians _, Effect.InWords _ ->
                      throw new IllegalStateException(claim.id() + " has no figure for patients");
                });
  }

  /** In words for patients; empty where the row is no count of people or treatments. */
  public static Optional<String> of(Rate rate) {
    return Figures.of(rate).map(_ -> words(rate));
  }

  private static String words(Rate rate) {
    BigDecimal seen = rate.numerator();
    BigDecimal of = rate.denominator();
    if (rate.kind().equals("count")) return "Cases were counted; a rate is not made from them.";
    if (rate.low() != null && rate.high() != null && rate.perN() != null) {
      int n = Figures.outOf(rate);
      BigDecimal times = BigDecimal.valueOf(n).divide(rate.perN(), 12, RoundingMode.HALF_UP);
      return Frequency.number(outwards(rate.low().multiply(times), RoundingMode.FLOOR))
          + " to "
          + Frequency.number(outwards(rate.high().multiply(times), RoundingMode.CEILING))
          + " in "
          + Frequency.number(n)
          + PRINTED;
    }
    if (seen != null && of != null && of.signum() > 0) {
      if (seen.signum() == 0) return "The upper end stands beside it" + OURS + ".";
      int n = rate.perN() == null ? 100 : Figures.outOf(rate);
      return Frequency.bounds(rate, n) + " in " + Frequency.number(n) + OURS;
    }
    return rate.bound().isEmpty() ? NONE : "Only a limit is printed.";
  }

  private static String of(Effect.Share s) {
    Integer seen = s.seen();
    Integer of = s.of();
    if (s.percent() == null && s.low() != null) return "The figure is a range over studies.";
    if (s.low() != null && s.high() != null) return "The range beside it is printed.";
    if (seen != null && of != null && of > 0) {
      return Frequency.bounds(seen, of, 100) + " in 100" + OURS;
    }
    return NONE;
  }

  private static String of(Effect.Amount a) {
    if (a.low() == null || a.high() == null) return ONE_GROUP;
    return a.value() == null
        ? "The figure is a range itself."
        : plain(a.low()) + " to " + plain(a.high()) + " " + a.unit() + PRINTED;
  }

  private static long outwards(BigDecimal value, RoundingMode way) {
    return value.setScale(6, RoundingMode.HALF_UP).setScale(0, way).longValueExact();
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }
}
