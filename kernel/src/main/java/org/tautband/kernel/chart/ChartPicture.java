package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * The chart as an SVG picture, the same text for the same input. It has no style of its own but
 * presentation attributes, and classes ({@code chart-skin}, {@code chart-ache} …) by which a page
 * may colour it; no ids, so that many stand on one page. What a clinic lays over it is {@link
 * LayeredPicture}.
 */
public final class ChartPicture {
  private ChartPicture() {}

  /**
   * The zones that a model gives to a muscle: hatched and marked MODEL, for they are no drawing of
   * anybody.
   *
   * @param primary region ids; those that this view does not show are left out
   * @param secondary as {@code primary}, hatched less
   */
  public static String zones(
      Chart chart, View view, Collection<String> primary, Collection<String> secondary) {
    Sketch sketch = new Sketch(chart, view);
    String told =
        "Model, not a drawing of a patient. Main zone: "
            + names(chart, primary)
            + ". Further zone: "
            + names(chart, secondary)
            + ".";
    sketch.open(told, 0, sketch.stampMm());
    sketch.figure();
    sketch.zones(primary, secondary);
    return sketch.close();
  }

  /** What was drawn on this view, with the pattern of each quality. */
  public static String drawing(Chart chart, View view, Drawing drawing) {
    Sketch sketch = new Sketch(chart, view);
    sketch.open(told(chart, drawing), 0, 0);
    sketch.figure();
    sketch.marks(drawing);
    sketch.worst(drawing.worst());
    return sketch.close();
  }

  /** The outline of what was drawn earlier (dashed) over what was drawn later (filled). */
  public static String overlay(Chart chart, View view, Drawing earlier, Drawing later) {
    Sketch sketch = new Sketch(chart, view);
    String told = "Earlier, outline: " + told(chart, earlier) + " Later: " + told(chart, later);
    sketch.open(told, 0, 0);
    sketch.figure();
    sketch.marks(later);
    BitSet cells = Raster.of(chart, earlier).cells(view);
    sketch.path("chart-earlier", Edges.of(sketch.grid, cells), "none", "#15191c", 3, "");
    return sketch.close();
  }

  private static String told(Chart chart, Drawing drawing) {
    if (drawing.says() != Drawing.Says.DRAWN) return drawing.says().inWords() + ".";
    List<String> regions = new ArrayList<>();
    for (Coverage c : Coverage.proposed(chart, drawing)) {
      String worst = c.worst() == null ? "" : ", " + c.worst() + " of 10";
      regions.add(
          c.region().name()
              + " ("
              + String.join(", ", c.qualities().stream().map(Quality::inWords).toList())
              + worst
              + ")");
    }
    return regions.isEmpty()
        ? "No region is covered enough to be named."
        : String.join("; ", regions) + ".";
  }

  private static String names(Chart chart, Collection<String> ids) {
    List<String> names = ids.stream().map(id -> chart.known(id).name()).sorted().toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
