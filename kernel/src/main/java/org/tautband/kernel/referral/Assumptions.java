package org.tautband.kernel.referral;

import java.util.List;

/**
 * The figures of the model. None was fitted to a published case; {@code docs/ranking.md} derives
 * each.
 *
 * @param primary chance that a region of the main zone is drawn: the mean of the main zones of
 *     {@code experimental_referral.csv}, weighted by subjects, is 0.68
 * @param secondary the same for the regions some people feel: 0.28 there
 * @param spill how many neighbours a painful region spills into on average. Two drawings of one
 *     pain that each keep nine regions in ten and spill into a quarter of a region agree by a
 *     Jaccard index of about 0.55, in the middle of the published 0.42 to 0.76 (FA010 to FA013)
 * @param local how many regions over the muscle itself are drawn on average; the atlas knows the
 *     muscle's body group only, so they are spread evenly over its regions
 * @param other how many regions of a drawing have to do with something else, on average
 * @param differs by how much people who draw much exceed the mean, and people who draw little fall
 *     short of it: how much of a pain is drawn differs far more between people than between two
 *     drawings of one person (FA010: ICC 0.96)
 * @param belief how likely a map is right: experiment, secondary, recalled
 * @param whole chance that all points of a muscle refer; else one of them does, each as likely
 * @param muscles chance that one, two, three muscles are behind a drawing
 * @param twins of drawings from two muscles, the share in which they are the two sides of one
 * @param noMap chance, before anything is drawn, that no map describes the drawing
 */
public record Assumptions(
    double primary,
    double secondary,
    double spill,
    double local,
    double other,
    double differs,
    List<Double> belief,
    double whole,
    List<Double> muscles,
    double twins,
    double noMap) {

  public Assumptions {
    belief = List.copyOf(belief);
    muscles = List.copyOf(muscles);
    if (belief.size() != 3 || muscles.size() != 3) {
      throw new IllegalArgumentException("three beliefs, three numbers of muscles");
    }
  }

  /** The figures argued for in {@code docs/ranking.md}. */
  public static final Assumptions ARGUED =
      new Assumptions(
          0.7,
          0.3,
          0.25,
          0.25,
          0.5,
          0.35,
          List.of(1.0, 0.9, 0.5),
          0.5,
          List.of(4 / 7.0, 2 / 7.0, 1 / 7.0),
          1 / 3.0,
          0.2);

  double belief(Evidence evidence) {
    return switch (evidence) {
      case EXPERIMENT -> belief.get(0);
      case SECONDARY -> belief.get(1);
      case RECALLED -> belief.get(2);
    };
  }

  /** Of a person who draws little, and of one who draws much; the same number of people each. */
  List<Double> generosities() {
    return differs == 0 ? List.of(1.0) : List.of(1 - differs, 1 + differs);
  }

  /** The same with other chances for the two zones. */
  public Assumptions withZones(double ofPrimary, double ofSecondary) {
    return new Assumptions(
        ofPrimary, ofSecondary, spill, local, other, differs, belief, whole, muscles, twins, noMap);
  }

  /** The same with another weight on "no map describes this". */
  public Assumptions withNoMap(double chance) {
    return new Assumptions(
        primary, secondary, spill, local, other, differs, belief, whole, muscles, twins, chance);
  }
}
