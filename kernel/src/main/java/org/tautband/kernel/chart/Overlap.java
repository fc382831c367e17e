package org.tautband.kernel.chart;

import java.util.Optional;

/**
 * How far two drawings cover the same cells.
 *
 * @param commonCells covered by both
 * @param eitherCells covered by one or both
 */
public record Overlap(int commonCells, int eitherCells) {
  /** Standard deviations below the mean that redrawing on the same day rarely goes. */
  private static final double RARELY = 1.96;

  /**
   * How alike the same persons drew the same pain twice within minutes, as a study found it.
   *
   * @param claimId row of {@code content/evidence/facts.csv}
   */
  public record Redrawing(String claimId, double meanJaccard, double sdJaccard) {
    /** Low back and neck pain, 52 patients, one minute apart: Jaccard 0.62 ± 0.18. */
    public static final Redrawing BACK_AND_NECK = new Redrawing("FA010", 0.62, 0.18);

    /** Shoulder pain, 31 patients: Jaccard 42.02 ± 19.13 %. */
    public static final Redrawing SHOULDER = new Redrawing("FA013", 0.4202, 0.1913);

    /** Below this overlap two drawings differ by more than redrawing explains, on this study. */
    public double leastJaccard() {
      return Math.max(0, meanJaccard - RARELY * sdJaccard);
    }
  }

  /** Whether the place changed. Size is never judged: no study that was read gives its error. */
  public enum Change {
    /** No more than the same person, asked twice on one day, may differ. */
    WITHIN_REDRAWING,
    /** More than one study's redrawing explains, not more than the other's. */
    UNSURE,
    /** More than redrawing explains in either study. */
    BEYOND_REDRAWING
  }

  /** Empty when one of them shows no place: nothing can be laid over it. */
  public static Optional<Overlap> of(Raster earlier, Raster later) {
    if (earlier.isEmpty() || later.isEmpty()) return Optional.empty();
    int common = earlier.common(later);
    return Optional.of(new Overlap(common, earlier.size() + later.size() - common));
  }

  /** 0 (nothing in common) to 1 (the same). */
  public double jaccard() {
    return commonCells / (double) eitherCells;
  }

  /** Twice what is common in what both cover together, 0 to 1. */
  public double dice() {
    return 2.0 * commonCells / (eitherCells + commonCells);
  }

  public Change change() {
    if (jaccard() >= Redrawing.BACK_AND_NECK.leastJaccard()) return Change.WITHIN_REDRAWING;
    return jaccard() >= Redrawing.SHOULDER.leastJaccard() ? Change.UNSURE : Change.BEYOND_REDRAWING;
  }
}
