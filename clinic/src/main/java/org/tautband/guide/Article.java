package org.tautband.guide;

import org.commonmark.node.Node;

/**
 * An article as its author wrote it: front matter and Markdown, parsed.
 *
 * @param markdown its body alone
 * @param text what it was read from
 */
record Article(FrontMatter front, String markdown, Node document, Texts.Text text) {
  /** The summary is Markdown as well: its sentences name their rows. Lines are the file's. */
  Node summary() {
    int before = 0;
    for (String line : text.markdown().lines().toList()) {
      if (line.startsWith("summary:")) break;
      before++;
    }
    return ArticleFile.parsed("\n".repeat(before) + front.summary());
  }

  String path() {
    return front.path();
  }

  boolean shipped() {
    return text.shipped();
  }
}
