package org.tautband.guide;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An article as it is served.
 *
 * @param summary in plain words
 * @param summaryHtml the same with the numbers of its sources
 * @param html of its main part, without the title
 * @param headings for "On this page"
 * @param rowIds rows it rests on
 * @param changed day on which its text was last another one
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
    LocalDate reviewBy,
    LocalDate changed,
    ShortAnswer answer,
    double grade,
    int words) {

  /** A heading of the page with its anchor. */
  public record Heading(String anchor, String text) {}

  /** A source at the foot. */
  public record Cited(int number, String citation, String url, String read, boolean reproduced) {}

  /** The same, moved on to a day on which a row it rests on was changed. */
  public Page notBefore(Map<String, LocalDate> rowsChanged) {
    LocalDate day =
        rowIds.stream()
            .map(rowsChanged::get)
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo)
            .filter(changed::isBefore)
            .orElse(changed);
    return new Page(
        path,
        title,
        summary,
        summaryHtml,
        html,
        headings,
        sources,
        rowIds,
        tags,
        author,
        reviewedInWords,
        reviewBy,
        day,
        answer,
        grade,
        words);
  }

  public Page {
    headings = List.copyOf(headings);
    sources = List.copyOf(sources);
    rowIds = List.copyOf(rowIds);
    tags = List.copyOf(tags);
  }

  /** Where it tells what can go wrong, its own part if it has one. */
  public String harms() {
    return headings.stream()
        .filter(heading -> heading.text().equals("What can go wrong"))
        .map(heading -> path + "#" + heading.anchor())
        .findFirst()
        .orElse("/guide/risks");
  }

  /** Two hundred words a minute, a minute at least. */
  public int minutes() {
    return Math.max(1, Math.round(words / 200f));
  }
}
