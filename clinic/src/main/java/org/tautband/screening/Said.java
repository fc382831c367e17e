package org.tautband.screening;

import java.util.Set;

/**
 * An answer as it arrives.
 *
 * @param words what was added, may be empty; at most {@value #LONGEST} characters
 * @param places where it is; empty means not named
 * @param noneOfThese said by the group's "none of these"
 */
public record Said(
    String questionId, Answer answer, String words, Set<FindingPlace> places, boolean noneOfThese) {
  /** Characters that fit into an answer. */
  public static final int LONGEST = 2_000;

  public Said {
    words = words.strip();
    places = Set.copyOf(places);
    if (words.length() > LONGEST) {
      throw new IllegalArgumentException("words are longer than " + LONGEST + " characters");
    }
    if (noneOfThese && answer != Answer.NO) {
      throw new IllegalArgumentException("'none of these' is a no");
    }
  }
}
