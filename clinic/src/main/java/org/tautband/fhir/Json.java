package org.tautband.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One context and one way to write JSON for the whole module. */
final class Json {
  static final FhirContext R4 = FhirContext.forR4Cached();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static IParser parser() {
    var parser = R4.newJsonParser();
    parser.setPrettyPrint(false);
    return parser;
  }

  static JsonNode tree(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }

  static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }
}
