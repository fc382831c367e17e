package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tautband.kernel.chart.ChartRegion.Side;

/**
 * Where the pins of one view stand: on their point when it is known and nothing else is too near,
 * else in a {@link Fan}. Mirrored pins stand at the mirrored places; what lies across the midline
 * stands on the viewer’s right.
 */
final class Places {
  /** A pin on its point. */
  record Spot(Layer layer, Pin pin, Mark.Point at) {}

  private final Chart chart;
  private final View view;
  private final Grid grid;
  private final int symbolMm;
  private final List<Spot> spots = new ArrayList<>();
  private final List<Fan> fans = new ArrayList<>();
  private final Map<Layer, BitSet> elsewhere = new EnumMap<>(Layer.class);

  private Places(Chart chart, View view) {
    this.chart = chart;
    this.view = view;
    grid = chart.surface(view).grid();
    symbolMm = view.inset() ? 9 : 25;
  }

  static Places of(Chart chart, View view, Layers layers) {
    Places places = new Places(chart, view);
    places.add(Layer.FINDINGS, layers.findings());
    places.add(Layer.NEEDLES, layers.needles());
    places.addFelt(layers.felt());
    places.stack();
    return places;
  }

  List<Spot> spots(Layer layer) {
    return spots.stream().filter(spot -> spot.layer() == layer).toList();
  }

  List<Fan> fans(Layer layer) {
    return fans.stream().filter(fan -> fan.layer() == layer).toList();
  }

  /**
   * Cells of parts whose pins stand on another view: whether they lie in front or behind is not
   * known.
   */
  BitSet elsewhere(Layer layer) {
    return elsewhere.getOrDefault(layer, new BitSet());
  }

  int symbolMm() {
    return symbolMm;
  }

  /** x of the middle of the frame. */
  int middleMm() {
    Grid frame = chart.frame(view);
    return frame.leftMm() + frame.columns();
  }

  /** Room the fans need left and right of the frame. */
  int asideMm() {
    int half = chart.frame(view).columns();
    return fans.stream()
        .mapToInt(fan -> reach(fan) + fan.widthMm() + 3 * symbolMm - half)
        .reduce(0, Math::max);
  }

  /** Room they need below it. */
  int belowMm() {
    Grid frame = chart.frame(view);
    int bottom = frame.topMm() + frame.rows() * Grid.CELL_MM;
    return fans.stream().mapToInt(fan -> fan.bottomMm() + symbolMm - bottom).reduce(0, Math::max);
  }

  private void add(Layer layer, List<Pin> pins) {
    List<Spot> shown = new ArrayList<>();
    Map<Pin.Lies, List<Pin>> unknown = new LinkedHashMap<>();
    for (Pin pin : pins) {
      switch (pin.lies()) {
        case Pin.Lies.At(Drawing.Spot spot) -> {
          if (shows(spot)) shown.add(new Spot(layer, pin, spot.at()));
        }
        case Pin.Lies.InRegion in -> unknown.computeIfAbsent(in, x -> new ArrayList<>()).add(pin);
        case Pin.Lies.InGroup in -> unknown.computeIfAbsent(in, x -> new ArrayList<>()).add(pin);
      }
    }
    for (List<Spot> crowd : crowds(shown)) {
      if (crowd.size() == 1) spots.addAll(crowd);
      else fan(layer, crowd.stream().map(Spot::pin).toList(), crowd, new BitSet());
    }
    unknown.forEach(
        (lies, of) -> {
          List<String> regions = regions(lies);
          View home = home(regions);
          BitSet here = cells(view, regions);
          if (home == view) fan(layer, of, List.of(), here);
          else if (!home.inset() && (view == View.FRONT || view == View.BACK)) {
            elsewhere.computeIfAbsent(layer, x -> new BitSet()).or(here);
          }
        });
  }

  /** Felt areas, each with all findings that were felt there. */
  private void addFelt(List<Layers.Felt> all) {
    Map<BitSet, List<Pin>> areas = new LinkedHashMap<>();
    for (Layers.Felt felt : all) {
      Pin pin = new Pin(Pin.Symbol.FELT, felt.label(), new Pin.Lies.InRegion(""));
      List<BitSet> of = new ArrayList<>();
      if (felt.drawn() != null) of.add(Raster.of(chart, felt.drawn()).cells(view));
      for (String id : felt.regionIds()) of.add(chart.surface(view).cellsOf(id));
      for (BitSet cells : of) {
        BitSet framed = framed(cells);
        if (framed.isEmpty()) continue;
        List<Pin> pins = areas.computeIfAbsent(framed, x -> new ArrayList<>());
        if (!pins.contains(pin)) pins.add(pin);
      }
    }
    areas.forEach((cells, pins) -> fan(Layer.FELT, pins, List.of(), cells));
  }

  /** Those of the cells that the frame of this view shows. */
  private BitSet framed(BitSet cells) {
    BitSet framed = (BitSet) cells.clone();
    Grid frame = chart.frame(view);
    int below = grid.rowUpTo(frame.topMm() + frame.rows() * Grid.CELL_MM) + 1;
    if (below < grid.rows()) framed.clear(below * grid.columns(), grid.cells());
    return framed;
  }

