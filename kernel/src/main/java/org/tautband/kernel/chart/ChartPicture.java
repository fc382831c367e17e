package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * The chart as an SVG picture, the same text for the same input. It has no style of its own but
 * presentation attributes, and classes ({@code chart-skin}, {@code chart-ache} …) by which a page
 * may colour it; no ids, so that many stand on one page.
 */
public final class ChartPicture {
  private static final int DENSE = 4;
  private static final int SPARSE = 8;

  private final Chart chart;
  private final View view;
  private final Grid grid;
  private final StringBuilder svg = new StringBuilder();

  private ChartPicture(Chart chart, View view) {
    this.chart = chart;
    this.view = view;
    grid = chart.surface(view).grid();
  }

  /**
   * The zones that a model gives to a muscle: hatched and marked MODEL, for they are no drawing of
   * anybody.
   *
   * @param primary region ids; those that this view does not show are left out
   * @param secondary as {@code primary}, hatched less
   */
  public static String zones(
      Chart chart, View view, Collection<String> primary, Collection<String> secondary) {
    ChartPicture picture = new ChartPicture(chart, view);
    picture.open(
        "Model, not a drawing of a patient. Main zone: "
            + picture.names(primary)
            + ". Further zone: "
            + picture.names(secondary)
            + ".");
    picture.figure();
    picture.zone("chart-zone-main", primary, DENSE);
    picture.zone("chart-zone-less", secondary, SPARSE);
    Grid frame = chart.frame(view);
    picture.text(
        "chart-model",
        frame.leftMm() + frame.columns(),
        frame.topMm() + frame.rows() * Grid.CELL_MM - picture.letterMm() / 4,
        picture.letterMm() / 2,
        "MODEL");
    return picture.close();
  }

  /** What was drawn on this view, with the pattern of each quality. */
  public static String drawing(Chart chart, View view, Drawing drawing) {
    ChartPicture picture = new ChartPicture(chart, view);
    picture.open(picture.told(drawing));
    picture.figure();
    for (Quality quality : Quality.values()) picture.marks(drawing, quality);
    picture.worst(drawing.worst());
    return picture.close();
  }

  /** The outline of what was drawn earlier (dashed) over what was drawn later (filled). */
  public static String overlay(Chart chart, View view, Drawing earlier, Drawing later) {
    ChartPicture picture = new ChartPicture(chart, view);
    picture.open("Earlier, outline: " + picture.told(earlier) + " Later: " + picture.told(later));
    picture.figure();
    for (Quality quality : Quality.values()) picture.marks(later, quality);
    BitSet cells = Raster.of(chart, earlier).cells(view);
    picture.path("chart-earlier", Edges.of(picture.grid, cells), "none", "#15191c", 3, "");
    return picture.close();
  }

