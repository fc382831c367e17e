package org.tautband.guide;

/**
 * Why an article may not be published.
 *
 * @param article file or address
 * @param line of the article's text, counted from 1; 0 for the article as a whole
 */
public record ArticleProblem(Sort sort, String article, int line, String reason) {
  /** What kind of thing it is, in the order an author is told. */
  public enum Sort {
    FRONT("Front matter"),
    UNBOUND("Clinical sentences without a row"),
    FIGURE("Figures typed by hand"),
    VERB("Words less careful than the row"),
    HARM("Benefit without harm"),
    CONFLICT("Sources that disagree"),
    LENGTH("Reading grade and length"),
    WORD("Words we never use"),
    LINK("Links that lead nowhere"),
    IMAGE("Pictures"),
    OTHER("Other");

    private final String words;

    Sort(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  ArticleProblem(String article, int line, String reason) {
    this(Sort.OTHER, article, line, reason);
  }

  @Override
  public String toString() {
    return article + (line > 0 ? ":" + line : "") + ": " + reason;
  }
}
