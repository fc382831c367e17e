package org.tautband.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.database.Ids;
import tools.jackson.databind.JsonNode;

/**
 * What a resource can be found by, derived from its bytes and nothing else.
 *
 * @param patientId the patient it is about
 * @param from first instant of its date
 * @param to first instant after its date
 * @param codes its codes
 */
record SearchColumns(
    @Nullable UUID patientId, @Nullable Instant from, @Nullable Instant to, TreeSet<Token> codes) {

  /** A code with its system; an empty system means none was given. */
  record Token(String system, String code) implements Comparable<Token> {
    @Override
    public int compareTo(Token other) {
      int bySystem = system.compareTo(other.system);
      return bySystem != 0 ? bySystem : code.compareTo(other.code);
    }
  }

  static SearchColumns of(byte[] bytes) {
    return of(Json.tree(bytes));
  }

  static SearchColumns of(JsonNode resource) {
    var type = resource.path("resourceType").asString("");
    var declared = Searchable.of(type);
    var patient =
        type.equals("Patient")
            ? Ids.read(resource.path("id").asString(""))
            : declared.patient().flatMap(path -> patientOf(resource.path(path)));
    var span = declared.dates().stream().flatMap(path -> Span.of(resource.path(path)).stream());
    var found = span.findFirst();
    var codes = new TreeSet<Token>();
    declared.code().ifPresent(path -> addCodes(codes, resource.path(path)));
    return new SearchColumns(
        patient.orElse(null),
        found.map(Span::from).orElse(null),
        found.map(Span::to).orElse(null),
        codes);
  }

  private static Optional<UUID> patientOf(JsonNode reference) {
    var text = reference.path("reference").asString("");
    return text.startsWith("Patient/")
        ? Ids.read(text.substring("Patient/".length()))
        : Optional.empty();
  }

  private static void addCodes(TreeSet<Token> codes, JsonNode concept) {
    var codings = new ArrayList<JsonNode>();
    (concept.isArray() ? List.copyOf(concept.values()) : List.of(concept))
        .forEach(c -> codings.addAll(c.path("coding").values()));
    for (var coding : codings) {
      var code = coding.path("code").asString("");
      if (!code.isEmpty()) {
        codes.add(new Token(coding.path("system").asString(""), code));
      }
    }
  }
}
