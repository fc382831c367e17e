package org.tautband.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures as patients read them. Points on a scale to ten keep one decimal, on a scale to a hundred
 * none; one more where rounding would make an interval touch "no difference". Shares are counts out
 * of 100, out of the people themselves when they were fewer than fifty. A standardised difference
 * and a ratio have no figure for patients.
 */
public final class Figures {
  private static final int FEW = 50;

  private Figures() {}

  /** The figure with unit and interval; empty where patients get none. */
  public static Optional<String> of(Claim claim) {
    return switch (claim.effect()) {
      case Effect.Difference d -> Optional.of(difference(d));
      case Effect.Level l -> Optional.of(level(l, claim.option().equals("needling")));
      case Effect.Share s -> Optional.of(share(s));
      case Effect.Amount a -> Optional.of(amount(a));
      case Effect.Standardised _ -> Optional.empty();
      case Effect.ForClinicians _ -> Optional.empty();
      case Effect.InWords _ -> Optional.empty();
    };
  }

  /** How often a harm was seen; empty where the row is no count of people or treatments. */
  public static Optional<String> of(Rate rate) {
    if (rate.kind().equals("clinician_share")) {
      return rate.value() == null
          ? Optional.empty()
          : Optional.of(number(rate.value(), 0) + " in 100 clinicians asked");
    }
    if (rate.kind().equals("count") && rate.numerator() != null && rate.denominator() != null) {
      return Optional.of(Frequency.raw(rate).replace(" in ", " of ") + " " + rate.countedIn());
    }
    if (!rate.kind().equals("rate") || rate.perN() == null) return Optional.empty();
    BigDecimal seen = rate.numerator();
    BigDecimal of = rate.denominator();
    if (seen != null && of != null && seen.signum() == 0) {
      return Optional.of(
          "none in "
              + Frequency.number(of.longValueExact())
              + " "
              + rate.countedIn()
              + "; up to about "
              + Frequency.stillFits(rate, 10_000)
              + " in 10,000 would still fit");
    }
    if (rate.value() == null) return Optional.empty();
    if (seen != null && of != null && of.intValue() < FEW) {
      return Optional.of(seen.intValue() + " of " + of.intValue() + " " + rate.countedIn());
    }
    String whom = rate.countedIn().equals("not stated") ? "" : " " + rate.countedIn();
    int n = outOf(rate);
    // What was counted says more than a bound that was rounded from it.
    if (rate.bound().equals("<") && seen != null && of != null && seen.intValue() > 1) {
      return Optional.of(
          Frequency.counted(rate, n)
              + " in "
              + Frequency.number(n)
              + whom
              + " ("
              + Frequency.bounds(rate, n)
              + ")");
    }
    String words = Frequency.inWords(rate, n);
    if (rate.bound().equals("<") && !words.startsWith("fewer")) words = "fewer than " + words;
    return Optional.of(words + whom);
  }

  /**
   * The smallest of 100, 10,000 and 1,000,000 of which at least one was affected; mild effects are
   * told out of 100 always, because 88 in 10,000 reads as more than 19 in 100.
   */
  public static int outOf(Rate rate) {
    boolean mild = rate.severity().equals("mild") || rate.severity().equals("minor");
    if (mild && rate.perN() != null && rate.perN().intValue() == 100) return 100;
    for (int n : new int[] {100, 10_000}) {
      if (Frequency.exact(rate, n).compareTo(BigDecimal.ONE) >= 0) return n;
    }
    return 1_000_000;
  }

  private static String difference(Effect.Difference d) {
    int decimals = decimals(d.value(), d.low(), d.high(), d.scale());
    String points = number(d.value().abs(), decimals) + " points";
    return points + interval(d, decimals) + " on a scale of 0 to " + d.scale();
  }

  private static String interval(Effect.Difference d, int decimals) {
    if (d.low() == null || d.high() == null) return ", no range printed,";
    BigDecimal low = d.low();
    BigDecimal high = d.high();
    if (low.signum() * high.signum() < 0) {
      return " ("
          + number(low.abs(), decimals)
          + " lower to "
          + number(high.abs(), decimals)
          + " higher)";
    }
    return " ("
        + number(low.abs().min(high.abs()), decimals)
        + " to "
        + number(low.abs().max(high.abs()), decimals)
        + ")";
  }

  private static String level(Effect.Level l, boolean againstAnotherGroup) {
    int decimals = l.scale() == 10 ? 1 : 0;
    String value = number(l.value(), decimals);
    String range =
        l.low() == null || l.high() == null
            ? ""
            : " (" + number(l.low(), decimals) + " to " + number(l.high(), decimals) + ")";
    if (l.beside() == null) return value + " of " + l.scale() + " points" + range;
    String beside = number(l.beside(), decimals);
    return againstAnotherGroup
        ? value + " against " + beside + " of " + l.scale() + " points"
        : "from " + beside + " to " + value + range + " of " + l.scale() + " points";
  }

  private static String share(Effect.Share s) {
    Integer seen = s.seen();
    Integer of = s.of();
    if (seen != null && of != null && of < FEW) return seen + " of " + of + " " + s.whom();
    String range =
        s.low() == null || s.high() == null ? "" : hundred(s.low()) + " to " + hundred(s.high());
    BigDecimal percent = s.percent();
    if (percent == null && seen != null && of != null) {
      percent =
          BigDecimal.valueOf(seen * 100L).divide(BigDecimal.valueOf(of), 6, RoundingMode.HALF_UP);
    }
    if (percent == null) return range + " in 100 " + s.whom();
    return hundred(percent) + " in 100 " + s.whom() + (range.isEmpty() ? "" : " (" + range + ")");
  }

  private static String hundred(BigDecimal percent) {
    return percent.signum() > 0 && percent.compareTo(BigDecimal.ONE) < 0
        ? "fewer than 1"
        : number(percent, 0);
  }

  private static String amount(Effect.Amount a) {
    if (a.value() != null) return number(a.value(), 0) + " " + a.unit();
    if (a.low() == null || a.high() == null) return "not said";
    return number(a.low(), 0) + " to " + number(a.high(), 0) + " " + a.unit();
  }

  private static int decimals(
      BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high, int scale) {
    int usual = scale == 10 ? 1 : 0;
    return vanishes(value, usual) || vanishes(low, usual) || vanishes(high, usual)
        ? usual + 1
        : usual;
  }

  private static boolean vanishes(@Nullable BigDecimal number, int decimals) {
    return number != null
        && number.signum() != 0
        && number.setScale(decimals, RoundingMode.HALF_UP).signum() == 0;
  }

  private static String number(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
