package org.tautband.worklist;

/** What sort of work it is; lists show alerts before everything else. */
public enum Kind {
  ALERT("alert", "alerts"),
  UNANSWERED("call after a session", "calls after a session"),
  CHECK_IN("check-in to read", "check-ins to read"),
  LATER("half a year later", "half a year later"),
  UNSIGNED("session not signed", "sessions not signed"),
  INCIDENT("open incident", "open incidents"),
  VISIT("visit to prepare", "visits to prepare"),
  ENQUIRY("question", "questions"),
  HANDED_OVER("work handed over", "pieces of work handed over"),
  REREAD("text to read again", "texts to read again");

  private final String one;
  private final String many;

  Kind(String one, String many) {
    this.one = one;
    this.many = many;
  }

  public String inWords() {
    return one;
  }

  public String plural() {
    return many;
  }

  /** What has to happen for it to close by itself; empty when a person closes it with words. */
  public String closesWhen() {
    return switch (this) {
      case UNSIGNED -> "It closes by itself when the session is signed.";
      case INCIDENT -> "It closes by itself when the incident’s follow-up is closed.";
      case ALERT, UNANSWERED, CHECK_IN, LATER, VISIT, ENQUIRY, HANDED_OVER, REREAD -> "";
    };
  }
}
