package org.tautband.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Row;
import tools.jackson.databind.JsonNode;

/**
 * Whether an entry asserts what it names: now, once, or not at all, by its type and status elements
 * (rows of {@code record_negation.csv} whose scope is element). What no row speaks of is taken as
 * now: it must be asked.
 */
final class Standing {

  /** In rising order of silence. */
  enum Effect {
    CURRENT,
    PAST,
    NONE
  }

  private static final Set<String> GIVEN_ONCE =
      Set.of("MedicationAdministration", "MedicationDispense");

  private record Rule(String type, String element, Set<String> values, Effect effect) {}

  private final List<Rule> rules;
  private final Set<String> typesThatAssertNothing;

  private Standing(List<Rule> rules, Set<String> typesThatAssertNothing) {
    this.rules = rules;
    this.typesThatAssertNothing = typesThatAssertNothing;
  }

  static Standing of(List<Row> rows) {
    List<Rule> rules = new ArrayList<>();
    Set<String> silent = Set.of();
    for (Row row : rows) {
      String[] sides = row.text("phrase").split("=", 2);
      Set<String> values = Set.of(sides[1].split("\\|"));
      if (sides[0].equals("resourceType")) {
        silent = values;
      } else {
        String[] path = sides[0].split("\\.", 2);
        rules.add(new Rule(path[0], path[1], values, effect(row.text("effect"))));
      }
    }
    return new Standing(List.copyOf(rules), silent);
  }

  private static Effect effect(String cell) {
    return switch (cell) {
      case "current" -> Effect.CURRENT;
      case "past" -> Effect.PAST;
      case "no" -> Effect.NONE;
      default -> throw new IllegalArgumentException("effect " + cell + " on an element");
    };
  }

  /** What the entry asserts on that day; the most silent of its elements decides. */
  Effect of(JsonNode resource, LocalDate today) {
    String type = resource.path("resourceType").asString("");
    if (typesThatAssertNothing.contains(type) || saysNo(resource)) {
      return Effect.NONE;
    }
    Effect found = ended(resource, type, today) ? Effect.PAST : Effect.CURRENT;
    for (Rule rule : rules) {
      if (rule.type().equals(type) && has(resource.path(rule.element()), rule.values())) {
        found = rule.effect().compareTo(found) > 0 ? rule.effect() : found;
      }
    }
    return found;
  }

  private static boolean has(JsonNode element, Set<String> values) {
    if (element.isValueNode()) {
      return values.contains(element.asString(""));
    }
    for (JsonNode coding : element.path("coding")) {
      if (values.contains(coding.path("code").asString(""))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A dose given once is over when it is long ago; a recent or undated one still counts. A
   * condition with an end and no clinical status is over.
   */
  private static boolean ended(JsonNode resource, String type, LocalDate today) {
    if (GIVEN_ONCE.contains(type)) {
      boolean completed = resource.path("status").asString("").equals("completed");
      @Nullable LocalDate on = Dates.assertedOn(resource);
      return completed && on != null && Dates.maybeOutdated(on, today);
    }
    boolean conditionEnded =
        type.equals("Condition")
            && !resource.has("clinicalStatus")
            && resource.propertyNames().stream().anyMatch(n -> n.startsWith("abatement"));
    return conditionEnded;
  }

  /** An observation whose answer is no. */
  private static boolean saysNo(JsonNode resource) {
    if (resource.has("valueBoolean")) {
      return !resource.path("valueBoolean").asBoolean(true);
    }
    JsonNode value = resource.path("valueCodeableConcept");
    List<String> words = new ArrayList<>();
    words.add(resource.path("valueString").asString(""));
    words.add(value.path("text").asString(""));
    value.path("coding").forEach(c -> words.add(c.path("display").asString("")));
    boolean loincNo =
        value
            .path("coding")
            .valueStream()
            .anyMatch(c -> c.path("code").asString("").equals("LA32-8"));
    return loincNo || words.stream().map(String::strip).anyMatch(Standing::isNo);
  }

  private static boolean isNo(String answer) {
    return Set.of("no", "negative", "absent", "none", "not detected", "nein", "non", "false")
        .contains(answer.toLowerCase(java.util.Locale.ROOT));
  }
}
