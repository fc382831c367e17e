package org.tautband.guide;

import java.util.List;
import java.util.stream.Collectors;

/** Articles that may not be shown as they are; the message names every file, line and reason. */
final class ArticleRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<ArticleProblem> problems;

  ArticleRefused(List<ArticleProblem> problems) {
    super(problems.stream().map(ArticleProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  List<ArticleProblem> problems() {
    return problems;
  }
}
