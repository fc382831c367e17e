package org.tautband.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Ordinary links of a text that lead nowhere. Addresses of others are not asked. */
final class DeadLinks {
  private static final Set<String> ELSEWHERE = Set.of("/guide", "/ask", "/decide");

  private DeadLinks() {}

  /**
   * In the order of the text.
   *
   * @param known whether the guide has a page at an address
   */
  static List<ArticleProblem> in(String name, ArticleText text, Predicate<String> known) {
    List<ArticleProblem> dead = new ArrayList<>();
    for (ArticleText.Led link : text.led()) {
      String path = link.to().replaceFirst("[#?].*", "");
      boolean leads =
          link.to().startsWith("https:")
              || link.to().startsWith("tel:")
              || link.to().startsWith("mailto:")
              || (path.isEmpty() && link.to().startsWith("#"))
              || ELSEWHERE.contains(path)
              || known.test(path);
      if (!leads) {
        dead.add(
            new ArticleProblem(
                ArticleProblem.Sort.LINK, name, link.line(), link.to() + " leads nowhere."));
      }
    }
    return dead;
  }
}
