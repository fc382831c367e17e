package org.tautband.fhir;

import java.util.List;
import org.tautband.access.AuditTable;

/** Who has read or changed a record, in words and as a table for spreadsheets. */
public final class Readers {
  /** A part of the record by the beginning of its route. */
  private record Part(String route, String words) {}

  /** The first that fits holds, so what is narrower stands before what is wider. */
  private static final List<Part> PARTS =
      List.of(
          new Part("/patients/{patientId}/episodes/{episodeId}/assessments", "an assessment"),
          new Part("/patients/{patientId}/episodes/{episodeId}/red-flags", "the red flags"),
          new Part("/patients/{patientId}/episodes", "the problem and its plan"),
          new Part("/patients/{patientId}/consents", "the consent"),
          new Part("/patients/{patientId}/screening", "the screening before needling"),
          new Part("/patients/{patientId}/sessions", "a needling session"),
          new Part("/patients/{patientId}/incidents", "an incident"),
          new Part("/patients/{patientId}/history", "the history"),
          new Part("/patients/{patientId}/visits", "the visits"),
          new Part("/patients/{patientId}/details", "name, birth date and contacts"),
          new Part(
              "/patients/{patientId}/break-glass",
              "the record without having a part in the care (break-glass)"),
          new Part("/patients/{patientId}/copy", "the copy for the patient"),
          new Part("/patients/{patientId}", "the chart"),
          new Part("/patients", "a list with this person in it"),
          new Part("/today", "Today, with this person in it"),
          new Part("/history", "a record file"),
          new Part("/screen-locked", "the locked screen, with this person’s count"),
          new Part("/fhir", "the record by FHIR"));

  private Readers() {}

  /** What an entry of the audit means to somebody who does not know routes. */
  public static String inWords(AuditTable.Read entry) {
    var did =
        switch (entry.action()) {
          case "GET", "HEAD" -> "opened";
          case "POST", "PUT", "PATCH" -> "saved";
          case "DELETE" -> "removed";
          case "EXPORT" -> "made a copy of the record";
          default -> entry.action();
        };
    var where = entry.action().equals("EXPORT") ? "" : " " + part(entry.route());
    return did + where + (entry.outcome() >= 400 ? " (refused, " + entry.outcome() + ")" : "");
  }

  /** The part of the record behind a route; the route itself where no words are kept for it. */
  static String part(String route) {
    return PARTS.stream()
        .filter(part -> route.equals(part.route) || route.startsWith(part.route + "/"))
        .findFirst()
        .map(Part::words)
        .orElse(route);
  }

  /** The audit as CSV; a cell that a spreadsheet would take for a formula gets an apostrophe. */
  static String csv(List<AuditTable.Read> entries) {
    var out = new StringBuilder("when,who,what\r\n");
    for (var entry : entries) {
      out.append(entry.at())
          .append(',')
          .append(cell(entry.actorName()))
          .append(',')
          .append(cell(inWords(entry)))
          .append("\r\n");
    }
    return out.toString();
  }

  private static String cell(String text) {
    var plain = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    return "\"" + plain.replace("\"", "\"\"").replace('\n', ' ').replace('\r', ' ') + "\"";
  }
}
