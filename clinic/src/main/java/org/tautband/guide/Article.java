package org.tautband.guide;

import org.commonmark.node.Node;

/** An article as its author wrote it: front matter and Markdown, parsed. */
record Article(FrontMatter front, String markdown, Node document) {
  String path() {
    return front.path();
  }
}
