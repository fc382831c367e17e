package org.tautband.practitioners;

/** What somebody is by profession. */
public enum Discipline {
  PHYSIOTHERAPIST("physiotherapist"),
  PHYSICIAN("physician"),
  OSTEOPATH("osteopath"),
  CHIROPRACTOR("chiropractor"),
  OCCUPATIONAL_THERAPIST("occupational therapist"),
  ACUPUNCTURIST("acupuncturist"),
  OTHER("other profession");

  private final String words;

  Discipline(String words) {
    this.words = words;
  }

  public String inWords() {
    return words;
  }
}
