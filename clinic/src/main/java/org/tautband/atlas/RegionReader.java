package org.tautband.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tautband.evidence.Content;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Side;
import org.tautband.kernel.words.Slips;

/** Reads ids of regions as people write them; what is wrong is said so that it can be mended. */
final class RegionReader {
  private static final int REASONS_AT_MOST = 10;
  private static final String EMPTY =
      "A region is empty. Take it out, or name it, such as temple.R.";
  private final Map<String, Area> areas = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  RegionReader(Content content) {
    for (var row : content.rows("atlas/regions.csv")) {
      Side side =
          switch (row.text("side")) {
            case "R" -> Side.RIGHT;
            case "L" -> Side.LEFT;
            default -> Side.MIDLINE;
          };
      areas.put(row.text("id"), new Area(row.text("base_id"), side));
      names.put(row.text("id"), row.text("name"));
    }
  }

  /** What was read, and why some of it could not be. */
  record Read(Set<Area> areas, List<String> problems) {}

  /**
   * @param sideUnknown regions without side are then read as right
   */
  Read read(List<String> ids, boolean sideUnknown) {
    Set<Area> read = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    int more = 0;
    boolean sided = ids.stream().anyMatch(id -> id.strip().endsWith(".L"));
    for (String id : new LinkedHashSet<>(ids)) {
      String region = id.strip();
      Area area = areas.get(region);
      Area right = areas.get(region + ".R");
      if (area != null) {
        read.add(area);
      } else if (right != null && sideUnknown && !sided) {
        read.add(right);
      } else if (problems.size() == REASONS_AT_MOST) {
        more++;
      } else {
        problems.add(region.isEmpty() ? EMPTY : right != null ? twoSides(region) : unknown(region));
      }
    }
    if (ids.isEmpty()) problems.add("No region is given. Name at least one, such as temple.R.");
    if (more > 0) problems.add("… and " + more + " more that could not be read.");
    return new Read(read, problems);
  }

  private String twoSides(String base) {
    return "“%s” has two sides. Write %s.".formatted(base, bothSides(base));
  }

  private String unknown(String region) {
    int dot = region.lastIndexOf('.');
    String base = dot < 0 ? region : region.substring(0, dot);
    if (areas.containsKey(base)) {
      return "“%s”: %s lies in the midline and has no side. Write %s."
          .formatted(shown(region), name(base), base);
    }
    if (areas.containsKey(base + ".R")) {
      return "“%s”: the side is a capital letter. Write %s."
          .formatted(shown(region), bothSides(base));
    }
    String small = base.toLowerCase(Locale.ROOT);
    if (areas.containsKey(small) || areas.containsKey(small + ".R")) {
      return "“%s”: ids are written in small letters, a side as .R or .L. Write %s."
          .formatted(shown(region), areas.containsKey(small) ? small : bothSides(small));
    }
    String nearest = nearest(base);
    return "There is no region “%s”.%s The ids stand in content/atlas/regions.csv."
        .formatted(shown(region), nearest.isEmpty() ? "" : " Is " + nearest + " meant?");
  }

  private String bothSides(String base) {
    return "%s.R (%s) or %s.L (%s)".formatted(base, name(base + ".R"), base, name(base + ".L"));
  }

  /** Short, and without signs that a terminal would obey. */
  private static String shown(String region) {
    String plain = region.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
  }

  private String nearest(String base) {
    if (base.length() > 40) return "";
    String best = "";
    int fewest = Math.max(1, base.length() / 3) + 1;
    for (Area area : areas.values()) {
      int slips = Slips.between(base, area.base());
      if (slips < fewest) {
        fewest = slips;
        best = area.base();
      }
    }
    return best;
  }

  /** "temple (side not told)"; in the midline only the name. */
  String nameWithoutSide(String id) {
    String name = name(id);
    return id.endsWith(".R") || id.endsWith(".L")
        ? name.replaceFirst("^(right|left) ", "") + " (side not told)"
        : name;
  }

  /** With the side in words: "right temple". */
  String name(String id) {
    return names.getOrDefault(id, id);
  }
}
