package org.tautband.kernel.chart;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a region a drawing covers, on the view where it covers most of it. A region is a
 * share of its area, so that drawings survive new artwork.
 *
 * @param share 0 to 1
 * @param coveredMm2 square millimetres covered on that view
 * @param qualities of the brushes that did it
 * @param worst highest intensity of these brushes, null when none was asked
 * @param depths of these brushes; empty when none was said
 */
public record Coverage(
    ChartRegion region,
    View view,
    double share,
    int coveredMm2,
    Set<Quality> qualities,
    @Nullable Integer worst,
    Set<Depth> depths) {
  /** From this share on a region is proposed. */
  public static final double PROPOSED_SHARE = 0.2;

  /** From this area on a region is proposed, however large it is. */
  public static final int PROPOSED_MM2 = 300;

  /** Whether the region is proposed as one that hurts; the person who draws may correct that. */
  public boolean proposed() {
    return share >= PROPOSED_SHARE || coveredMm2 >= PROPOSED_MM2;
  }

  /** Every region that the drawing touches, in the order of {@link Chart#regions}. */
  public static List<Coverage> of(Chart chart, Drawing drawing) {
    Map<String, Place> most = most(chart, Raster.of(chart, drawing));
    List<Raster> single =
        drawing.marks().stream().map(mark -> Raster.of(chart, List.of(mark))).toList();
    Map<View, List<Map<String, Integer>>> byMark = new EnumMap<>(View.class);
    return chart.regions().stream()
        .filter(region -> most.containsKey(region.id()))
        .map(
            region -> {
              Place place = Objects.requireNonNull(most.get(region.id()));
              var marks =
                  byMark.computeIfAbsent(
                      place.view(),
                      view -> single.stream().map(raster -> raster.regions(view)).toList());
              return of(region, place, drawing.marks(), marks);
            })
        .toList();
  }

  /** Only the regions that are proposed. */
  public static List<Coverage> proposed(Chart chart, Drawing drawing) {
    return of(chart, drawing).stream().filter(Coverage::proposed).toList();
  }

  /** Share of each touched region by id. */
  public static Map<String, Double> shares(Chart chart, Drawing drawing) {
    Map<String, Double> shares = new LinkedHashMap<>();
    of(chart, drawing).forEach(c -> shares.put(c.region().id(), c.share()));
    return shares;
  }

  private record Place(View view, int cells, double share) {}

  private static Map<String, Place> most(Chart chart, Raster raster) {
    Map<String, Place> most = new HashMap<>();
    for (View view : raster.views()) {
      Surface surface = chart.surface(view);
      raster
          .regions(view)
          .forEach(
              (id, cells) ->
                  most.merge(
                      id,
                      new Place(view, cells, cells / (double) surface.cellsOf(id).cardinality()),
                      (one, other) -> other.share() > one.share() ? other : one));
    }
    return most;
  }

  private static Coverage of(
      ChartRegion region, Place place, List<Mark> marks, List<Map<String, Integer>> byMark) {
    Set<Quality> qualities = EnumSet.noneOf(Quality.class);
    Set<Depth> depths = EnumSet.noneOf(Depth.class);
    Integer worst = null;
    for (int i = 0; i < marks.size(); i++) {
      if (!counts(byMark.get(i).getOrDefault(region.id(), 0), place.cells())) continue;
      Mark.Brush brush = marks.get(i).brush();
      qualities.add(brush.quality());
      if (brush.depth() != Depth.NOT_SAID) depths.add(brush.depth());
      Integer asked = brush.intensity();
      if (asked != null && (worst == null || worst < asked)) worst = asked;
    }
    int coveredMm2 = place.cells() * Grid.CELL_MM * Grid.CELL_MM;
    return new Coverage(region, place.view(), place.share(), coveredMm2, qualities, worst, depths);
  }

  /** A brush counts for a region when it did a fifth of what is covered there. */
  private static boolean counts(int byOne, int byAll) {
    return byOne > 0 && byOne * 5 >= byAll;
  }
}
