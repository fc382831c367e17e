package org.tautband.guide;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text of an article. It never changes; what people do with it are steps beside it.
 *
 * @param number from 1 for each article
 * @param markdown front matter and body, byte for byte as saved or imported
 * @param basedOn number of the text it was made from; null for a first one
 * @param byAccount null when it came with the product
 * @param by who, as staff read it
 * @param note what was changed and why, in the author's words
 */
public record ArticleVersion(
    String path,
    int number,
    Origin origin,
    String markdown,
    String sha256,
    @Nullable Integer basedOn,
    @Nullable UUID byAccount,
    String by,
    Instant at,
    String note) {

  /** Where a text came from. */
  public enum Origin {
    SHIPPED,
    OWN
  }

  public boolean shipped() {
    return origin == Origin.SHIPPED;
  }
}
