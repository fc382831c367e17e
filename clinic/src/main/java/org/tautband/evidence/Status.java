package org.tautband.evidence;

import java.util.Locale;

/** How far a row of {@code content/} was looked up. None of it has been reviewed by a clinician. */
public enum Status {
  VERIFIED("text read", "read"),
  VERIFIED_SECONDARY("as reproduced elsewhere", "read in a reproduction"),
  RECALLED("awaiting review", "awaiting review"),
  GAP("looked for, not found", "looked for, not found"),
  OWN("our own wording", "our own");

  private final String words;
  private final String howRead;

  Status(String words, String howRead) {
    this.words = words;
    this.howRead = howRead;
  }

  public String inWords() {
    return words;
  }

  /** In a word or two, beside a row of the store. */
  public String howRead() {
    return howRead;
  }

  /** May stand on a page as a rule or a fact. A recalled row or a gap may not. */
  public boolean mayBeStated() {
    return this != RECALLED && this != GAP;
  }

  /** The status a cell of the content names. */
  public static Status of(String cell) {
    return valueOf(cell.toUpperCase(Locale.ROOT));
  }
}
