package org.tautband.drawings;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tautband.episodes.Episode;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.ChartRegion;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Drawing;

/**
 * Words and drawing that name different sides: somebody has to say which is right. Asked only when
 * the drawing lies on one side alone and the words name only the other.
 *
 * @param drawn the side that the drawing shows
 * @param said the side that the words name
 * @param words where they name it
 */
public record DrawnSides(Side drawn, Side said, String words) {
  private static final Pattern RIGHT = Pattern.compile("\\bright\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern LEFT = Pattern.compile("\\bleft\\b", Pattern.CASE_INSENSITIVE);

  /** Empty when nothing has to be asked. */
  public static Optional<DrawnSides> asked(Chart chart, Drawing drawing, Episode episode) {
    List<ChartRegion> regions =
        Coverage.proposed(chart, drawing).stream().map(Coverage::region).toList();
    Set<Side> drawn =
        regions.stream().map(region -> side(region.side())).collect(Collectors.toSet());
    drawn.remove(Side.MIDLINE);
    if (drawn.size() != 1) {
      return Optional.empty();
    }
    Side one = drawn.iterator().next();
    String complaint = episode.complaint().words();
    return only(named(complaint), one)
        .map(said -> new DrawnSides(one, said, "the complaint “" + complaint + "”"))
        .or(
            () ->
                only(planned(regions, episode), one)
                    .map(
                        said ->
                            new DrawnSides(one, said, "the plan for the same part of the body")));
  }

  /** The question, with both sides in words. */
  public String inWords() {
    return "The drawing shows the %s side, %s says %s. Which is it?"
        .formatted(drawn.inWords(), words, said.inWords());
  }

  /** What is kept when the drawing was right. */
  public String confirmed() {
    return "The drawing shows the %s side although %s says %s; asked, the drawing was confirmed."
        .formatted(drawn.inWords(), words, said.inWords());
  }

  /** What is kept when nobody was there to ask. */
  public String notAsked() {
    return "The drawing shows the %s side although %s says %s. The patient was not asked: ask."
        .formatted(drawn.inWords(), words, said.inWords());
  }

  private static Optional<Side> only(Set<Side> sides, Side drawn) {
    return sides.size() == 1 && !sides.contains(drawn)
        ? Optional.of(sides.iterator().next())
        : Optional.empty();
  }

  private static Set<Side> named(String words) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    if (RIGHT.matcher(words).find()) sides.add(Side.RIGHT);
    if (LEFT.matcher(words).find()) sides.add(Side.LEFT);
    return sides;
  }

  private static Set<Side> planned(List<ChartRegion> regions, Episode episode) {
    Set<String> groups =
        regions.stream().map(ChartRegion::bodyGroup).collect(Collectors.toUnmodifiableSet());
    Set<Side> sides = EnumSet.noneOf(Side.class);
    episode.plannedPlaces().stream()
        .filter(place -> groups.contains(place.bodyGroup()))
        .forEach(place -> sides.add(place.side()));
    sides.remove(Side.MIDLINE);
    return sides;
  }

  private static Side side(ChartRegion.Side side) {
    return switch (side) {
      case RIGHT -> Side.RIGHT;
      case LEFT -> Side.LEFT;
      case MIDLINE -> Side.MIDLINE;
    };
  }
}
