package org.tautband.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures as natural frequencies: whole numbers out of a round number of treatments or people,
 * rounded half up, "fewer than 1" below one. Bounds of counts are Wilson's interval (E. B. Wilson,
 * J Am Stat Assoc 1927;22:209-212) at 95 %, rounded outwards, and none seen is told with three
 * divided by n as what would still fit.
 */
public final class Frequency {
  private static final double Z = 1.959963984540054;

  private Frequency() {}

  /**
   * Out of {@code n}, not rounded: from what was counted where the source prints it, because a
   * printed share is rounded already (27 of 2,855 is 95 in 10,000, the printed 0.94 % gives 94);
   * else the printed figure. A printed bound stays one.
   */
  public static BigDecimal exact(Rate rate, int n) {
    BigDecimal seen = rate.numerator();
    BigDecimal of = rate.denominator();
    if (rate.kind().equals("rate") && rate.bound().isEmpty() && seen != null && of != null) {
      return seen.multiply(BigDecimal.valueOf(n)).divide(of, 6, RoundingMode.HALF_UP);
    }
    BigDecimal value = known(rate.value(), rate, "value");
    BigDecimal per = known(rate.perN(), rate, "per_n");
    return value.multiply(BigDecimal.valueOf(n)).divide(per, 6, RoundingMode.HALF_UP);
  }

  /** Whole number out of {@code n}, 0 when fewer than one. */
  public static int whole(Rate rate, int n) {
    BigDecimal exact = exact(rate, n);
    return exact.compareTo(BigDecimal.ONE) < 0
        ? 0
        : exact.setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  /** "8 in 100" or "fewer than 1 in 100". */
  public static String inWords(Rate rate, int n) {
    int whole = whole(rate, n);
    return (whole == 0 ? "fewer than 1" : number(whole)) + " in " + number(n);
  }

  /** "5 to 16 in 100", lowest first; one number when both are the same. */
  public static String range(Rate one, Rate other, int n) {
    int low = Math.min(whole(one, n), whole(other, n));
    int high = Math.max(whole(one, n), whole(other, n));
    if (low == 0) {
      return inWords(exact(one, n).compareTo(exact(other, n)) > 0 ? one : other, n);
    }
    return (low == high ? number(low) : number(low) + " to " + number(high)) + " in " + number(n);
  }

  /** From numerator and denominator, whatever the source printed: "10". */
  public static String counted(Rate rate, int n) {
    double seen = known(rate.numerator(), rate, "numerator").doubleValue();
    double of = known(rate.denominator(), rate, "denominator").doubleValue();
    return number(Math.round(n * seen / of));
  }

  /** Bounds of the count out of {@code n}, Wilson at 95 %, rounded outwards: "6 to 16". */
  public static String bounds(Rate rate, int n) {
    double seen = known(rate.numerator(), rate, "numerator").doubleValue();
    double of = known(rate.denominator(), rate, "denominator").doubleValue();
    return bounds(seen, of, n);
  }

  /** The same of {@code seen} among {@code of}. */
  public static String bounds(double seen, double of, int n) {
    double share = seen / of;
    double z2 = Z * Z;
    double middle = share + z2 / (2 * of);
    double half = Z * Math.sqrt(share * (1 - share) / of + z2 / (4 * of * of));
    double scale = n / (1 + z2 / of);
    return number((long) Math.floor((middle - half) * scale))
        + " to "
        + number((long) Math.ceil((middle + half) * scale));
  }

  /**
   * None were seen: how many out of {@code n} would still fit, three divided by the number seen.
   */
  public static long stillFits(Rate rate, int n) {
    double of = known(rate.denominator(), rate, "denominator").doubleValue();
    return Math.round(3 / of * n);
  }

  /** "7,629". */
  public static String number(long value) {
    return String.format(Locale.UK, "%,d", value);
  }

  /** "20 in 20,494". */
  public static String raw(Rate rate) {
    return number(known(rate.numerator(), rate, "numerator").longValueExact())
        + " in "
        + number(known(rate.denominator(), rate, "denominator").longValueExact());
  }

  private static BigDecimal known(@Nullable BigDecimal value, Rate rate, String column) {
    if (value == null) {
      throw new IllegalStateException(rate.id() + " has no " + column);
    }
    return value;
  }
}
