package org.tautband.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What regions, muscles and hazards must agree on. */
final class AtlasCheck {
  private static final Pattern LUNG = Pattern.compile("\\blungs?\\b|pleura");

  private final ContentCheck check;
  private final Map<String, Row> groups = new HashMap<>();

  AtlasCheck(ContentCheck check) {
    this.check = check;
    check.rows("atlas/body_groups.csv").forEach(row -> groups.put(row.text("id"), row));
  }

  void check(byte[] atlasJson) {
    check.rows("atlas/regions.csv").forEach(this::region);
    check.rows("atlas/site_hazards.csv").forEach(this::hazard);
    Set<String> muscles = new HashSet<>();
    for (Row row : check.rows("atlas/atlas.csv")) {
      muscles.add(row.text("id"));
      check.that(
          !LUNG.matcher(row.text("needle_caution")).find()
              || reachesLung(row.text("body_group"))
              || row.list("other_body_groups").stream().anyMatch(this::reachesLung),
          row,
          "the caution names the lung, no body group of the muscle does");
    }
    check.that(
        muscles.equals(idsOf(atlasJson)),
        "atlas/atlas.json",
        "the muscles differ from those of atlas.csv");
  }

  private void region(Row row) {
    String side = row.text("side");
    String expected = row.text("base_id") + (side.equals("M") ? "" : "." + side);
    check.that(
        row.text("id").equals(expected), row, "id is not base_id + side (midline: no suffix)");
  }

  private void hazard(Row row) {
    check.that(
        row.text("max_depth_mm").isEmpty() || !row.text("max_depth_kind").isEmpty(),
        row,
        "a depth without its kind");
    check.that(
        (row.text("needle_length_mm_min") + row.text("needle_length_mm_max")).isEmpty()
            || !row.text("length_kind").isEmpty(),
        row,
        "a length without its kind");
    check.that(
        !LUNG.matcher(row.text("danger_structures")).find() || reachesLung(row.text("body_group")),
        row,
        "the lung is a danger here, the body group says no");
  }

  private boolean reachesLung(String group) {
    return Objects.requireNonNull(groups.get(group), group).yes("needling_can_reach_pleura");
  }

  private static Set<String> idsOf(byte[] json) {
    Set<String> ids = new HashSet<>();
    try {
      JsonNode muscles = JsonMapper.shared().readTree(json).path("muscles");
      muscles.valueStream().forEach(muscle -> ids.add(muscle.path("id").asString()));
    } catch (JacksonException broken) {
      throw new ContentRefused(
          List.of(
              new ContentProblem(
                  "content/atlas/atlas.json", 1, "is not JSON: " + broken.getOriginalMessage())));
    }
    return ids;
  }
}
