package org.tautband.guide;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as it stands: its page as far as it can be drawn, and everything against publishing it.
 *
 * @param page null when the front matter cannot be read
 * @param problems in the order of kind and line
 * @param paragraphs how each block reads
 * @param hints long words with what could stand there instead
 */
public record Proof(
    @Nullable Page page,
    List<ArticleProblem> problems,
    List<Paragraph> paragraphs,
    List<Hint> hints,
    double gradeOfAllWords,
    double smog,
    double meanSentence) {
  /** Lists of problems are cut here: whoever has more mends these first. */
  public static final int MOST_SHOWN = 200;

  /**
   * How one block reads.
   *
   * @param over it has a sentence or a length over the limit, or reads harder than a page may
   */
  public record Paragraph(int line, String beginning, double grade, int longest, boolean over) {}

  /** A long word with what could stand there instead; empty when we have no better one. */
  public record Hint(String word, String instead) {}

  public Proof {
    problems = List.copyOf(problems);
    paragraphs = List.copyOf(paragraphs);
    hints = List.copyOf(hints);
  }

  public boolean readable() {
    return page != null;
  }

  /** Nothing stands against publishing it. */
  public boolean clean() {
    return problems.isEmpty();
  }

  /** The first {@link #MOST_SHOWN} problems by kind. */
  public Map<ArticleProblem.Sort, List<ArticleProblem>> bySort() {
    Map<ArticleProblem.Sort, List<ArticleProblem>> found = new EnumMap<>(ArticleProblem.Sort.class);
    problems.stream()
        .limit(MOST_SHOWN)
        .forEach(p -> found.computeIfAbsent(p.sort(), s -> new ArrayList<>()).add(p));
    return found;
  }

  /** What was looked for and not found. */
  public Set<ArticleProblem.Sort> nothingOf() {
    Set<ArticleProblem.Sort> none = EnumSet.allOf(ArticleProblem.Sort.class);
    none.remove(ArticleProblem.Sort.OTHER);
    problems.forEach(p -> none.remove(p.sort()));
    return none;
  }

  /** Paragraphs that read harder than a page may. */
  public List<Paragraph> hard() {
    return paragraphs.stream().filter(Paragraph::over).toList();
  }
}
