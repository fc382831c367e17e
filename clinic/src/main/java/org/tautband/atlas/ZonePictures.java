package org.tautband.atlas;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.ChartPicture;
import org.tautband.kernel.chart.View;

/** The traditional zone of a muscle drawn on the body chart, as a model and not as a drawing. */
@Component
public final class ZonePictures {
  private static final List<View> ENLARGED =
      List.of(View.FACE, View.HAND_PALM, View.HAND_DORSUM, View.FOOT_SOLE, View.FOOT_DORSUM);

  private final Atlas atlas;
  private final Chart chart;

  ZonePictures(Atlas atlas, BodyChart bodyChart) {
    this.atlas = atlas;
    chart = bodyChart.chart();
  }

  /**
   * One view with the zone hatched.
   *
   * @param name of the view, with how to look at it, sides in words
   * @param svg markup of our own making
   * @param small it enlarges a part that a whole figure also shows
   */
  public record Picture(String name, String svg, boolean small) {}

  /**
   * The zone of one muscle on one side.
   *
   * @param main ids of regions with their side
   * @param lessOften as {@code main}; recalled in every row
   * @param reading of the main zone
   */
  public record Zone(
      Muscle muscle, Side side, List<String> main, List<String> lessOften, HowRead reading) {}

  /** None for a muscle that is not in the atlas, or has no side: no side is made up. */
  public Optional<Zone> zone(String muscleId, Side side) {
    if (side == Side.MIDLINE) return Optional.empty();
    return atlas
        .sheet(muscleId)
        .map(
            sheet ->
                new Zone(
                    sheet.muscle(),
                    side,
                    sided(sheet.map().main(), side),
                    sided(sheet.map().lessOften(), side),
                    sheet.map().reading()));
  }

  /**
   * Front and back, and every other view that is needed: sides that alone show a region, and
   * enlarged hands, feet and face.
   *
   * @param side of the muscle and so of the pain; regions in the midline have none
   */
  public List<Picture> of(ReferralMap map, Side side) {
    List<String> main = sided(map.main(), side);
    List<String> less = sided(map.lessOften(), side);
    Set<String> all = new TreeSet<>(main);
    all.addAll(less);
    return Stream.of(Stream.of(View.FRONT, View.BACK), sides(all), enlarged(all))
        .flatMap(views -> views)
        .map(
            view ->
                new Picture(
                    view.inWords() + ": " + view.note(),
                    ChartPicture.zones(chart, view, main, less),
                    view.inset()))
        .toList();
  }

  private Stream<View> sides(Set<String> regions) {
    Set<String> missing = new TreeSet<>(regions);
    missing.removeAll(chart.regionsOn(View.FRONT));
    missing.removeAll(chart.regionsOn(View.BACK));
    return Stream.of(View.RIGHT, View.LEFT)
        .filter(view -> missing.stream().anyMatch(chart.regionsOn(view)::contains));
  }

  private Stream<View> enlarged(Set<String> regions) {
    return ENLARGED.stream()
        .filter(view -> regions.stream().anyMatch(chart.regionsOn(view)::contains));
  }

  private List<String> sided(List<String> baseRegions, Side side) {
    String suffix = side == Side.LEFT ? ".L" : ".R";
    return baseRegions.stream()
        .flatMap(id -> atlas.baseRegion(id).stream())
        .map(region -> region.midline() ? region.id() : region.id() + suffix)
        .toList();
  }
}