  private boolean shows(Drawing.Spot spot) {
    if (spot.view().surface() != view.surface()) return false;
    Grid frame = chart.frame(view);
    int x = spot.at().xMm() - frame.leftMm();
    int y = spot.at().yMm() - frame.topMm();
    return x >= 0
        && y >= 0
        && x < frame.columns() * Grid.CELL_MM
        && y < frame.rows() * Grid.CELL_MM;
  }

  /** Spots whose symbols or labels would touch, together. */
  private List<List<Spot>> crowds(List<Spot> all) {
    List<List<Spot>> crowds = new ArrayList<>();
    for (Spot spot : all) {
      List<Spot> joined = new ArrayList<>();
      for (List<Spot> crowd : List.copyOf(crowds)) {
        if (crowd.stream().noneMatch(other -> near(spot.at(), other.at()))) continue;
        joined.addAll(crowd);
        crowds.remove(crowd);
      }
      joined.add(spot);
      crowds.add(joined);
    }
    return crowds;
  }

  private boolean near(Mark.Point one, Mark.Point other) {
    return Math.abs(one.xMm() - other.xMm()) < 5 * symbolMm
        && Math.abs(one.yMm() - other.yMm()) < 3 * symbolMm;
  }

  private void fan(Layer layer, List<Pin> pins, List<Spot> crowd, BitSet area) {
    List<Mark.Point> points = crowd.stream().map(Spot::at).toList();
    long x = 0;
    long y = 0;
    for (Mark.Point point : points) {
      x += point.xMm() - middleMm();
      y += point.yMm();
    }
    for (int cell = area.nextSetBit(0); cell >= 0; cell = area.nextSetBit(cell + 1)) {
      x += grid.xMm(cell % grid.columns()) - middleMm();
      y += grid.yMm(cell / grid.columns());
    }
    int middle = (int) (y / (points.size() + area.cardinality()));
    Fan fan = new Fan(layer, pins, points, area, x >= 0, 0, symbolMm);
    fans.add(fan.at(middle - fan.heightMm() / 2));
  }

  /** Moves fans of one side down until none lies over another. */
  private void stack() {
    fans.sort(Comparator.comparingInt(Fan::middleMm));
    int[] free = {chart.frame(view).topMm(), chart.frame(view).topMm()};
    for (int i = 0; i < fans.size(); i++) {
      Fan fan = fans.get(i);
      int side = fan.toRight() ? 1 : 0;
      Fan placed = fan.at(Math.max(free[side], fan.topMm()));
      free[side] = placed.bottomMm() + symbolMm;
      fans.set(i, placed);
    }
  }

  /** How far the figure, or its letter, reaches beside a fan, from the middle of the frame. */
  int reach(Fan fan) {
    int reach = 0;
    BitSet inside = chart.surface(view).inside();
    int first = Math.max(0, grid.rowUpTo(fan.topMm() - symbolMm));
    int last = Math.min(grid.rows() - 1, grid.rowUpTo(fan.bottomMm() + symbolMm));
    for (int row = first; row <= last; row++) {
      int start = row * grid.columns();
      int cell =
          fan.toRight()
              ? inside.previousSetBit(start + grid.columns() - 1)
              : inside.nextSetBit(start);
      if (cell < start || cell >= start + grid.columns()) continue;
      int x = grid.xMm(cell - start) - middleMm();
      reach = Math.max(reach, fan.toRight() ? x : -x);
    }
    for (Art.Letter letter : chart.letters(view)) {
      int x = fan.toRight() ? letter.xMm() - middleMm() : middleMm() - letter.xMm();
      boolean beside = letter.yMm() >= fan.topMm() && letter.yMm() <= fan.bottomMm() + 4 * symbolMm;
      if (beside) reach = Math.max(reach, x + 2 * symbolMm);
    }
    return reach;
  }

  /** The regions in which something of unknown place lies. */
  private List<String> regions(Pin.Lies lies) {
    return switch (lies) {
      case Pin.Lies.At at -> List.of();
      case Pin.Lies.InRegion(String id) -> List.of(chart.known(id).id());
      case Pin.Lies.InGroup(String group, Side side) -> {
        List<ChartRegion> of =
            chart.regions().stream().filter(r -> r.bodyGroup().equals(group)).toList();
        if (of.isEmpty()) throw new IllegalArgumentException("no part of the body “" + group + "”");
        List<ChartRegion> there = of.stream().filter(r -> r.side() == side).toList();
        yield (there.isEmpty() ? of : there).stream().map(ChartRegion::id).toList();
      }
    };
  }

  private BitSet cells(View of, List<String> regions) {
    BitSet cells = new BitSet();
    for (String id : regions) cells.or(chart.surface(of).cellsOf(id));
    return cells;
  }

  /** The view on which most of these regions is seen: a whole figure, if one shows them. */
  private View home(List<String> regions) {
    View home = View.FRONT;
    int most = 0;
    for (List<View> views :
        List.of(
            List.of(View.FRONT, View.BACK),
            List.of(View.RIGHT, View.LEFT),
            List.of(View.HAND_PALM, View.HAND_DORSUM, View.FOOT_SOLE, View.FOOT_DORSUM))) {
      for (View each : views) {
        int cells = cells(each, regions).cardinality();
        if (cells > most) {
          most = cells;
          home = each;
        }
      }
      if (most > 0) return home;
    }
    return home;
  }
}
