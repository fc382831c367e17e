package org.tautband.evidence;

import java.util.Locale;

/** How far a row of {@code content/} was looked up. None of it has been reviewed by a clinician. */
public enum Status {
  VERIFIED("text read"),
  VERIFIED_SECONDARY("as reproduced elsewhere"),
  RECALLED("awaiting review"),
  GAP("looked for, not found"),
  OWN("our own wording");

  private final String words;

  Status(String words) {
    this.words = words;
  }

  public String inWords() {
    return words;
  }

  /** May stand on a page as a rule or a fact. A recalled row or a gap may not. */
  public boolean mayBeStated() {
    return this != RECALLED && this != GAP;
  }

  static Status of(String cell) {
    return valueOf(cell.toUpperCase(Locale.ROOT));
  }
}
