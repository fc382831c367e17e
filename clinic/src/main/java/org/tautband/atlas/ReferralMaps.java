package org.tautband.atlas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.referral.Body;
import org.tautband.kernel.referral.Evidence;
import org.tautband.kernel.referral.MuscleMap;
import org.tautband.kernel.referral.Zone;

/** Regions, their borders and the referral maps of the content, as the model reads them. */
final class ReferralMaps {
  /** A point as {@code atlas.csv} writes it: {@code TrP1: place [main regions|other regions]}. */
  private static final Pattern POINT = Pattern.compile("\\[([^|\\]]*)\\|([^|\\]]*)]");

  private ReferralMaps() {}

  static Body body(Content content) {
    Map<String, Body.Base> bases = new LinkedHashMap<>();
    for (Row row : content.rows("atlas/regions.csv")) {
      String id = row.text("base_id");
      bases.putIfAbsent(
          id, new Body.Base(id, row.text("side").equals("M"), row.text("body_group")));
    }
    List<Body.Border> borders =
        content.rows("atlas/adjacency.csv").stream()
            .map(
                row ->
                    new Body.Border(
                        row.text("base_a"),
                        row.text("base_b"),
                        row.text("side").equals("across"),
                        Objects.requireNonNull(row.number("border_mm")).doubleValue()))
            .toList();
    return new Body(List.copyOf(bases.values()), borders);
  }

  /** One map for each muscle, in the order of the atlas. */
  static List<MuscleMap> of(Content content) {
    return content.rows("atlas/atlas.csv").stream().map(ReferralMaps::map).toList();
  }

  private static MuscleMap map(Row row) {
    Set<String> groups = new HashSet<>(row.list("other_body_groups"));
    groups.add(row.text("body_group"));
    List<Zone> points = new ArrayList<>();
    POINT
        .matcher(row.text("trigger_points"))
        .results()
        .forEach(point -> points.add(new Zone(regions(point.group(1)), regions(point.group(2)))));
    if (points.isEmpty()) {
      points.add(
          new Zone(
              Set.copyOf(row.list("primary_regions")), Set.copyOf(row.list("secondary_regions"))));
    }
    return new MuscleMap(row.text("id"), groups, evidence(row), points);
  }

  private static Set<String> regions(String cell) {
    return cell.isBlank() ? Set.of() : Set.of(cell.strip().split("\\s+"));
  }

  private static Evidence evidence(Row row) {
    return switch (row.text("referral_evidence")) {
      case "E" -> Evidence.EXPERIMENT;
      case "V" -> Evidence.SECONDARY;
      default -> Evidence.RECALLED; // whatever else it says, nobody read it
    };
  }
}
