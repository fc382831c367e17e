package org.tautband.drawings.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tautband.drawings.PainDrawing;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.ChartPicture;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Measures;
import org.tautband.kernel.chart.Overlap;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.chart.Raster;
import org.tautband.kernel.chart.View;

/**
 * A drawing as a page shows it.
 *
 * @param pictures SVG of front and back, and of every other view that has something on it
 * @param measures one sentence each
 */
record DrawingPage(List<String> pictures, List<Row> regions, List<String> measures) {
  /** One region that is covered enough. */
  record Row(String region, String share, String qualities, String worst, String depth) {}

  static DrawingPage of(Chart chart, PainDrawing drawing) {
    Drawing drawn = drawing.drawing();
    return new DrawingPage(
        views(chart, drawn).stream().map(view -> ChartPicture.drawing(chart, view, drawn)).toList(),
        Coverage.proposed(chart, drawn).stream().map(DrawingPage::row).toList(),
        Measures.of(chart, drawn).map(DrawingPage::told).orElse(List.of()));
  }

  /** Front and back in small, for lists. */
  static List<String> small(Chart chart, PainDrawing drawing) {
    return List.of(
        ChartPicture.drawing(chart, View.FRONT, drawing.drawing()),
        ChartPicture.drawing(chart, View.BACK, drawing.drawing()));
  }

  /** The earlier drawing as an outline over the later one. */
  static DrawingPage overlay(Chart chart, PainDrawing earlier, PainDrawing later) {
    List<View> views = new ArrayList<>(views(chart, earlier.drawing()));
    views(chart, later.drawing()).stream().filter(v -> !views.contains(v)).forEach(views::add);
    return new DrawingPage(
        views.stream()
            .map(view -> ChartPicture.overlay(chart, view, earlier.drawing(), later.drawing()))
            .toList(),
        List.of(),
        overlap(chart, earlier, later));
  }

  private static List<String> overlap(Chart chart, PainDrawing earlier, PainDrawing later) {
    Optional<Overlap> overlap =
        Overlap.of(Raster.of(chart, earlier.drawing()), Raster.of(chart, later.drawing()));
    if (overlap.isEmpty()) {
      return List.of("One of the two shows no place, so nothing can be compared.");
    }
    List<String> told = new ArrayList<>();
    told.add(
        String.format(
            Locale.UK,
            "Overlap of the two: Jaccard %.2f, Dice %.2f (0 nothing in common, 1 the same).",
            overlap.get().jaccard(),
            overlap.get().dice()));
    told.add(judged(overlap.get().change()));
    told.add(
        "The same person asked twice within minutes: Jaccard 0.62, SD 0.18, in 52 people with low"
            + " back and neck pain (FA010, LEONI13, a conference abstract); 0.42, SD 0.19, in 31"
            + " with shoulder pain (FA013, PDSHO23). Certainty not graded.");
    told.add("Whether its size changed is not said: no study that was read gives that error.");
    return told;
  }

  private static String judged(Overlap.Change change) {
    return switch (change) {
      case WITHIN_REDRAWING ->
          "No change of place can be told: drawing the same pain twice on one day may differ as"
              + " much.";
      case UNSURE ->
          "It is not sure that the place changed: one study explains such a difference by redrawing"
              + " alone, another does not.";
      case BEYOND_REDRAWING ->
          "The place changed: the two differ by more than drawing the same pain twice explains.";
    };
  }

  private static List<View> views(Chart chart, Drawing drawing) {
    var shown = new java.util.TreeSet<>(List.of(View.FRONT, View.BACK));
    for (var mark : drawing.marks()) {
      switch (mark) {
        case org.tautband.kernel.chart.Mark.Stroke stroke -> shown.add(stroke.view());
        case org.tautband.kernel.chart.Mark.Whole whole -> {
          if (chart.viewsOf(whole.regionId()).stream().noneMatch(shown::contains)) {
            shown.addAll(chart.viewsOf(whole.regionId()));
          }
        }
      }
    }
    return List.copyOf(shown);
  }

  private static Row row(Coverage covered) {
    return new Row(
        covered.region().name(),
        String.format(Locale.UK, "%.0f %%", 100 * covered.share()),
        String.join(", ", covered.qualities().stream().map(Quality::inWords).toList()),
        covered.worst() == null ? "not asked" : covered.worst() + " of 10",
        covered.depths().isEmpty()
            ? "not said"
            : String.join(", ", covered.depths().stream().map(d -> d.inWords()).toList()));
  }

  private static List<String> told(Measures m) {
    return List.of(
        String.format(
            Locale.UK, "Extent: %.1f %% of the body’s skin on this chart.", m.extentPercent()),
        String.format(
            Locale.UK,
            "Widespreadness: %d of %d parts of the body (sides apart).",
            m.places(),
            m.placesOfChart()),
        "These are counts of a drawing; no published norm was read for them.");
  }
}
