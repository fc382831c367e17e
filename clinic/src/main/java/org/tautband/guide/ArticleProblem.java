package org.tautband.guide;

/**
 * Why an article may not be published.
 *
 * @param article file or address
 * @param line of the article's text, counted from 1; 0 for the article as a whole
 */
record ArticleProblem(String article, int line, String reason) {
  @Override
  public String toString() {
    return article + (line > 0 ? ":" + line : "") + ": " + reason;
  }
}
