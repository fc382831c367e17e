package org.tautband.evidence;

import java.util.List;
import java.util.stream.Collectors;

/** The content holds a bad row: neither the build nor the application goes on with it. */
public final class ContentRefused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<ContentProblem> problems;

  ContentRefused(List<ContentProblem> problems) {
    super(
        "The content holds "
            + problems.size()
            + " problem(s). Mend these rows:\n"
            + problems.stream().limit(50).map(Object::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<ContentProblem> problems() {
    return problems;
  }
}
