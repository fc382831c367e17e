package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The chart with layers as SVG pictures, the same text for the same input. A layer that is off is
 * in the picture all the same, with {@code display="none"}: a page switches it on without asking
 * anybody. Everything in a layer has a label that a list beside the picture explains.
 */
public final class LayeredPicture {
  private final Sketch sketch;
  private final Layers layers;
  private final Places places;
  private final int asideMm;
  private final int belowMm;

  private LayeredPicture(Sketch sketch, Layers layers, Places places, int asideMm, int belowMm) {
    this.sketch = sketch;
    this.layers = layers;
    this.places = places;
    this.asideMm = asideMm;
    this.belowMm = belowMm;
  }

  /**
   * Front, back and both sides, and of the enlarged parts those in which something lies.
   *
   * @param wanted views to add
   */
  public static Set<View> views(Chart chart, Layers layers, Collection<View> wanted) {
    Set<View> views = EnumSet.of(View.FRONT, View.BACK, View.LEFT, View.RIGHT);
    views.addAll(wanted);
    for (Pin pin : layers.findings()) {
      if (pin.lies() instanceof Pin.Lies.At(Drawing.Spot spot)) views.add(spot.view());
    }
    if (layers.drawing() != null) views.addAll(views(layers.drawing()));
    for (Layers.Felt felt : layers.felt()) {
      if (felt.drawn() != null) views.addAll(views(felt.drawn()));
    }
    Stream.concat(layers.mainZone().stream(), layers.furtherZone().stream())
        .map(chart::viewsOf)
        .filter(shown -> shown.stream().noneMatch(views::contains))
        .forEach(views::addAll);
    return views;
  }

  private static List<View> views(Drawing drawing) {
    List<View> views = new ArrayList<>();
    for (Mark mark : drawing.marks()) {
      switch (mark) {
        case Mark.Stroke stroke -> views.add(stroke.view());
        case Mark.Whole whole -> {
          // It is seen on the figures; whoever wants it larger asks for the enlarged part.
        }
      }
    }
    return views;
  }

  /** A symbol by itself, for a legend or a list that says beside it what it means. */
  public static String symbol(Pin.Symbol symbol) {
    StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    svg.append(" class=\"chart-symbol\" viewBox=\"0 0 60 60\" aria-hidden=\"true\">");
    new Symbols(svg, 30, 30, 22).draw(symbol);
    return svg.append("</svg>").toString();
  }

  /** One picture for each view, in the order of the views. */
  public static Map<View, String> of(
      Chart chart, Collection<View> views, Layers layers, Set<Layer> shown) {
    Map<View, Places> places = new EnumMap<>(View.class);
    for (View view : views) places.put(view, Places.of(chart, view, layers));
    Map<View, String> pictures = new EnumMap<>(View.class);
    places.forEach(
        (view, of) -> {
          // Figures beside one another have one scale.
          List<Places> same = new ArrayList<>();
          places.forEach(
              (other, its) -> {
                if (other.inset() == view.inset()) same.add(its);
              });
          Sketch sketch = new Sketch(chart, view);
          int aside = same.stream().mapToInt(Places::asideMm).reduce(0, Math::max);
          int below = same.stream().mapToInt(Places::belowMm).reduce(0, Math::max);
          int stamp = layers.zones() ? sketch.stampMm() : 0;
          pictures.put(
              view,
              new LayeredPicture(sketch, layers, of, aside, Math.max(below, stamp)).drawn(shown));
        });
    return pictures;
  }

  private String drawn(Set<Layer> shown) {
    Surface surface = sketch.chart.surface(sketch.view);
    boolean zones =
        Stream.concat(layers.mainZone().stream(), layers.furtherZone().stream())
            .anyMatch(surface.regions()::containsKey);
    sketch.open("What lies on it stands in the list.", asideMm, belowMm);
    sketch.figure();
    for (Layer layer : Layer.values()) {
      String hidden = shown.contains(layer) ? "" : " display=\"none\"";
      sketch.group(
          "class=\"chart-layer chart-"
              + layer.code()
              + "\" data-layer=\""
              + layer.code()
              + '"'
              + hidden);
      switch (layer) {
        case ZONES -> {
          if (zones) sketch.zones(layers.mainZone(), layers.furtherZone());
        }
        case REGIONS -> regions();
        case DRAWING -> drawing();
        case FELT -> {
          layers.felt().forEach(this::felt);
          pins(layer);
        }
        case FINDINGS, NEEDLES -> pins(layer);
      }
      sketch.end();
    }
    return sketch.close();
  }

