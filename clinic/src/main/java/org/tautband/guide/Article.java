package org.tautband.guide;

import org.commonmark.node.Node;

/**
 * An article as its author wrote it: front matter and Markdown, parsed.
 *
 * @param shipped came with the product
 */
record Article(FrontMatter front, String markdown, Node document, boolean shipped) {
  /** The summary is Markdown as well: its sentences name their rows. */
  Node summary() {
    return ArticleFile.parsed(front.summary());
  }

  String path() {
    return front.path();
  }
}
