package org.tautband.outbox;

/** What the mail server said to one mail. */
sealed interface Posted {
  /** It has taken the mail. */
  record Taken() implements Posted {}

  /** It will never take it for this address. */
  record Refused(String reason) implements Posted {}

  /**
   * Not now.
   *
   * @param serverAway nobody answered: other mails would fare no better
   */
  record Later(String reason, boolean serverAway) implements Posted {}
}