  private void open(String told) {
    Grid f = chart.frame(view);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart-picture\" viewBox=\"");
    svg.append(f.leftMm()).append(' ').append(f.topMm()).append(' ');
    svg.append(f.columns() * Grid.CELL_MM).append(' ').append(f.rows() * Grid.CELL_MM);
    svg.append("\" role=\"img\" aria-label=\"").append(escaped(view.inWords()));
    svg.append(": ").append(escaped(view.note() + ". " + told)).append("\">");
  }

  private String close() {
    for (Art.Letter letter : chart.letters(view)) {
      text("chart-letter", letter.xMm(), letter.yMm(), letterMm(), letter.side());
    }
    return svg.append("</svg>").toString();
  }

  private int letterMm() {
    return view.inset() ? 30 : 84;
  }

  private void figure() {
    Surface surface = chart.surface(view);
    int line = view.inset() ? 12 : 24;
    svg.append("<g transform=\"scale(.1)\">");
    for (int i = 0; i < surface.outline().size(); i++) {
      path("chart-skin", surface.outline().get(i).path(), "#faf8f3", "#41494e", line, "");
      if (i == 0) lines(surface.landmarks());
    }
    lines(surface.over());
    svg.append("</g>");
  }

  private void lines(List<String> paths) {
    int line = view.inset() ? 7 : 13;
    path("chart-landmark", String.join("", paths), "none", "#9aa1a5", line, "");
  }

  private void zone(String name, Collection<String> regions, int step) {
    Surface surface = chart.surface(view);
    BitSet cells = new BitSet();
    StringBuilder shapes = new StringBuilder();
    for (String id : regions) {
      Shape shape = surface.regions().get(id);
      if (shape == null) continue;
      cells.or(surface.cellsOf(id));
      shapes.append(shape.path());
    }
    if (cells.isEmpty()) return;
    svg.append("<g class=\"").append(name).append("\">");
    String hatching = Patterns.hatching(grid, cells, view.inset() ? step / 2 : step);
    path("chart-hatching", hatching, "none", "#1b4a94", view.inset() ? 1 : 2, "");
    svg.append("<g transform=\"scale(.1)\">");
    path("chart-border", shapes.toString(), "none", "#1b4a94", view.inset() ? 10 : 20, "");
    svg.append("</g></g>");
  }

  private void marks(Drawing drawing, Quality quality) {
    List<Mark> marks =
        drawing.marks().stream().filter(m -> m.brush().quality() == quality).toList();
    BitSet cells = Raster.of(chart, marks).cells(view);
    if (cells.isEmpty()) return;
    String ink = ink(quality);
    svg.append("<g class=\"chart-").append(quality.code()).append("\">");
    path("chart-fill", Patterns.solid(grid, cells), ink, "none", 0, " fill-opacity=\".22\"");
    path("chart-pattern", Patterns.of(quality, grid, cells), "none", ink, 2, "");
    svg.append("</g>");
  }

  private void worst(Drawing.@org.jspecify.annotations.Nullable Spot spot) {
    if (spot == null || spot.view().surface() != view.surface()) return;
    int r = view.inset() ? 8 : 18;
    int x = spot.at().xMm();
    int y = spot.at().yMm();
    String arc = "a" + r + " " + r + " 0 1 0 ";
    String ring = "M" + (x - r) + " " + y + arc + 2 * r + " 0" + arc + -2 * r + " 0";
    String cross = "M" + x + " " + (y - r) + "v" + 2 * r + "M" + (x - r) + " " + y + "h" + 2 * r;
    path("chart-worst", ring + cross, "none", "#15191c", view.inset() ? 2 : 5, "");
  }

  private static String ink(Quality quality) {
    return switch (quality) {
      case ACHE -> "#0c5f66";
      case SHARP -> "#6a2c86";
      case BURNING -> "#93386a";
      case CRAMP -> "#3d4f8a";
      case PINS_NEEDLES -> "#5a5f00";
      case NUMBNESS -> "#5f4a3c";
    };
  }

  private void path(String name, String d, String fill, String stroke, int width, String more) {
    svg.append("<path class=\"").append(name).append("\" d=\"").append(d);
    svg.append("\" fill=\"").append(fill).append("\" stroke=\"").append(stroke).append('"');
    if (width > 0)
      svg.append(" stroke-width=\"").append(width).append("\" stroke-linecap=\"round\"");
    svg.append(more).append("/>");
  }

  private void text(String name, int xMm, int yMm, int sizeMm, String words) {
    svg.append("<text class=\"").append(name).append("\" x=\"").append(xMm);
    svg.append("\" y=\"").append(yMm).append("\" font-size=\"").append(sizeMm);
    svg.append("\" font-weight=\"700\" font-family=\"sans-serif\" text-anchor=\"middle\">");
    svg.append(escaped(words)).append("</text>");
  }

  private String told(Drawing drawing) {
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

  private String names(Collection<String> ids) {
    List<String> names = ids.stream().map(id -> chart.known(id).name()).sorted().toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
