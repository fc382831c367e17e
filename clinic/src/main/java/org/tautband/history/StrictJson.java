package org.tautband.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks through a text once and stops at everything that two programs might read differently: a
 * name twice in one object, NUL, half a character, too deep a nesting, a cut-off end. On the way it
 * notes the entries of the Bundle and where in the text their resources stand.
 */
final class StrictJson {
  /** FHIR nests a few dozen levels at most. */
  static final int MOST_LEVELS = 100;

  static final int MOST_ENTRIES = 100_000;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_PATH = 120;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_LEVELS)
                  .maxStringLength(SentBytes.MOST_BYTES)
                  .maxNumberLength(200)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .build();

  /** What stands beside and around a resource. */
  static final class Found {
    String fullUrl = "";
    String method = "";
    String ifNoneExist = "";
    String type = "";
    String id = "";
    int from = -1;
    int to = -1;
  }

  private final JsonParser parser;
  private final List<String> path = new ArrayList<>();
  private final List<Found> entries = new ArrayList<>();
  private String resourceType = "";
  private String bundleType = "";

  private StrictJson(byte[] text) {
    parser = JSON.createParser(ObjectReadContext.empty(), text);
  }

  /** The entries, or {@link BrokenFile}. */
  static StrictJson read(byte[] text) {
    StrictJson json = new StrictJson(text);
    try {
      json.whole();
      return json;
    } catch (JacksonException fault) {
      throw json.broken(Faults.inWords(fault));
    }
  }

  List<Found> entries() {
    return entries;
  }

  String resourceType() {
    return resourceType;
  }

  String bundleType() {
    return bundleType;
  }

  /** The entry in which a byte stands, for a fault that was found before parsing. */
  static String entryAt(byte[] text, int offset) {
    return upTo(text, offset).entryInWords();
  }

  static String pathAt(byte[] text, int offset) {
    return upTo(text, offset).pathInWords();
  }

  private static StrictJson upTo(byte[] text, int offset) {
    StrictJson json = new StrictJson(java.util.Arrays.copyOf(text, offset));
    try {
      json.whole();
    } catch (JacksonException | BrokenFile reached) {
      // The end of what is readable is the place that was looked for.
      return json;
    }
    return json;
  }

  private void whole() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw broken("The text does not begin with an object. Send a FHIR R4 Bundle as JSON.");
    }
    object();
    if (parser.nextToken() != null) {
      throw broken("Something follows after the end of the Bundle. Send one Bundle per file.");
    }
  }

  private void value(JsonToken token) {
    boolean resource =
        path.size() == 3 && path.getFirst().equals("entry") && path.get(2).equals("resource");
    int from = (int) parser.currentTokenLocation().getByteOffset();
    if (token == JsonToken.START_OBJECT) {
      object();
    } else if (token == JsonToken.START_ARRAY) {
      array();
    } else if (token == JsonToken.VALUE_STRING) {
      String text = parser.getString();
      check(text);
      note(text);
    }
    if (resource && token == JsonToken.START_OBJECT) {
      entries.getLast().from = from;
      entries.getLast().to = (int) parser.currentLocation().getByteOffset();
    }
  }

  private void object() {
    if (path.size() == 2 && path.getFirst().equals("entry")) {
      if (entries.size() == MOST_ENTRIES) {
        throw broken("The Bundle has more than " + MOST_ENTRIES + " entries. Send several files.");
      }
      entries.add(new Found());
    }
    Set<String> names = new HashSet<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
      String name = parser.currentName();
      path.add(name);
      check(name);
      if (name.isEmpty()) {
        throw broken("An element has no name.");
      }
      if (!names.add(name)) {
        throw broken("The element \"" + name + "\" stands twice in one object.");
      }
      value(parser.nextToken());
      path.removeLast();
    }
  }

  private void array() {
    int at = 0;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      path.add("[" + at++ + "]");
      value(t);
      path.removeLast();
    }
  }

  private void note(String text) {
    if (path.size() == 1) {
      resourceType = path.getFirst().equals("resourceType") ? text : resourceType;
      bundleType = path.getFirst().equals("type") ? text : bundleType;
    }
    if (entries.isEmpty() || path.size() < 3 || !path.getFirst().equals("entry")) {
      return;
    }
    Found entry = entries.getLast();
    switch (String.join(".", path.subList(2, path.size()))) {
      case "fullUrl" -> entry.fullUrl = text;
      case "request.method" -> entry.method = text;
      case "request.ifNoneExist" -> entry.ifNoneExist = text;
      case "resource.resourceType" -> entry.type = text;
      case "resource.id" -> entry.id = text;
      default -> {
        // Everything else is read with the resource.
      }
    }
  }

  private void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw broken("The text holds the sign NUL, which no record may hold.");
      }
      boolean half =
          Character.isHighSurrogate(c)
              ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(++i))
              : Character.isLowSurrogate(c);
      if (half) {
        throw broken("The text holds half of a character (a lone surrogate).");
      }
    }
  }

  private BrokenFile broken(String reason) {
    return new BrokenFile(entryInWords(), pathInWords(), reason);
  }

  private String entryInWords() {
    boolean inEntry = path.size() >= 2 && path.getFirst().equals("entry");
    if (!inEntry || entries.isEmpty()) {
      return "the whole file";
    }
    String type = entries.getLast().type;
    return "entry " + entries.size() + (type.isEmpty() ? "" : " (" + type + ")");
  }

  private String pathInWords() {
    if (path.isEmpty()) {
      return "";
    }
    StringBuilder words = new StringBuilder("Bundle");
    for (String part : path) {
      words
          .append(part.startsWith("[") ? "" : ".")
          .append(UNPRINTABLE.matcher(part).replaceAll("?"));
      if (words.length() > LONGEST_PATH) {
        return words.substring(0, LONGEST_PATH) + "…";
      }
    }
    return words.toString();
  }
}
