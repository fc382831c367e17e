package org.tautband.incidents;

import java.util.Locale;
import org.tautband.evidence.Frequency;

/**
 * How often something happened: sessions in which it did, of all sessions that were counted.
 *
 * @param what "broken needle", or "any incident"
 * @param with sessions with at least one
 * @param of sessions in which a needle went in; not negative
 */
public record IncidentRate(String what, int with, int of) {
  private static final int PER = 1_000;

  public IncidentRate {
    if (with < 0 || with > of) {
      throw new IllegalArgumentException(with + " of " + of + " sessions");
    }
  }

  /** "3 of 412". */
  public String counted() {
    return Frequency.number(with) + " of " + Frequency.number(of);
  }

  /** "7.3 in 1,000"; none seen is no figure. */
  public String perThousand() {
    if (of == 0) return "no session counted";
    if (with == 0) return "none seen";
    return String.format(Locale.UK, "%.1f in 1,000", (double) with * PER / of);
  }

  /**
   * 95 %: Wilson's interval, rounded outwards; where none was seen the exact upper bound 1 −
   * 0.05^(1/n), which is about 3/n ("rule of three", Hanley and Lippman-Hand, JAMA
   * 1983;249:1743-5).
   */
  public String bounds() {
    if (of == 0) return "nothing can be said";
    if (with == 0) {
      double upper = 1 - Math.pow(0.05, 1.0 / of);
      return "up to "
          + Frequency.number((long) Math.ceil(upper * PER))
          + " in 1,000 would still fit";
    }
    return Frequency.bounds(with, of, PER) + " in 1,000";
  }
}
