package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cells that a drawing covers, view by view. What lies outside of the outline is cut off; the
 * face is part of the front.
 */
public final class Raster {
  private final Chart chart;
  private final Map<View, BitSet> covered;

  private Raster(Chart chart, Map<View, BitSet> covered) {
    this.chart = chart;
    this.covered = covered;
  }

  /** The cells of all marks; every cell where it hurts all over, else none. */
  public static Raster of(Chart chart, Drawing drawing) {
    if (drawing.says() == Drawing.Says.ALL_OVER) return all(chart);
    return of(chart, drawing.marks());
  }

  static Raster of(Chart chart, List<Mark> marks) {
    Map<View, BitSet> covered = new EnumMap<>(View.class);
    List<String> whole = new ArrayList<>();
    for (Mark mark : marks) {
      switch (mark) {
        case Mark.Stroke stroke -> {
          BitSet cells = covered.computeIfAbsent(stroke.view().surface(), v -> new BitSet());
          Grid grid = chart.surface(stroke.view()).grid();
          Brushwork.draw(grid, stroke.points(), stroke.widthMm(), cells);
        }
        case Mark.Whole region -> whole.add(chart.known(region.regionId()).id());
      }
    }
    covered.forEach((view, cells) -> cells.and(chart.surface(view).inside()));
    for (String id : whole) {
      for (View view : chart.viewsOf(id)) {
        covered.computeIfAbsent(view, v -> new BitSet()).or(chart.surface(view).cellsOf(id));
      }
    }
    return new Raster(chart, covered);
  }

  private static Raster all(Chart chart) {
    Map<View, BitSet> covered = new EnumMap<>(View.class);
    for (View view : View.values()) {
      if (view.surface() == view) covered.put(view, (BitSet) chart.surface(view).inside().clone());
    }
    return new Raster(chart, covered);
  }

  Chart chart() {
    return chart;
  }

  BitSet cells(View view) {
    return covered.getOrDefault(view.surface(), new BitSet());
  }

  /** How many cells of 4 mm² are covered, over all views. */
  public int size() {
    return covered.values().stream().mapToInt(BitSet::cardinality).sum();
  }

  public boolean isEmpty() {
    return covered.values().stream().allMatch(BitSet::isEmpty);
  }

  /**
   * Runs of covered cells of a view, row by row: first cell and number of cells, in turns. Cells
   * are numbered from the frame's corner along the rows.
   */
  public int[] runs(View view) {
    BitSet cells = cells(view);
    int columns = chart.surface(view).grid().columns();
    List<Integer> runs = new ArrayList<>();
    for (int from = cells.nextSetBit(0); from >= 0; ) {
      int end = Math.min(cells.nextClearBit(from), (from / columns + 1) * columns);
      runs.add(from);
      runs.add(end - from);
      from = cells.nextSetBit(end);
    }
    return runs.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Cells that both cover, over all views. */
  int common(Raster other) {
    int common = 0;
    for (Map.Entry<View, BitSet> of : covered.entrySet()) {
      BitSet both = (BitSet) of.getValue().clone();
      both.and(other.cells(of.getKey()));
      common += both.cardinality();
    }
    return common;
  }

  /** Covered cells of each region that a view shows; regions with none are left out. */
  Map<String, Integer> regions(View view) {
    BitSet cells = covered.get(view.surface());
    return cells == null ? Map.of() : chart.surface(view).owners().count(cells);
  }

  /** Views on which something is covered. */
  public Set<View> views() {
    Set<View> views = EnumSet.noneOf(View.class);
    covered.forEach(
        (view, cells) -> {
          if (!cells.isEmpty()) views.add(view);
        });
    return views;
  }
}
