package org.tautband.guide;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody did with a version of an article.
 *
 * @param id grows with every step of the installation
 * @param number the version
 * @param by name, profession and register, or role, as they were on that day
 * @param pointer for a retired article: the page that answers instead; empty otherwise
 */
public record ArticleStep(
    long id,
    String path,
    int number,
    Kind kind,
    UUID byAccount,
    String by,
    Instant at,
    String note,
    String pointer) {

  /** What was done. */
  public enum Kind {
    REVIEWED("Reviewed"),
    PUBLISHED("Published"),
    RETIRED("Retired"),
    SHIPPED_AGAIN("Back to the text that ships");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }

    /** Whether it decides what the public reads. */
    boolean settles() {
      return this != REVIEWED;
    }
  }
}
