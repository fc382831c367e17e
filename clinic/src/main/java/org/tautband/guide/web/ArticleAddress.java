package org.tautband.guide.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where an article stands for the public and for staff.
 *
 * @param kind question, condition or body
 */
record ArticleAddress(String kind, String slug) {
  ArticleAddress {
    if (!kind.matches("question|condition|body") || !slug.matches("[a-z0-9-]{1,80}")) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  /** From the public address. */
  static ArticleAddress of(String path) {
    String slug = path.substring(path.lastIndexOf('/') + 1);
    return new ArticleAddress(
        path.startsWith("/guide/conditions/")
            ? "condition"
            : path.startsWith("/guide/body/") ? "body" : "question",
        slug);
  }

  /** For the public. */
  String path() {
    return switch (kind) {
      case "condition" -> "/guide/conditions/" + slug;
      case "body" -> "/guide/body/" + slug;
      default -> "/guide/" + slug;
    };
  }

  /** For staff. */
  String desk() {
    return "/articles/" + kind + "/" + slug;
  }
}
