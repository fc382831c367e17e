package org.tautband.kernel.chart;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.tautband.kernel.chart.ChartRegion.Side;

/** One version of the body chart: its views and the regions they show. Immutable. */
public final class Chart {
  private static final Grid FACE = Grid.of(-130, -20, 260, 310);
  private static final List<Art.Letter> FACE_LETTERS =
      List.of(new Art.Letter("R", -110, 20), new Art.Letter("L", 110, 20));

  private final String version;
  private final Map<String, ChartRegion> regions;
  private final Map<View, Surface> surfaces;
  private final Map<String, SortedSet<String>> neighbours;
  private final Map<String, Integer> areaMm2 = new LinkedHashMap<>();

  private Chart(String version, Map<String, ChartRegion> regions, Map<View, Surface> surfaces) {
    this.version = version;
    this.regions = Collections.unmodifiableMap(regions);
    this.surfaces = surfaces;
    neighbours = Neighbours.in(surfaces.values());
    for (String id : regions.keySet()) {
      int cells =
          surfaces.values().stream().mapToInt(s -> s.cellsOf(id).cardinality()).max().orElse(0);
      if (cells == 0) throw new IllegalArgumentException("no view shows " + id);
      areaMm2.put(id, cells * Grid.CELL_MM * Grid.CELL_MM);
    }
  }

  /**
   * The chart of these files.
   *
   * @param file the text of a file by its name: {@code regions} and the codes of all views but
   *     {@code right} (the mirror image of {@code left}) and {@code face} (a part of {@code front})
   * @throws IllegalArgumentException when a file is not what it should be
   */
  public static Chart of(UnaryOperator<String> file) {
    Map<String, Json> names = Art.members(json(file, "regions"));
    String version = Art.text(names, "chart");
    Map<String, ChartRegion> regions = regions(Art.members(Art.member(names, "regions")));
    Map<View, Surface> surfaces = new EnumMap<>(View.class);
    for (View view : View.values()) {
      if (view == View.RIGHT || view == View.FACE) continue;
      Art art = Art.of(json(file, view.code()));
      if (!art.chart().equals(version)) {
        throw new IllegalArgumentException(view.code() + " belongs to " + art.chart());
      }
      Surface surface = Surface.of(art, regions);
      surfaces.put(view, surface);
      if (view == View.LEFT) surfaces.put(View.RIGHT, surface.mirrored());
    }
    return new Chart(version, regions, surfaces);
  }

  private static Json json(UnaryOperator<String> file, String name) {
    try {
      return JsonReader.read(file.apply(name));
    } catch (Json.Malformed e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, ChartRegion> regions(Map<String, Json> rows) {
    Map<String, ChartRegion> regions = new LinkedHashMap<>();
    rows.forEach(
        (base, row) -> {
          List<String> columns = ((Json.Items) row).of().stream().map(Art::text).toList();
          boolean sided = columns.get(2).equals("sided");
          for (Side side : sided ? List.of(Side.RIGHT, Side.LEFT) : List.of(Side.MIDLINE)) {
            ChartRegion region = ChartRegion.of(base, side, columns.get(0), columns.get(1));
            regions.put(region.id(), region);
          }
        });
    return regions;
  }

  /** {@code chart-1}. */
  public String version() {
    return version;
  }

  /** Every region with its side, in the order of {@code content/atlas/regions.csv}. */
  public List<ChartRegion> regions() {
    return List.copyOf(regions.values());
  }

  public Optional<ChartRegion> region(String id) {
    return Optional.ofNullable(regions.get(id));
  }

  /** The region of that id; another id is a broken invariant. */
  ChartRegion known(String id) {
    return region(id).orElseThrow(() -> new IllegalArgumentException("no region “" + id + "”"));
  }

  /** Regions with a common border of 8 mm or more on some view, itself not among them. */
  public SortedSet<String> neighbours(String regionId) {
    return neighbours.getOrDefault(known(regionId).id(), Collections.emptySortedSet());
  }

  /** Views that show the region, the insets last. */
  public Set<View> viewsOf(String regionId) {
    Set<View> views = java.util.EnumSet.noneOf(View.class);
    surfaces.forEach(
        (view, s) -> {
          if (s.regions().containsKey(regionId)) views.add(view);
        });
    return views;
  }

  /** The region at a point of a view; none beside the body. */
  public Optional<ChartRegion> regionAt(Drawing.Spot spot) {
    Surface surface = surface(spot.view());
    Grid grid = surface.grid();
    int column = grid.columnUpTo(spot.at().xMm() + 1);
    int row = grid.rowUpTo(spot.at().yMm() + 1);
    if (column < 0 || row < 0 || column >= grid.columns() || row >= grid.rows()) {
      return Optional.empty();
    }
    String id = surface.owners().of(row * grid.columns() + column);
    return id == null ? Optional.empty() : region(id);
  }

  /** Regions that a view shows. */
  public SortedSet<String> regionsOn(View view) {
    SortedSet<String> shown = new TreeSet<>(surface(view).regions().keySet());
    if (view == View.FACE) shown.removeIf(id -> !liesInFace(surface(view).cellsOf(id)));
    return Collections.unmodifiableSortedSet(shown);
  }

  private boolean liesInFace(BitSet cells) {
    Grid front = surface(View.FRONT).grid();
    int bottom = (front.rowUpTo(FACE.topMm() + FACE.rows() * Grid.CELL_MM) + 1) * front.columns();
    return !cells.isEmpty() && cells.length() <= bottom;
  }

  /**
   * The area of a region in the view that shows most of it, in square millimetres: the weight of
   * its share.
   */
  public int areaMm2(String regionId) {
    return areaMm2.getOrDefault(known(regionId).id(), 0);
  }

  /** The corners of a region on a view, each ring {@code x y …} in tenths of a millimetre. */
  public List<int[]> polygons(View view, String regionId) {
    Shape shape = surface(view).regions().get(regionId);
    return shape == null ? List.of() : shape.flattened();
  }

  Surface surface(View view) {
    Surface surface = surfaces.get(view.surface());
    if (surface == null) throw new IllegalStateException("no surface " + view);
    return surface;
  }

  Grid frame(View view) {
    return view == View.FACE ? FACE : surface(view).grid();
  }

  List<Art.Letter> letters(View view) {
    return view == View.FACE ? FACE_LETTERS : surface(view).letters();
  }
}
