package org.tautband.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cases and rankings as JSON, one line each; the schema stands in {@code docs/ranking.md}. */
public final class RankingJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** A name that stands twice is a fault: the later one could be another side. */
  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private static final String A_CASE =
      "A case is one line, such as {\"id\":\"a\",\"regions\":[\"temple.R\"]}.";

  /** What a case may say of its side; the regions say it, this is only held against them. */
  private static final Set<String> SIDES = Set.of("", "unknown", "R", "L", "B", "M");

  private RankingJson() {}

  /** A case that was read, or why it could not be. */
  public sealed interface Read {
    record Case(RankingCase asked) implements Read {}

    record Unreadable(RankingAnswer.Refused why) implements Read {}
  }

  /** Reads {@code {"id":…,"regions":[…],"features":[…],"side":"unknown","condition":…}}. */
  public static Read read(String json) {
    JsonNode node;
    try {
      node = STRICT.readTree(json);
    } catch (JacksonException broken) {
      return unreadable("", broken(broken));
    }
    if (!node.isObject()) return unreadable("", "This is no JSON object. " + A_CASE);
    if (!node.path("id").isMissingNode() && !node.path("id").isValueNode()) {
      return unreadable("", "“id” must be a text or a number, or be left out.");
    }
    String id = node.path("id").asString("");
    String side = node.path("side").asString("");
    if (!SIDES.contains(side)) {
      return unreadable(
          id,
          "“side” can say “unknown”, or R, L, B (both), M (midline). A known side stands behind each"
              + " region, such as temple.R (right temple) or temple.L (left temple).");
    }
    if (!texts(node.path("regions")) || node.path("regions").isMissingNode()) {
      return unreadable(id, "“regions” must be a list of texts, such as [\"temple.R\"].");
    }
    if (!texts(node.path("features"))) {
      return unreadable(id, "“features” must be a list of texts, or be left out.");
    }
    JsonNode condition = node.path("condition");
    if (!condition.isMissingNode() && !condition.isNull() && !condition.isString()) {
      return unreadable(id, "“condition” must be a text, or be left out.");
    }
    List<String> regions = list(node.path("regions"));
    for (String region : regions) {
      if (contradicts(side, region)) {
        return unreadable(
            id, "“side” says %s, but “%s” is on the other side.".formatted(side, region));
      }
    }
    return new Read.Case(
        new RankingCase(
            id,
            regions,
            list(node.path("features")),
            side.equals("unknown"),
            condition.asString("")));
  }

  private static String broken(JacksonException broken) {
    if (broken.getOriginalMessage().startsWith("Duplicate")) {
      return "A name stands twice in it, so that it is not clear which is meant. Keep one.";
    }
    TokenStreamLocation at = broken.getLocation();
    String where =
        at == null
            ? ""
            : " (line " + at.getLineNr() + ", character " + Math.max(1, at.getColumnNr()) + ")";
    return "This is not JSON" + where + ". " + A_CASE;
  }

  /** The answer to a line that could not be read at all. */
  public static RankingAnswer.Refused refuse(String reason) {
    return new RankingAnswer.Refused("", List.of(reason));
  }

  private static boolean contradicts(String side, String region) {
    return (side.equals("R") && region.endsWith(".L"))
        || (side.equals("L") && region.endsWith(".R"))
        || (side.equals("M") && (region.endsWith(".R") || region.endsWith(".L")));
  }

  /** Whether it is meant as a drawing of the body chart rather than as a list of regions. */
  static boolean isDrawing(String json) {
    try {
      return MAPPER.readTree(json).has("chart");
    } catch (JacksonException broken) {
      return false; // whoever reads it next says what is wrong
    }
  }

  private static boolean texts(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isArray() && node.valueStream().allMatch(JsonNode::isString));
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    if (array.isArray()) array.valueStream().forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private static Read unreadable(String id, String reason) {
    return new Read.Unreadable(new RankingAnswer.Refused(id, List.of(reason)));
  }

  /** One line, without its end. */
  public static String line(RankingAnswer answer) {
    return MAPPER.writeValueAsString(
        switch (answer) {
          case RankingAnswer.Refused refused -> refused(refused);
          case RankedDrawing ranked -> ranked(ranked);
        });
  }

  private static ObjectNode refused(RankingAnswer.Refused refused) {
    ObjectNode node = MAPPER.createObjectNode().put("id", refused.id());
    put(node, "refused", refused.reasons());
    return node;
  }

  private static ObjectNode ranked(RankedDrawing ranked) {
    ObjectNode node = MAPPER.createObjectNode().put("id", ranked.id());
    ArrayNode candidates = node.putArray("candidates");
    for (RankedDrawing.Match match : ranked.candidates()) {
      candidates.add(match(match, ranked.sideUnknown()));
    }
    node.put("noGoodMatch", ranked.noGoodMatch());
    ArrayNode warnings = node.putArray("warnings");
    for (Warning warning : ranked.warnings()) {
      ObjectNode one = warnings.addObject().put("code", warning.code()).put("text", warning.text());
      put(one, "because", warning.because());
    }
    ArrayNode together = node.putArray("together");
    for (RankedDrawing.Named one : ranked.together()) {
      together.addObject().put("muscle", one.muscle()).put("side", one.side().code());
    }
    put(node, "unexplained", ranked.unexplained());
    put(node, "notUnderstood", ranked.notUnderstood());
    put(node, "saidAbsent", ranked.saidAbsent());
    node.put("sideUnknown", ranked.sideUnknown());
    if (!ranked.priors().isEmpty()) node.put("priors", ranked.priors());
    return node.put("model", Rankings.DISPUTED);
  }

  private static ObjectNode match(RankedDrawing.Match match, boolean sideUnknown) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("muscle", match.muscle())
            .put("side", match.side().code())
            .put("score", Math.round(match.score() * 1e4) / 1e4);
    put(node, "covers", match.covers());
    put(node, "doesNotExplain", match.doesNotExplain());
    put(node, "beside", match.beside());
    put(node, "alsoExpected", match.alsoExpected());
    node.put("evidence", match.evidence());
    if (sideUnknown) node.put("sideUnknown", true);
    return node;
  }

  private static void put(ObjectNode node, String name, List<String> texts) {
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
  }
}
