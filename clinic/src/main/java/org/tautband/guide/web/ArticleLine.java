package org.tautband.guide.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tautband.guide.ArticleLife;
import org.tautband.guide.ArticleVersion;
import org.tautband.guide.Proofs;

/**
 * One article in the list of all.
 *
 * @param desk its page for staff
 * @param read what the public reads, in words
 * @param gone it was retired
 * @param shipped the public reads the text that ships
 * @param reviewed somebody has reviewed what the public reads
 * @param work the draft that waits; null when none does
 * @param workReviewed it was reviewed and waits for publishing
 * @param rowChanged a row it rests on changed, and nobody has read it again
 * @param reviewBy when somebody has to read it again; null when the public does not read it
 */
record ArticleLine(
    String title,
    String path,
    String desk,
    String read,
    boolean gone,
    boolean shipped,
    boolean reviewed,
    @Nullable ArticleVersion work,
    boolean workReviewed,
    @Nullable LocalDate reviewBy,
    boolean overdue,
    boolean rowChanged,
    boolean shippedSince) {
  /** What the list can be narrowed to, with its label. */
  static final Map<String, String> FILTERS = new LinkedHashMap<>();

  static {
    FILTERS.put("draft", "Draft, waits for review");
    FILTERS.put("reviewed", "Reviewed, waits for publishing");
    FILTERS.put("due", "Due to be read again");
    FILTERS.put("unreviewed", "Public, not yet reviewed");
    FILTERS.put("ours", "Public, our own text");
    FILTERS.put("shipped", "Public, as shipped");
    FILTERS.put("retired", "Retired");
  }

  static ArticleLine of(ArticleLife life, LocalDate today, boolean rowChanged) {
    Optional<ArticleVersion> served = life.served();
    Optional<ArticleVersion> work = life.inWork();
    Optional<Proofs.Named> named = Proofs.named(served.orElseGet(life::toEdit).markdown());
    boolean gone = life.retired().isPresent();
    boolean shipped = served.filter(ArticleVersion::shipped).isPresent();
    boolean reviewed = served.flatMap(v -> life.review(v.number())).isPresent();
    LocalDate reviewBy = served.isPresent() ? named.map(Proofs.Named::reviewBy).orElse(null) : null;
    return new ArticleLine(
        named.map(Proofs.Named::title).orElse(life.path()),
        life.path(),
        ArticleAddress.of(life.path()).desk(),
        gone
            ? "Nothing: retired"
            : served.isEmpty() ? "Nothing yet" : shipped ? "The text that ships" : "Our own text",
        gone,
        shipped,
        reviewed,
        work.orElse(null),
        work.flatMap(v -> life.review(v.number())).isPresent(),
        reviewBy,
        reviewBy != null && reviewBy.isBefore(today),
        reviewBy != null && rowChanged,
        life.shippedSince().isPresent());
  }

  boolean is(String filter) {
    return switch (filter) {
      case "draft" -> work != null && !workReviewed;
      case "reviewed" -> workReviewed;
      case "due" -> overdue || rowChanged;
      case "unreviewed" -> reviewBy != null && !reviewed;
      case "ours" -> reviewBy != null && !shipped;
      case "shipped" -> shipped;
      case "retired" -> gone;
      default -> true;
    };
  }
}
