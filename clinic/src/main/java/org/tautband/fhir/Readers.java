package org.tautband.fhir;

import java.util.List;
import org.tautband.access.AuditTable;

/** Who has read or changed a record, in words and as a table for spreadsheets. */
public final class Readers {
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
    var where = entry.action().equals("EXPORT") ? "" : " " + entry.route();
    return did + where + (entry.outcome() >= 400 ? " (refused, " + entry.outcome() + ")" : "");
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
