package org.tautband.patients;

import java.util.List;

/**
 * A patient of ours who may be the same person.
 *
 * @param score 0 to 100; {@link #LIKELY} and more is worth a question before saving
 * @param reasons what agrees, in words: "same birth date", "family name sounds alike"
 */
public record Resemblance(Patient patient, int score, List<String> reasons) {
  /** From here on somebody is asked. Set by the pairs of {@code duplicate_pairs.csv}. */
  public static final int LIKELY = 50;

  public Resemblance {
    reasons = List.copyOf(reasons);
  }
}
