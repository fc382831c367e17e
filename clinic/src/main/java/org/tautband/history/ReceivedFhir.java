package org.tautband.history;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The served version of a received resource: our id, references rewritten to our ids, what leads
 * nowhere as a logical reference, the origin as an identifier. Left out: {@code meta}, which is the
 * sender's, and the narrative, which may hold anything a browser would run; both stand in the raw
 * bytes.
 */
final class ReceivedFhir {
  private static final Pattern NAMED = Pattern.compile(".*\\[element=\"([^\"]+)\"] ?(.*)");
  private static final FhirContext R4 = FhirContext.forR4Cached();
  private final IParser parser =
      R4.newJsonParser().setParserErrorHandler(new LenientErrorHandler(false));

  /** One resource of a file, or {@link BrokenFile} when it is not FHIR R4. */
  Rendering render(SentEntry entry, UUID id, Led led) {
    try {
      return render(entry.key(), entry.json(), id, led.targets());
    } catch (DataFormatException notR4) {
      throw notR4(entry, String.valueOf(notR4.getMessage()));
    } catch (RuntimeException stumbled) {
      // The reader's own words would speak of its insides.
      throw entry.broken("", "This is not FHIR R4: an element has no content or the wrong form.");
    }
  }

  /**
   * The same from what was kept.
   *
   * @param led reference as written to "Type/id" of ours
   */
  Rendering render(SentEntry.Key key, JsonNode sent, UUID id, Map<String, String> led) {
    ObjectNode served = (ObjectNode) sent.deepCopy();
    rewrite(served, key, led);
    served.remove("meta");
    served.remove("text");
    served.remove("implicitRules");
    served.put("id", id.toString());
    served
        .withArrayProperty("identifier")
        .addObject()
        .put("system", key.identifierSystem())
        .put("value", key.identifierValue());
    return Rendering.of((Resource) parser.parseResource(served.toString()));
  }

  private static BrokenFile notR4(SentEntry entry, String message) {
    Matcher named = NAMED.matcher(message.lines().findFirst().orElse(""));
    if (!named.matches()) {
      return entry.broken("", "This is not FHIR R4: an element has the wrong form.");
    }
    String reason = named.group(2);
    return entry.broken(
        named.group(1),
        "This is not FHIR R4: "
            + (reason.length() > 200 ? reason.substring(0, 200) + "…" : reason)
            + ".");
  }

  private static void rewrite(JsonNode node, SentEntry.Key home, Map<String, String> led) {
    if (node instanceof ObjectNode object && object.path("reference").isString()) {
      redirect(object, home, led);
    }
    if (node instanceof ObjectNode object && object.has("div")) {
      object.remove("div");
    }
    node.forEach(child -> rewrite(child, home, led));
  }

  private static void redirect(ObjectNode reference, SentEntry.Key home, Map<String, String> led) {
    String written = reference.path("reference").asString();
    Reference to = Reference.of(written, reference.path("type").asString(""), home);
    String target = led.get(written);
    if (to instanceof Reference.Inside) {
      return;
    }
    if (target != null) {
      reference.put("reference", target);
      return;
    }
    reference.remove("reference");
    if (!reference.has("identifier")) {
      logical(reference, to);
    }
  }

  private static void logical(ObjectNode reference, Reference to) {
    switch (to) {
      case Reference.Entry(SentEntry.Key key) -> {
        type(reference, key.type());
        identify(
            reference,
            key.system().isEmpty() ? Names.identifier("unnamed-sender") : key.identifierSystem(),
            key.identifierValue());
      }
      case Reference.ByIdentifier(String type, String system, String value) -> {
        type(reference, type);
        identify(reference, system, value);
      }
      case Reference.Unknown(String written) ->
          identify(reference, Names.identifier("unnamed-sender"), written);
      case Reference.Inside _ -> throw new IllegalStateException("stays as it is");
    }
  }

  private static void type(ObjectNode reference, String type) {
    if (!type.isEmpty() && !reference.has("type")) {
      reference.put("type", type);
    }
  }

  private static void identify(ObjectNode reference, String system, String value) {
    ObjectNode identifier = reference.putObject("identifier");
    if (!system.isEmpty()) {
      identifier.put("system", system);
    }
    identifier.put("value", value);
  }
}
