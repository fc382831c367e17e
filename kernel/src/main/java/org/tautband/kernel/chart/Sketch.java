package org.tautband.kernel.chart;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One view being drawn as SVG, the same text for the same input. It has no style of its own but
 * presentation attributes, and classes by which a page may colour it; no ids, so that many stand on
 * one page. Whole millimetres, but for the art, which is scaled.
 */
final class Sketch {
  private static final int DENSE = 4;
  private static final int SPARSE = 8;

  final Chart chart;
  final View view;
  final Grid grid;
  private final StringBuilder svg = new StringBuilder();

  Sketch(Chart chart, View view) {
    this.chart = chart;
    this.view = view;
    grid = chart.surface(view).grid();
  }

  /**
   * Begins the picture.
   *
   * @param asideMm room left and right of the frame
   * @param belowMm room below it
   */
  void open(String told, int asideMm, int belowMm) {
    Grid f = chart.frame(view);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart-picture\" viewBox=\"");
    svg.append(f.leftMm() - asideMm).append(' ').append(f.topMm()).append(' ');
    svg.append(f.columns() * Grid.CELL_MM + 2 * asideMm).append(' ');
    svg.append(f.rows() * Grid.CELL_MM + belowMm);
    svg.append("\" role=\"img\" aria-label=\"").append(escaped(view.inWords()));
    svg.append(": ").append(escaped(view.note() + ". " + told)).append("\">");
  }

  String close() {
    for (Art.Letter letter : chart.letters(view)) {
      text("chart-letter", letter.xMm(), letter.yMm(), letterMm(), letter.side());
    }
    return svg.append("</svg>").toString();
  }

  int letterMm() {
    return view.inset() ? 30 : 84;
  }

  /** Height of the strip below the frame in which it says that zones are a model. */
  int stampMm() {
    return letterMm() * 3 / 4;
  }

  void figure() {
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

  /** Zones that a model gives, hatched, and below the figure the word MODEL. */
  void zones(Collection<String> primary, Collection<String> secondary) {
    zone("chart-zone-main", primary, DENSE);
    zone("chart-zone-less", secondary, SPARSE);
    Grid frame = chart.frame(view);
    text(
        "chart-model",
        frame.leftMm() + frame.columns(),
        frame.topMm() + frame.rows() * Grid.CELL_MM + stampMm() * 3 / 4,
        letterMm() / 2,
        "MODEL");
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

  void marks(Drawing drawing) {
    for (Quality quality : Quality.values()) marks(drawing, quality);
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

  void worst(Drawing.@Nullable Spot spot) {
    if (spot == null || spot.view().surface() != view.surface()) return;
    int r = view.inset() ? 8 : 18;
    int x = spot.at().xMm();
    int y = spot.at().yMm();
    String cross = "M" + x + " " + (y - r) + "v" + 2 * r + "M" + (x - r) + " " + y + "h" + 2 * r;
    path("chart-worst", ring(x, y, r) + cross, "none", "#15191c", view.inset() ? 2 : 5, "");
  }

  static String ring(int x, int y, int r) {
    String arc = "a" + r + " " + r + " 0 1 0 ";
    return "M" + (x - r) + " " + y + arc + 2 * r + " 0" + arc + -2 * r + " 0";
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

  /** Begins a group with these attributes. */
  Sketch group(String attributes) {
    svg.append("<g ").append(attributes).append('>');
    return this;
  }

  void end() {
    svg.append("</g>");
  }

  void path(String name, String d, String fill, String stroke, int width, String more) {
    path(svg, name, d, fill, stroke, width, more);
  }

  static void path(
      StringBuilder svg,
      String name,
      String d,
      String fill,
      String stroke,
      int width,
      String more) {
    svg.append("<path class=\"").append(name).append("\" d=\"").append(d);
    svg.append("\" fill=\"").append(fill).append("\" stroke=\"").append(stroke).append('"');
    if (width > 0) {
      svg.append(" stroke-width=\"").append(width).append("\" stroke-linecap=\"round\"");
    }
    svg.append(more).append("/>");
  }

  /** A symbol of half-width {@code r}. */
  void symbol(Pin.Symbol symbol, int xMm, int yMm, int r) {
    new Symbols(svg, xMm, yMm, r).draw(symbol);
  }

  /** A path with a name that a pointer brings up. */
  void named(String name, String d, int width, String words) {
    svg.append("<path class=\"").append(name).append("\" d=\"").append(d);
    svg.append("\" fill=\"none\" stroke=\"#687175\" stroke-width=\"").append(width);
    svg.append("\" pointer-events=\"all\"><title>").append(escaped(words));
    svg.append("</title></path>");
  }

  void text(String name, int xMm, int yMm, int sizeMm, String words) {
    text(name, xMm, yMm, sizeMm, "middle", words);
  }

  /**
   * @param anchor start, middle or end
   */
  void text(String name, int xMm, int yMm, int sizeMm, String anchor, String words) {
    text(svg, name, xMm, yMm, sizeMm, anchor, words);
  }

  static void text(
      StringBuilder svg, String name, int x, int y, int size, String anchor, String words) {
    svg.append("<text class=\"").append(name).append("\" x=\"").append(x);
    svg.append("\" y=\"").append(y).append("\" font-size=\"").append(size);
    svg.append("\" font-weight=\"700\" font-family=\"sans-serif\" text-anchor=\"").append(anchor);
    svg.append("\">").append(escaped(words)).append("</text>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
