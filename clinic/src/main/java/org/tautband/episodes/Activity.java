package org.tautband.episodes;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.tautband.evidence.Place;

/**
 * One thing that is done, with its dose.
 *
 * @param what in words: which muscles, which exercise
 * @param dose how much and how often, in words
 * @param until what ends it; may be empty
 * @param places body groups with their side, in a fixed order; at least one for needling, none for
 *     the other kinds
 */
public record Activity(
    ActivityKind kind, String what, String dose, String until, List<Place> places) {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::bodyGroup).thenComparing(Place::side);

  public Activity {
    what = what.strip();
    dose = dose.strip();
    places = places.stream().distinct().sorted(ORDER).toList();
    if (what.isEmpty() || dose.isEmpty()) {
      throw new IllegalArgumentException("an activity needs what is done and its dose");
    }
    if ((kind == ActivityKind.NEEDLING) == places.isEmpty()) {
      throw new IllegalArgumentException("needling, and only needling, names body groups and side");
    }
  }

  public static Activity needling(
      String what, String dose, String until, Collection<Place> places) {
    return new Activity(ActivityKind.NEEDLING, what, dose, until, List.copyOf(places));
  }

  /** An activity without a needle. */
  public static Activity of(ActivityKind kind, String what, String dose, String until) {
    return new Activity(kind, what, dose, until, List.of());
  }

  public boolean isNeedling() {
    return kind == ActivityKind.NEEDLING;
  }
}
