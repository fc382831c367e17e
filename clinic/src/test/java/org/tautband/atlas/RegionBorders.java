package org.tautband.atlas;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures where regions of the body chart border on each other and writes {@code
 * content/atlas/adjacency.csv}: {@code RegionBorders regions.json adjacency.csv}, where {@code
 * regions.json} holds the outlines of the chart by view, in millimetres.
 *
 * <p>Two regions border where their outlines run within {@value #NEAR_MM} mm of each other; of
 * several views the longest border counts. In the side views the arm hangs before the trunk, which
 * is no border; legs and arms do not border on those of the other side.
 */
final class RegionBorders {
  private static final double NEAR_MM = 2;
  private static final double STEP_MM = 0.5;

  /** Where corners touch there is no border. */
  private static final double SHORTEST_MM = 4;

  private static final Pattern NUMBER = Pattern.compile("[CLMZ]|-?\\d+\\.?\\d*");
  private static final Set<String> ARM = Set.of("arm", "forearm", "hand");
  private static final Set<String> LIMBS = Set.of("arm", "forearm", "hand", "thigh", "leg", "foot");

  private record Point(double x, double y) {}

  private record Pair(String a, String b, boolean across) {}

  private final Map<String, Row> regions = new LinkedHashMap<>();
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<Pair, Double> borders = new LinkedHashMap<>();

  private RegionBorders(Content content) {
    for (Row row : content.rows("atlas/regions.csv")) {
      regions.put(row.text("id"), row);
      order.putIfAbsent(row.text("base_id"), order.size());
    }
  }

  public static void main(String[] files) throws Exception {
    var borders = new RegionBorders(Content.load());
    JsonNode art = JsonMapper.shared().readTree(Files.readAllBytes(Path.of(files[0])));
    for (String view : art.get("views").propertyNames()) borders.view(view, art.get("regions"));
    Files.writeString(Path.of(files[1]), borders.csv());
  }

  private void view(String view, JsonNode art) {
    Map<String, List<Point>> outlines = new LinkedHashMap<>();
    for (var region : art.properties()) {
      JsonNode drawn = region.getValue().path("views").path(view).path("path");
      if (!drawn.isMissingNode()) outlines.put(region.getKey(), outline(drawn.asString()));
    }
    Map<String, Set<Long>> cells = new HashMap<>();
    outlines.forEach((id, points) -> cells.put(id, cells(points)));
    List<String> ids = new ArrayList<>(outlines.keySet());
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        String a = ids.get(i);
        String b = ids.get(j);
        if (!mayBorder(view, a, b)) continue;
        double mm =
            (along(outlines.get(a), outlines.get(b), cells.get(b))
                    + along(outlines.get(b), outlines.get(a), cells.get(a)))
                / 2;
        if (mm >= SHORTEST_MM) borders.merge(pair(a, b), mm, Math::max);
      }
    }
  }

  private boolean mayBorder(String view, String a, String b) {
    String groupOfA = regions.get(a).text("body_group");
    String groupOfB = regions.get(b).text("body_group");
    boolean sideView = view.equals("left") || view.equals("right");
    if (sideView && ARM.contains(groupOfA) != ARM.contains(groupOfB)) {
      return groupOfA.equals("shoulder") || groupOfB.equals("shoulder");
    }
    return !(across(a, b) && (LIMBS.contains(groupOfA) || LIMBS.contains(groupOfB)));
  }

  private boolean across(String a, String b) {
    String sides = regions.get(a).text("side") + regions.get(b).text("side");
    return sides.equals("RL") || sides.equals("LR");
  }

  private Pair pair(String a, String b) {
    String baseOfA = regions.get(a).text("base_id");
    String baseOfB = regions.get(b).text("base_id");
    boolean inOrder = order.get(baseOfA) <= order.get(baseOfB);
    return new Pair(inOrder ? baseOfA : baseOfB, inOrder ? baseOfB : baseOfA, across(a, b));
  }

  /** How much of one outline runs beside the other, in millimetres. */
  private static double along(List<Point> one, List<Point> other, Set<Long> cells) {
    double mm = 0;
    for (int i = 1; i < one.size(); i++) {
      Point at = one.get(i);
      if (!cells.contains(cell(at.x(), at.y()))) continue;
      if (other.stream().anyMatch(p -> Math.hypot(p.x() - at.x(), p.y() - at.y()) <= NEAR_MM)) {
        mm += Math.hypot(at.x() - one.get(i - 1).x(), at.y() - one.get(i - 1).y());
      }
    }
    return mm;
  }

  /** Squares in which something may be near. */
  private static Set<Long> cells(List<Point> points) {
    Set<Long> cells = new HashSet<>();
    for (Point p : points) {
      for (int dx = -1; dx <= 1; dx++) {
        for (int dy = -1; dy <= 1; dy++) {
          cells.add(cell(p.x() + dx * NEAR_MM, p.y() + dy * NEAR_MM));
        }
      }
    }
    return cells;
  }

  private static long cell(double x, double y) {
    return Math.round(x / NEAR_MM) * 100_000 + Math.round(y / NEAR_MM);
  }

  /** The path's curves as points at most {@link #STEP_MM} apart. */
  private static List<Point> outline(String path) {
    List<String> tokens = NUMBER.matcher(path).results().map(m -> m.group()).toList();
    List<Point> points = new ArrayList<>();
    Point start = new Point(0, 0);
    Point at = start;
    char command = 'M';
    int i = 0;
    while (i < tokens.size()) {
      if (Character.isLetter(tokens.get(i).charAt(0))) {
        command = tokens.get(i++).charAt(0);
        if (command == 'Z') line(points, at, start);
        continue;
      }
      int numbers = command == 'C' ? 6 : 2;
      double[] n = new double[numbers];
      for (int k = 0; k < numbers; k++) n[k] = Double.parseDouble(tokens.get(i++));
      Point to = new Point(n[numbers - 2], n[numbers - 1]);
      switch (command) {
        case 'M' -> {
          start = to;
          points.add(to);
        }
        case 'C' -> curve(points, at, new Point(n[0], n[1]), new Point(n[2], n[3]), to);
        default -> line(points, at, to);
      }
      at = to;
    }
    return points;
  }

  private static void line(List<Point> points, Point a, Point b) {
    curve(points, a, a, b, b);
  }

  private static void curve(List<Point> points, Point a, Point b, Point c, Point d) {
    double length =
        Math.hypot(b.x() - a.x(), b.y() - a.y())
            + Math.hypot(c.x() - b.x(), c.y() - b.y())
            + Math.hypot(d.x() - c.x(), d.y() - c.y());
    int steps = (int) Math.ceil(length / STEP_MM);
    for (int k = 1; k <= steps; k++) {
      double t = (double) k / steps;
      double s = 1 - t;
      double w0 = s * s * s;
      double w1 = 3 * s * s * t;
      double w2 = 3 * s * t * t;
      double w3 = t * t * t;
      points.add(
          new Point(
              w0 * a.x() + w1 * b.x() + w2 * c.x() + w3 * d.x(),
              w0 * a.y() + w1 * b.y() + w2 * c.y() + w3 * d.y()));
    }
  }

  private String csv() {
    Map<String, String> lines = new TreeMap<>();
    borders.forEach(
        (pair, mm) -> {
          String key = pair.a() + "+" + pair.b() + (pair.across() ? "+across" : "");
          String sorted =
              "%03d%03d%b".formatted(order.get(pair.a()), order.get(pair.b()), pair.across());
          lines.put(
              sorted,
              "%s,%s,%s,%s,%d,own,OWN%n"
                  .formatted(
                      key, pair.a(), pair.b(), pair.across() ? "across" : "same", Math.round(mm)));
        });
    return "pair,base_a,base_b,side,border_mm,status,source_keys\n"
        + String.join("", lines.values());
  }
}
