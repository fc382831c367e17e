package org.tautband.evidence;

/** What an action code means, in plain words of ours. */
public record PrecautionAction(String code, Outcome outcome, String meaning) {
  static PrecautionAction of(Row row) {
    return new PrecautionAction(
        row.text("action_code"), Outcome.of(row.text("outcome")), row.text("meaning"));
  }
}
