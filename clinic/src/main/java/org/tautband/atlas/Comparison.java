package org.tautband.atlas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Two muscles side by side, to tell one from the other.
 *
 * @param both regions of either zone that the maps of both name
 * @param onlyA regions that only the map of the first names
 * @param onlyB regions that only the map of the second names
 */
public record Comparison(
    MuscleSheet a,
    MuscleSheet b,
    List<Line> lines,
    List<String> both,
    List<String> onlyA,
    List<String> onlyB) {
  /** One thing that is told of both. */
  public record Line(String what, Part a, Part b) {
    public boolean differs() {
      return !a.words().equals(b.words());
    }
  }

  public static Comparison of(MuscleSheet a, MuscleSheet b) {
    Anatomy x = a.anatomy();
    Anatomy y = b.anatomy();
    List<Line> lines =
        List.of(
            new Line("Origin", x.origin(), y.origin()),
            new Line("Insertion", x.insertion(), y.insertion()),
            new Line("Action", x.action(), y.action()),
            new Line("Nerve", x.nerve(), y.nerve()),
            new Line("Roots", x.roots(), y.roots()),
            new Line("Complaints", x.complaints(), y.complaints()),
            new Line("Stretch", x.stretch(), y.stretch()),
            new Line("Needling caution", x.caution(), y.caution()));
    Set<String> ofA = zone(a);
    Set<String> ofB = zone(b);
    return new Comparison(a, b, lines, kept(ofA, ofB), without(ofA, ofB), without(ofB, ofA));
  }

  private static Set<String> zone(MuscleSheet sheet) {
    Set<String> zone = new LinkedHashSet<>(sheet.map().main());
    zone.addAll(sheet.map().lessOften());
    return zone;
  }

  private static List<String> kept(Set<String> these, Set<String> those) {
    List<String> kept = new ArrayList<>(these);
    kept.retainAll(those);
    return List.copyOf(kept);
  }

  private static List<String> without(Set<String> these, Set<String> those) {
    List<String> rest = new ArrayList<>(these);
    rest.removeAll(those);
    return List.copyOf(rest);
  }
}
