package org.tautband.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The codes and words with which an entry names its matter. Notes and narrative are left out: free
 * text is shown to a person, never read by program.
 *
 * @param values the codes of an observation's answer
 */
record Stated(List<Coding> codings, List<Coding> values, List<String> words) {

  record Coding(String system, String code) {}

  private static final List<String> CONCEPTS =
      List.of("code", "medicationCodeableConcept", "type", "deviceCodeableConcept");

  static Stated of(JsonNode resource, Map<String, JsonNode> referred) {
    Stated stated = new Stated(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    String type = resource.path("resourceType").asString("");
    if (type.equals("Observation")) {
      stated.observation(resource);
      return stated;
    }
    CONCEPTS.forEach(name -> stated.concept(resource.path(name)));
    resource.path("reaction").forEach(r -> stated.concept(r.path("substance")));
    resource.path("deviceName").forEach(n -> stated.word(n.path("name")));
    stated.word(resource.path("modelNumber"));
    stated.reference(resource, resource.path("medicationReference"), referred);
    stated.reference(resource, resource.path("device"), referred);
    return stated;
  }

  /** Names for a list on a page: text before display before code. */
  static String name(JsonNode resource, Map<String, JsonNode> referred) {
    Stated stated = of(resource, referred);
    for (String word : stated.words()) {
      if (!word.isBlank()) {
        return word;
      }
    }
    return stated.codings().stream()
        .findFirst()
        .map(c -> c.code() + " (" + c.system() + ")")
        .orElse("without a name");
  }

  private void observation(JsonNode resource) {
    JsonNode value = resource.path("valueCodeableConcept");
    resource.path("code").path("coding").forEach(c -> codings.add(coding(c)));
    value.path("coding").forEach(c -> values.add(coding(c)));
    codings.addAll(values);
    boolean answeredInWords = !value.isMissingNode() || resource.has("valueString");
    concept(answeredInWords ? value : resource.path("code"));
    word(resource.path("valueString"));
  }

  private void concept(JsonNode concept) {
    word(concept.path("text"));
    concept
        .path("coding")
        .forEach(
            c -> {
              codings.add(coding(c));
              word(c.path("display"));
            });
  }

  private void reference(JsonNode resource, JsonNode reference, Map<String, JsonNode> referred) {
    String to = reference.path("reference").asString("");
    JsonNode target = referred.get(to);
    for (JsonNode contained : resource.path("contained")) {
      if (to.equals("#" + contained.path("id").asString(""))) {
        target = contained;
      }
    }
    if (target != null) {
      concept(target.path("code"));
      concept(target.path("type"));
      target.path("ingredient").forEach(i -> concept(i.path("itemCodeableConcept")));
      target.path("deviceName").forEach(n -> word(n.path("name")));
    }
    word(reference.path("display"));
  }

  private void word(JsonNode text) {
    if (text.isString() && !words.contains(text.asString())) {
      words.add(text.asString());
    }
  }

  private static Coding coding(JsonNode coding) {
    return new Coding(coding.path("system").asString(""), coding.path("code").asString(""));
  }
}
