package org.tautband;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Axe, run in the page itself. The library's own way opens a second page for each look and carries
 * every passed check of every element to and fro, to have it thrown away here.
 */
public final class Axe {
  private static final String SOURCE = AxeBuilder.getAxeScript();
  private static final String RUN =
      """
      async (rules) => {
        if (document.querySelector('iframe, frame') !== null) throw new Error('looks into no frames');
        const options = { resultTypes: ['violations'] };
        if (rules.length > 0) options.runOnly = { type: 'rule', values: rules };
        const { violations } = await axe.run(document, options);
        return violations.map((v) => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 3)
          .map((n) => `${n.target.join(' ')} ${n.html.slice(0, 120)}`).join('; '));
      }
      """;

  private Axe() {}

  /** What any rule of axe finds wrong with the page as it stands; empty when nothing. */
  public static List<String> problems(Page page) {
    return problems(page, List.of());
  }

  /** What these rules find wrong. */
  public static List<String> problems(Page page, List<String> rules) {
    if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
      page.evaluate(SOURCE);
    }
    return ((List<?>) page.evaluate(RUN, rules)).stream().map(String::valueOf).toList();
  }
}
