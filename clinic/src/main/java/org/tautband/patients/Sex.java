package org.tautband.patients;

/** Sex as it stands on documents; the four codes of FHIR's administrative gender. */
public enum Sex {
  FEMALE("female"),
  MALE("male"),
  OTHER("other"),
  UNKNOWN("not known");

  private final String words;

  Sex(String words) {
    this.words = words;
  }

  public String inWords() {
    return words;
  }
}
