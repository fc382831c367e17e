package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tautband.kernel.chart.ChartRegion.Side;

/**
 * The skin that a view shows: its frame, its outline and which region each cell belongs to.
 *
 * @param outline pieces that lie over one another, the lowest first
 * @param regions region id to shape, in the order of the file
 * @param cells region id to its cells; no cell belongs to two
 * @param owners the same, cell by cell
 * @param inside cells inside the outline
 * @param piece for each piece of the outline the cells in which it is the uppermost
 */
record Surface(
    Grid grid,
    List<Art.Letter> letters,
    List<Shape> outline,
    List<String> landmarks,
    List<String> over,
    Map<String, Shape> regions,
    Map<String, BitSet> cells,
    Owners owners,
    BitSet inside,
    List<BitSet> piece) {

  static Surface of(Art art, Map<String, ChartRegion> known) {
    Grid grid = art.frame();
    boolean whole = art.half() == Side.MIDLINE;
    List<Shape> outline = new ArrayList<>();
    for (String path : art.outline()) outline.add(whole ? Shape.of(path) : bothSides(path));
    Map<String, Shape> regions = new LinkedHashMap<>();
    art.regions().forEach((base, path) -> add(regions, art.half(), base, path, known));
    return filled(grid, art, outline, regions);
  }

  private static Shape bothSides(String path) {
    Shape shape = Shape.of(path);
    return path.endsWith("z") ? shape.and(shape.mirrored()) : shape;
  }

  private static List<String> lines(List<String> paths, boolean symmetric) {
    List<String> lines = new ArrayList<>(paths);
    if (symmetric) paths.forEach(path -> lines.add(mirroredLine(path)));
    return lines;
  }

  private static String mirroredLine(String path) {
    return Line.of(path).mirrored().path();
  }

  private static void add(
      Map<String, Shape> regions,
      Side half,
      String base,
      String path,
      Map<String, ChartRegion> known) {
    if (known.containsKey(base)) {
      regions.put(base, half == Side.MIDLINE ? Shape.of(path) : bothSides(path));
    } else if (half == Side.MIDLINE) {
      regions.put(base + Side.LEFT.suffix(), Shape.of(path));
    } else {
      regions.put(base + half.suffix(), Shape.of(path));
      regions.put(base + half.other().suffix(), Shape.of(path).mirrored());
    }
  }

  private static Surface filled(
      Grid grid, Art art, List<Shape> outline, Map<String, Shape> regions) {
    boolean symmetric = art.half() != Side.MIDLINE;
    List<BitSet> pieces = new ArrayList<>();
    BitSet inside = new BitSet(grid.cells());
    for (Shape shape : outline) {
      BitSet piece = grid.inside(shape.flattened());
      if (symmetric) piece = symmetric(grid, piece);
      for (BitSet lower : pieces) lower.andNot(piece);
      pieces.add(piece);
      inside.or(piece);
    }
    Map<String, BitSet> cells =
        symmetric ? symmetricCells(grid, regions, inside) : cells(grid, regions, inside);
    Owners owners = new Owners(cells, grid.cells());
    return new Surface(
        grid,
        art.letters(),
        outline,
        lines(art.landmarks(), symmetric),
        lines(art.over(), symmetric),
        regions,
        cells,
        owners,
        inside,
        pieces);
  }

  private static BitSet symmetric(Grid grid, BitSet cells) {
    BitSet half = grid.rightHalf(cells);
    half.or(grid.mirrored(half, grid));
    return half;
  }

  private static Map<String, BitSet> cells(Grid grid, Map<String, Shape> regions, BitSet inside) {
    Map<String, BitSet> cells = new LinkedHashMap<>();
    BitSet free = (BitSet) inside.clone();
    regions.forEach((id, shape) -> cells.put(id, take(grid.inside(shape.flattened()), free)));
    return cells;
  }

  /** Only the half at x &gt; 0 is filled; the other is its mirror image, cell by cell. */
  private static Map<String, BitSet> symmetricCells(
      Grid grid, Map<String, Shape> regions, BitSet inside) {
    Map<String, BitSet> halves = new LinkedHashMap<>();
    BitSet free = grid.rightHalf(inside);
    regions.forEach((id, shape) -> halves.put(id, take(grid.inside(shape.flattened()), free)));
    Map<String, BitSet> cells = new LinkedHashMap<>();
    halves.forEach(
        (id, half) -> {
          BitSet both = (BitSet) half.clone();
          both.or(grid.mirrored(halves.getOrDefault(mirroredId(id), new BitSet()), grid));
          cells.put(id, both);
        });
    return cells;
  }

  private static BitSet take(BitSet wanted, BitSet free) {
    wanted.and(free);
    free.andNot(wanted);
    return wanted;
  }

  /** The same region on the other side. */
  static String mirroredId(String id) {
    if (id.endsWith(".R")) return id.substring(0, id.length() - 1) + "L";
    return id.endsWith(".L") ? id.substring(0, id.length() - 1) + "R" : id;
  }

  /** The other side view. */
  Surface mirrored() {
    Grid other = grid.mirrored();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    Map<String, BitSet> mirroredCells = new LinkedHashMap<>();
    regions.forEach((id, shape) -> shapes.put(mirroredId(id), shape.mirrored()));
    cells.forEach((id, of) -> mirroredCells.put(mirroredId(id), grid.mirrored(of, other)));
    return new Surface(
        other,
        letters.stream()
            .map(l -> new Art.Letter(l.side().equals("L") ? "R" : "L", -l.xMm(), l.yMm()))
            .toList(),
        outline.stream().map(Shape::mirrored).toList(),
        landmarks.stream().map(Surface::mirroredLine).toList(),
        over.stream().map(Surface::mirroredLine).toList(),
        shapes,
        mirroredCells,
        new Owners(mirroredCells, other.cells()),
        grid.mirrored(inside, other),
        piece.stream().map(cells -> grid.mirrored(cells, other)).toList());
  }

  /** Cells of a region of this view; none when it is not shown here. */
  BitSet cellsOf(String regionId) {
    return cells.getOrDefault(regionId, new BitSet());
  }
}
