package org.tautband.guide;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article says of itself, above its text.
 *
 * @param conditions ids that join it with findings
 * @param areas region ids of the atlas
 * @param synonyms what people call it when they search
 * @param reviewer registered clinician who has read it; null until somebody has
 * @param featured place among the first three of the front page, 0 for none
 */
record FrontMatter(
    String title,
    String slug,
    Kind kind,
    String summary,
    List<String> tags,
    List<String> conditions,
    List<String> body,
    List<String> areas,
    List<String> synonyms,
    String author,
    @Nullable String reviewer,
    @Nullable LocalDate reviewed,
    LocalDate reviewBy,
    int featured) {

  /** Where in the guide an article stands. */
  enum Kind {
    QUESTION("/guide/"),
    CONDITION("/guide/conditions/"),
    BODY("/guide/body/");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }
  }

  FrontMatter {
    tags = List.copyOf(tags);
    conditions = List.copyOf(conditions);
    body = List.copyOf(body);
    areas = List.copyOf(areas);
    synonyms = List.copyOf(synonyms);
  }

  /** Address below the site's own, such as {@code /guide/conditions/neck-pain}. */
  String path() {
    return kind.folder + slug;
  }
}
