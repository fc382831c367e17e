package org.tautband.incidents;

/** How strong it was; codes of HL7's adverse-event-severity. */
public enum Severity {
  MILD("mild"),
  MODERATE("moderate"),
  SEVERE("severe");

  private final String code;

  Severity(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  public String inWords() {
    return code;
  }
}
