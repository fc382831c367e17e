package org.tautband.history;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** What a JSON reader stumbled over, in words a clinic can pass on to the sender. */
final class Faults {
  private Faults() {}

  static String inWords(JacksonException fault) {
    TokenStreamLocation at = fault.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return switch (fault) {
      case UnexpectedEndOfInputException _ ->
          "The text ends in the middle" + where + ". Send the file again.";
      case StreamConstraintsException limit -> limit(String.valueOf(limit.getOriginalMessage()));
      default -> "This is not JSON" + where + ". Export the file again.";
    };
  }

  private static String limit(String message) {
    return message.contains("nesting depth")
        ? "The elements are nested more than " + StrictJson.MOST_LEVELS + " levels deep."
        : "A name, number or text is longer than any record needs.";
  }
}