  private void regions() {
    Surface surface = sketch.chart.surface(sketch.view);
    sketch.group("transform=\"scale(.1)\"");
    for (String id : sketch.chart.regionsOn(sketch.view)) {
      Shape shape = surface.regions().get(id);
      if (shape == null) continue;
      String name = sketch.chart.known(id).name();
      sketch.named("chart-border", shape.path(), sketch.view.inset() ? 8 : 16, name);
    }
    sketch.end();
  }

  private void drawing() {
    Drawing drawing = layers.drawing();
    if (drawing == null) return;
    if (drawing.says() == Drawing.Says.ALL_OVER) {
      BitSet all = Raster.of(sketch.chart, drawing).cells(sketch.view);
      sketch.path(
          "chart-all",
          Patterns.solid(sketch.grid, all),
          "#41494e",
          "none",
          0,
          " fill-opacity=\".14\"");
    }
    sketch.marks(drawing);
    sketch.worst(drawing.worst());
  }

  private void felt(Layers.Felt felt) {
    BitSet drawn = new BitSet();
    if (felt.drawn() != null) drawn.or(Raster.of(sketch.chart, felt.drawn()).cells(sketch.view));
    if (!drawn.isEmpty()) {
      String bars = Patterns.bars(sketch.grid, drawn, sketch.view.inset() ? 4 : 8);
      sketch.path("chart-felt-line", bars, "none", Symbols.FELT, line(), "");
      sketch.path(
          "chart-felt-line", Edges.of(sketch.grid, drawn), "none", Symbols.FELT, 2 * line(), "");
    }
    BitSet named = new BitSet();
    for (String id : felt.regionIds()) named.or(sketch.chart.surface(sketch.view).cellsOf(id));
    if (!named.isEmpty()) {
      String dashes = " stroke-dasharray=\"" + 8 * line() + ' ' + 5 * line() + '"';
      String edge = Contour.of(sketch.grid, named);
      sketch.path("chart-felt-line", edge, "none", Symbols.FELT, 2 * line(), dashes);
    }
  }

  private int line() {
    return sketch.view.inset() ? 1 : 2;
  }

  private void pins(Layer layer) {
    somewhere(places.elsewhere(layer));
    for (Fan fan : places.fans(layer)) fan(fan);
    for (Places.Spot spot : places.spots(layer)) {
      boolean right = spot.at().xMm() >= places.middleMm();
      pin(spot.pin(), spot.at().xMm(), spot.at().yMm(), right);
    }
  }

  /** The outline of a part in which something lies, nobody has recorded where. */
  private void somewhere(BitSet cells) {
    if (cells.isEmpty()) return;
    int dash = places.symbolMm() / 2;
    sketch.path(
        "chart-somewhere",
        Contour.of(sketch.grid, cells),
        "none",
        "#15191c",
        line(),
        " stroke-dasharray=\"" + dash + ' ' + dash + '"');
  }

  private void fan(Fan fan) {
    int r = places.symbolMm();
    int out = fan.toRight() ? 1 : -1;
    int inner = places.middleMm() + out * (places.reach(fan) + 2 * r);
    Mark.Point end = fan.nearest(sketch.grid, inner, fan.middleMm());
    if (fan.layer() != Layer.FELT) somewhere(fan.area());
    for (Mark.Point point : fan.points()) {
      sketch.path(
          "chart-point",
          Sketch.ring(point.xMm(), point.yMm(), Math.max(2, r / 4)),
          "#15191c",
          "none",
          0,
          "");
    }
    String line = "M" + inner + " " + fan.middleMm() + "L" + end.xMm() + " " + end.yMm();
    sketch.path("chart-leader", line, "none", "#15191c", line(), "");
    for (int i = 0; i < fan.pins().size(); i++) {
      int column = i % fan.columns();
      int fromFigure = fan.toRight() ? column : fan.columns() - 1 - column;
      int x = inner + out * (r + fromFigure * fan.cellMm());
      int y = fan.topMm() + i / fan.columns() * fan.rowMm() + fan.rowMm() / 2;
      pin(fan.pins().get(i), x, y, fan.toRight());
    }
  }

  private void pin(Pin pin, int x, int y, boolean right) {
    int r = places.symbolMm();
    sketch.symbol(pin.symbol(), x, y, r);
    int beside = r + r / 3;
    sketch.text(
        "chart-label",
        right ? x + beside : x - beside,
        y + r * 7 / 10,
        2 * r,
        right ? "start" : "end",
        pin.label());
  }
}
