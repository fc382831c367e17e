package org.tautband.screening;

/** Whether a concern still stands in the way. */
public sealed interface Standing {
  /**
   * It does.
   *
   * @param todo what to do about it, a sentence
   */
  record Open(String todo) implements Standing {}

  /**
   * It was dealt with.
   *
   * @param how what was done and by whom
   */
  record Met(String how) implements Standing {}

  /** Shown beside the others, never applied. */
  record Information() implements Standing {}

  default boolean isOpen() {
    return this instanceof Open;
  }
}
