package org.tautband.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tautband.evidence.Content;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Body;
import org.tautband.kernel.referral.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A published report of {@code atlas/published_cases.json}. Their papers also support rows of the
 * atlas, so they flatter.
 */
record PublishedCase(
    String id, String summary, Set<Area> areas, Set<String> expected, List<String> sourceKeys) {
  /** The rows of {@code sources.csv} that stand for the paper of each case. */
  private static final Map<String, List<String>> PAPERS =
      Map.ofEntries(
          Map.entry("V07", List.of("JALIL10")),
          Map.entry("V08", List.of("KALL20")),
          Map.entry("V10", List.of("KIM06")),
          Map.entry("V11", List.of("AND09")),
          Map.entry("V12", List.of("AND09")),
          Map.entry("V14", List.of("SCMCASE")),
          Map.entry("V16", List.of("ROCK14")),
          Map.entry("V17", List.of("ROCK14")),
          Map.entry("V20", List.of("KWON17")),
          Map.entry("V27", List.of("FERN06", "FERN07T")),
          Map.entry("V28", List.of("QER09")),
          Map.entry("V29", List.of("LEFF00")),
          Map.entry("V30", List.of("DREW17")),
          Map.entry("V31", List.of("HWANG05APL")),
          Map.entry("V32", List.of("HWANG05PQ")),
          Map.entry("V33", List.of("LAU93")));

  /** All of them; where the side was not told, as if on the right. */
  static List<PublishedCase> all(Content content) {
    Body body = ReferralMaps.body(content);
    List<PublishedCase> cases = new ArrayList<>();
    try (var in = PublishedCase.class.getResourceAsStream("/atlas/published_cases.json")) {
      JsonNode root = JsonMapper.shared().readTree(in.readAllBytes());
      root.get("cases").forEach(node -> cases.add(of(body, node)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return cases;
  }

  private static PublishedCase of(Body body, JsonNode node) {
    Set<Area> areas = new LinkedHashSet<>();
    String side = node.get("side").asString();
    for (JsonNode region : node.get("pain_regions")) {
      Area midline = new Area(region.asString(), Side.MIDLINE);
      if (body.knows(midline)) {
        areas.add(midline);
        continue;
      }
      if (!side.equals("L")) areas.add(new Area(region.asString(), Side.RIGHT));
      if (side.equals("L") || side.equals("B")) areas.add(new Area(region.asString(), Side.LEFT));
    }
    Set<String> expected = new LinkedHashSet<>();
    node.get("expected_muscles").forEach(muscle -> expected.add(muscle.asString()));
    String id = node.get("id").asString();
    return new PublishedCase(
        id, node.get("summary").asString(), areas, expected, PAPERS.getOrDefault(id, List.of()));
  }
}
