package org.tautband.kernel.referral;

import java.util.Map;

/**
 * How much likelier than others some muscles are before anything is drawn; 1 for those not named.
 */
public record Priors(Map<String, Double> weights) {
  /** Every muscle as likely as any other. */
  public static final Priors NONE = new Priors(Map.of());

  public Priors {
    weights = Map.copyOf(weights);
    for (double weight : weights.values()) {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a weight is a positive number");
      }
    }
  }

  double of(String muscle) {
    return weights.getOrDefault(muscle, 1.0);
  }
}
