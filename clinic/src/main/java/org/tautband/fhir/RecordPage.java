package org.tautband.fhir;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tautband.access.AuditTable;
import org.tautband.access.BreakGlass;
import org.tautband.fhir.PlainWords.Line;
import tools.jackson.databind.JsonNode;

/** A patient's whole published record as one page of XHTML, in plain order, for print and PDF. */
final class RecordPage {
  private record Section(String title, List<String> types) {}

  private static final List<Section> ORDER =
      List.of(
          new Section("Who this record is about", List.of("Patient", "RelatedPerson")),
          new Section("Allergies", List.of("AllergyIntolerance")),
          new Section("Conditions and diagnoses", List.of("Condition", "EpisodeOfCare")),
          new Section(
              "Medicines",
              List.of(
                  "Medication",
                  "MedicationStatement",
                  "MedicationRequest",
                  "MedicationAdministration",
                  "MedicationDispense")),
          new Section("Questions and answers", List.of("QuestionnaireResponse")),
          new Section("Goals and plans", List.of("Goal", "CarePlan", "ServiceRequest")),
          new Section("Consents", List.of("Consent")),
          new Section("Visits", List.of("Encounter", "Appointment")),
          new Section("Treatments", List.of("Procedure")),
          new Section("Findings and measurements", List.of("Observation", "BodyStructure")),
          new Section("What went wrong", List.of("AdverseEvent")),
          new Section("Needles and other devices", List.of("Device")));
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);

  private final StringBuilder out = new StringBuilder(64_000);
  private final PlainWords words;
  private final ZoneId zone;
  private final List<JsonNode> resources;

  RecordPage(List<JsonNode> resources, Map<String, String> names, String patient, ZoneId zone) {
    this.resources = resources;
    this.words = new PlainWords(names, patient, zone);
    this.zone = zone;
  }

  /** What references are called, from the resources that have a name. */
  static Map<String, String> names(List<JsonNode> resources) {
    var names = new HashMap<String, String>();
    for (var resource : resources) {
      var title = title(resource);
      names.put(type(resource) + "/" + resource.path("id").asString(""), title);
    }
    return names;
  }

  String xhtml(List<BreakGlass.Use> withoutCare, List<AuditTable.Read> readers, Instant now) {
    out.append("<!DOCTYPE html><html lang=\"en\"><head><title>Copy of a record</title><style>")
        .append(
            "@page{size:A4;margin:18mm 16mm;@bottom-right{content:counter(page) ' / '"
                + " counter(pages);font-family:'Liberation Sans';font-size:8pt}}")
        .append("body{font-family:'Liberation Sans';font-size:9.5pt;line-height:1.35;color:#111}")
        .append("h1{font-size:17pt;margin:0 0 4pt}h2{font-size:13pt;margin:16pt 0 4pt;")
        .append("border-bottom:1pt solid #444}h3{font-size:10.5pt;margin:9pt 0 2pt}")
        .append(
            "table{border-collapse:collapse;width:100%}td,th{vertical-align:top;text-align:left;")
        .append("padding:1pt 6pt 1pt 0}th.l,td.l{width:34%;color:#444}")
        .append("table table{margin:0;border-left:1pt solid #bbb;padding-left:4pt}")
        .append("p.q{color:#444}</style></head><body>");
    out.append("<h1>Copy of a record</h1><p>");
    text("Made on " + at(now) + ". Times are in " + zone.getId() + ". ");
    text(
        "This is everything the clinic group has published about this person, newest version of"
            + " each part. The file record.ndjson in the same archive holds it for computers"
            + " (FHIR R4), letter by letter; scripts this print cannot draw are whole there.");
    out.append("</p>");
    sections();
    withoutCare(withoutCare);
    readers(readers);
    return out.append("</body></html>").toString();
  }

  private void sections() {
    var shown = new HashSet<String>();
    for (var section : ORDER) {
      section(section.title(), Set.copyOf(section.types()));
      shown.addAll(section.types());
    }
    var others = new HashSet<String>();
    resources.forEach(r -> others.add(type(r)));
    others.removeAll(shown);
    section("Everything else", others);
  }

  private void section(String title, Set<String> types) {
    var of = resources.stream().filter(r -> types.contains(type(r))).toList();
    if (of.isEmpty()) {
      return;
    }
    out.append("<h2>");
    text(title);
    out.append("</h2>");
    of.stream().sorted(Comparator.comparing(RecordPage::when)).forEach(this::resource);
  }

  private void resource(JsonNode resource) {
    out.append("<h3>");
    var when = when(resource);
    text(title(resource) + (when.isEmpty() ? "" : " – " + words.time(when)));
    out.append("</h3>");
    table(words.lines(resource));
  }

  private void table(List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    out.append("<table>");
    for (var line : lines) {
      out.append("<tr><td class=\"l\">");
      text(line.label());
      out.append("</td><td>");
      text(line.words());
      table(line.below());
      out.append("</td></tr>");
    }
    out.append("</table>");
  }

  private void withoutCare(List<BreakGlass.Use> uses) {
    if (uses.isEmpty()) {
      return;
    }
    out.append("<h2>Opened by somebody who had no part in the care</h2>");
    out.append("<table><tr><th>When</th><th>Who</th><th>Why</th></tr>");
    for (var use : uses) {
      out.append("<tr><td>");
      text(at(use.at()) + " to " + at(use.endsAt()));
      out.append("</td><td>");
      text(use.who());
      out.append("</td><td>");
      text(use.reason() + (use.reviewedAt() == null ? " (not reviewed yet)" : " (reviewed)"));
      out.append("</td></tr>");
    }
    out.append("</table>");
  }

  private void readers(List<AuditTable.Read> readers) {
    out.append("<h2>Who has read or changed this record</h2>");
    if (readers.isEmpty()) {
      out.append("<p>Nobody yet.</p>");
      return;
    }
    out.append("<table><tr><th>When</th><th>Who</th><th>What</th></tr>");
    for (var reader : readers) {
      out.append("<tr><td>");
      text(at(reader.at()));
      out.append("</td><td>");
      text(reader.actorName());
      out.append("</td><td>");
      text(Readers.inWords(reader));
      out.append("</td></tr>");
    }
    out.append("</table>");
  }

  private String at(Instant instant) {
    return MOMENT.format(instant.atZone(zone));
  }

  private void text(String words) {
    words
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("<br/>");
                default -> {
                  // XML knows no other control characters, and no half of a surrogate pair.
                  if (c == '\t'
                      || (c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c < 0xFFFE)
                      || c > 0xFFFF) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
  }

  static String type(JsonNode resource) {
    return resource.path("resourceType").asString("");
  }

  /** What a person calls the resource. */
  static String title(JsonNode resource) {
    var nothing = new PlainWords(Map.of(), "", ZoneId.of("UTC"));
    for (var element :
        List.of("code", "vaccineCode", "medicationCodeableConcept", "description", "title")) {
      var words = nothing.words(resource.path(element));
      if (!words.isEmpty()) {
        return words;
      }
    }
    var name = resource.path("name");
    if (name.isString()) {
      return name.asString();
    }
    if (name.isArray() && !name.isEmpty()) {
      return PlainWords.name(name.get(0));
    }
    var kinds = new ArrayList<String>();
    resource.path("type").forEach(t -> kinds.add(nothing.words(t)));
    return kinds.isEmpty() || kinds.getFirst().isEmpty()
        ? type(resource).replaceAll("([a-z])([A-Z])", "$1 $2")
        : kinds.getFirst();
  }

  private static String when(JsonNode resource) {
    for (var element :
        List.of(
            "effectiveDateTime",
            "performedDateTime",
            "authored",
            "authoredOn",
            "recordedDate",
            "dateTime",
            "date",
            "occurrenceDateTime",
            "startDate",
            "dateAsserted",
            "onsetDateTime")) {
      var value = resource.path(element).asString("");
      if (!value.isEmpty()) {
        return value;
      }
    }
    for (var element : List.of("performedPeriod", "effectivePeriod", "period")) {
      var value = resource.path(element).path("start").asString("");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
