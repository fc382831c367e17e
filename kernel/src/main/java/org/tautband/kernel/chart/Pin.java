package org.tautband.kernel.chart;

import org.tautband.kernel.chart.ChartRegion.Side;

/**
 * Something found or done that is shown on the chart by a symbol.
 *
 * @param label short, the same in the picture and in the list beside it: {@code 3}, {@code n2}
 */
public record Pin(Symbol symbol, String label, Lies lies) {
  /** How it is drawn: each by a shape of its own, none by colour alone. */
  public enum Symbol {
    ACTIVE("filled circle"),
    LATENT("hollow circle"),
    NOT_JUDGED("hollow circle with a question mark"),
    NOTHING("cross"),
    NEEDLE_IN("needle with a filled head"),
    NEEDLE_OUT("needle with a hollow head"),
    FELT("striped square");

    private final String words;

    Symbol(String words) {
      this.words = words;
    }

    /** The shape. */
    public String inWords() {
      return words;
    }
  }

  /** How much is known of where it lies. A point is never made up. */
  public sealed interface Lies {
    /** Somebody showed the point. */
    record At(Drawing.Spot spot) implements Lies {}

    /** Somewhere in a region. */
    record InRegion(String regionId) implements Lies {}

    /** Somewhere in a part of the body on that side. */
    record InGroup(String bodyGroup, Side side) implements Lies {}
  }
}
