package org.tautband.incidents;

/** How the patient is; codes of HL7's adverse-event-outcome. */
public enum Outcome {
  RESOLVED("resolved", "over, without a trace"),
  RECOVERING("recovering", "getting better"),
  ONGOING("ongoing", "goes on"),
  SEQUELAE("resolvedWithSequelae", "over, something stays"),
  FATAL("fatal", "the patient died"),
  UNKNOWN("unknown", "not known");

  private final String code;
  private final String words;

  Outcome(String code, String words) {
    this.code = code;
    this.words = words;
  }

  String code() {
    return code;
  }

  public String inWords() {
    return words;
  }
}
