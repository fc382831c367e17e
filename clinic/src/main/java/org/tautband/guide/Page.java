package org.tautband.guide;

import java.util.List;

/**
 * An article as it is served.
 *
 * @param summary in plain words
 * @param summaryHtml the same with the numbers of its sources
 * @param html of its main part, without the title
 * @param headings for "On this page"
 * @param rowIds rows it rests on
 */
public record Page(
    String path,
    String title,
    String summary,
    String summaryHtml,
    String html,
    List<Heading> headings,
    List<Cited> sources,
    List<String> rowIds,
    List<String> tags,
    String author,
    String reviewedInWords,
    String reviewBy,
    double grade,
    int words) {

  /** A heading of the page with its anchor. */
  public record Heading(String anchor, String text) {}

  /** A source at the foot. */
  public record Cited(int number, String citation, String url, String read, boolean reproduced) {}

  public Page {
    headings = List.copyOf(headings);
    sources = List.copyOf(sources);
    rowIds = List.copyOf(rowIds);
    tags = List.copyOf(tags);
  }

  /** Two hundred words a minute, a minute at least. */
  public int minutes() {
    return Math.max(1, Math.round(words / 200f));
  }
}
