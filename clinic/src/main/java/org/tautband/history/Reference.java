package org.tautband.history;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a FHIR reference in a received resource says. */
sealed interface Reference {
  /** To an entry of a sender. */
  record Entry(SentEntry.Key key) implements Reference {}

  /** By a number: "Practitioner?identifier=system|value". */
  record ByIdentifier(String type, String system, String value) implements Reference {}

  /** To something inside the same resource. */
  record Inside() implements Reference {}

  /** In a form we cannot follow. */
  record Unknown(String written) implements Reference {}

  /**
   * @param written the text of {@code reference}
   * @param type the {@code type} beside it, for forms that do not name one; may be empty
   * @param home the sender of the resource it stands in
   */
  static Reference of(String written, String type, SentEntry.Key home) {
    if (written.startsWith("#")) {
      return new Inside();
    }
    int question = written.indexOf("?identifier=");
    if (question > 0) {
      return byIdentifier(
          written.substring(0, question), written.substring(question + "?identifier=".length()));
    }
    if (written.startsWith("urn:uuid:") || written.startsWith("urn:oid:")) {
      int colon = written.indexOf(':', 4);
      return new Entry(
          new SentEntry.Key(written.substring(0, colon), type, written.substring(colon + 1)));
    }
    return relative(written, home);
  }

  private static Reference byIdentifier(String type, String token) {
    String plain =
        java.net.URLDecoder.decode(
            token.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    int bar = plain.indexOf('|');
    return bar < 0
        ? new ByIdentifier(type, "", plain)
        : new ByIdentifier(type, plain.substring(0, bar), plain.substring(bar + 1));
  }

  private static Reference relative(String written, SentEntry.Key home) {
    int version = written.indexOf("/_history/");
    String[] parts = (version < 0 ? written : written.substring(0, version)).split("/");
    if (parts.length < 2) {
      return new Unknown(written);
    }
    String id = parts[parts.length - 1];
    String type = parts[parts.length - 2];
    if (!type.matches("[A-Z][A-Za-z]+") || id.isEmpty()) {
      return new Unknown(written);
    }
    String base = written.substring(0, written.indexOf(type + "/" + id));
    String system = base.isEmpty() ? home.system() : base.replaceAll("/$", "");
    return new Entry(new SentEntry.Key(system, type, id));
  }

  /** The patient that an entry names, if it names one. */
  static Optional<JsonNode> toPatient(JsonNode resource) {
    for (String element : new String[] {"subject", "patient", "beneficiary"}) {
      JsonNode reference = resource.path(element).path("reference");
      if (reference.isString() && isPatient(resource.path(element), reference.asString())) {
        return Optional.of(resource.path(element));
      }
    }
    return Optional.empty();
  }

  private static boolean isPatient(JsonNode element, String written) {
    String type = element.path("type").asString("");
    return type.equals("Patient")
        || (type.isEmpty() && (written.startsWith("urn:") || written.contains("Patient")));
  }
}
