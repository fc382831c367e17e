package org.tautband.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Any resource as labels and values a person can read, nothing left out but technical ids: codes by
 * their words, references by the name of what they point to, times in one zone.
 */
final class PlainWords {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.UK);
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{200,}+={0,2}");
  private static final Set<String> TECHNICAL =
      Set.of("resourceType", "id", "meta", "text", "url", "linkId");
  private static final Set<String> CHOICES =
      Set.of(
          "value",
          "effective",
          "performed",
          "onset",
          "abatement",
          "occurrence",
          "medication",
          "deceased",
          "answer",
          "target",
          "detail",
          "due",
          "timing",
          "multipleBirth",
          "start");

  private final Map<String, String> names;
  private final String patient;
  private final ZoneId zone;

  /**
   * @param names what references are called, for example {@code Practitioner/… → Kim Demoson}
   * @param patient reference to the patient of the record, which need not be repeated
   */
  PlainWords(Map<String, String> names, String patient, ZoneId zone) {
    this.names = names;
    this.patient = patient;
    this.zone = zone;
  }

  /** A label and either its words or further lines below it. */
  record Line(String label, String words, List<Line> below) {}

  /** Every element of a resource. */
  List<Line> lines(JsonNode resource) {
    var lines = new ArrayList<Line>();
    resource.properties().stream()
        .filter(e -> !TECHNICAL.contains(e.getKey()) && !e.getKey().startsWith("_"))
        .forEach(e -> add(lines, label(e.getKey()), e.getValue()));
    return lines;
  }

  private void add(List<Line> lines, String label, JsonNode value) {
    if (value.isArray()) {
      value.forEach(one -> add(lines, label, one));
      return;
    }
    if (value.isObject() && value.has("url") && !value.has("contentType")) {
      extension(lines, value);
      return;
    }
    var words = words(value);
    if (words.isEmpty() && value.isObject()) {
      var below = lines(value);
      if (!below.isEmpty()) {
        lines.add(new Line(label, "", below));
      }
    } else if (!words.equals(patient) && !words.isEmpty()) {
      lines.add(new Line(label, words, List.of()));
    }
  }

  private void extension(List<Line> lines, JsonNode extension) {
    var url = extension.path("url").asString("");
    var label = label(url.substring(url.lastIndexOf('/') + 1).replace('-', ' '));
    var below = new ArrayList<Line>();
    extension.properties().stream()
        .filter(e -> !e.getKey().equals("url"))
        .forEach(e -> add(below, label, e.getValue()));
    if (below.size() == 1) {
      lines.add(new Line(label, below.getFirst().words(), below.getFirst().below()));
    } else if (!below.isEmpty()) {
      lines.add(new Line(label, "", below));
    }
  }

  /** One value in words; empty when it has parts that must be shown one by one. */
  String words(JsonNode value) {
    if (value.isString()) {
      return isData(value.asString())
          ? "data, " + size(value.asString()) + "; in record.ndjson"
          : time(value.asString());
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    if (!value.isObject()) {
      return value.asString("");
    }
    if (value.has("reference") || (value.has("display") && !value.has("code"))) {
      return reference(value);
    }
    if (value.has("coding")) {
      return concept(value);
    }
    if (value.has("code") && value.has("system") && !value.has("value")) {
      return value.path("display").asString(value.path("code").asString(""));
    }
    if (value.has("family") || value.has("given")) {
      return name(value);
    }
    if (value.path("value").isNumber()) {
      return amount(value);
    }
    if (only(value, Set.of("start", "end"))) {
      return time(value.path("start").asString("not said"))
          + (value.has("end") ? " to " + time(value.path("end").asString("")) : "");
    }
    if (only(value, Set.of("text"))) {
      return value.path("text").asString("");
    }
    if (value.has("value")
        && only(value, Set.of("value", "system", "use", "rank", "type", "period"))) {
      return value.path("value").asString("");
    }
    if (value.has("data") || value.has("contentType")) {
      return value.path("title").asString("Attached document")
          + " ("
          + value.path("contentType").asString("file")
          + (value.has("data") ? ", " + size(value.path("data").asString("")) : "")
          + "; in record.ndjson)";
    }
    return "";
  }

  /** Base64 that nobody reads, and no word is so long. */
  private static boolean isData(String text) {
    return BASE64.matcher(text).matches();
  }

  private static String size(String base64) {
    long bytes = base64.length() * 3L / 4;
    return bytes < 1000 ? "less than 1 kB" : Math.round(bytes / 1000.0) + " kB";
  }

  private static boolean only(JsonNode value, Set<String> allowed) {
    return !value.isEmpty()
        && value.properties().stream().allMatch(e -> allowed.contains(e.getKey()));
  }

  private String reference(JsonNode value) {
    var target = value.path("reference").asString("");
    if (target.equals(patient)) {
      return patient;
    }
    var display = value.path("display").asString("");
    if (!display.isEmpty()) {
      return display;
    }
    return names.getOrDefault(
        target, target.isEmpty() ? "" : target.replaceFirst("/.*", "") + " outside this record");
  }

  private static String concept(JsonNode value) {
    var text = value.path("text").asString("");
    if (!text.isEmpty()) {
      return text;
    }
    var parts = new ArrayList<String>();
    value
        .path("coding")
        .forEach(c -> parts.add(c.path("display").asString(c.path("code").asString(""))));
    return String.join(" / ", parts.stream().distinct().toList());
  }

  static String name(JsonNode value) {
    var parts = new ArrayList<String>();
    value.path("prefix").forEach(p -> parts.add(p.asString("")));
    value.path("given").forEach(g -> parts.add(g.asString("")));
    parts.add(value.path("family").asString(""));
    var joined = String.join(" ", parts).strip();
    return joined.isEmpty() ? value.path("text").asString("") : joined;
  }

  private static String amount(JsonNode value) {
    var unit = value.path("unit").asString(value.path("code").asString(""));
    return (value.path("comparator").asString("") + value.path("value").asString("") + " " + unit)
        .strip();
  }

  /** A FHIR date or time as staff and patients write it; other words stay as they are. */
  String time(String text) {
    try {
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return DAY.format(LocalDate.parse(text));
      }
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*")) {
        return MINUTE.format(OffsetDateTime.parse(text).atZoneSameInstant(zone));
      }
    } catch (DateTimeException e) {
      return text;
    }
    return text;
  }

  private static String label(String element) {
    var plain = element;
    for (var choice : CHOICES) {
      if (element.startsWith(choice)
          && element.length() > choice.length()
          && Character.isUpperCase(element.charAt(choice.length()))) {
        plain = choice;
      }
    }
    var spaced = plain.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return spaced.isEmpty() ? "" : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
