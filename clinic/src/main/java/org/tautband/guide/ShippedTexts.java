package org.tautband.guide;

import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.Sha256;

/** The texts that ship become versions like those written here, when a release changed them. */
@Component
@Transactional
class ShippedTexts {
  private final ArticleTable table;
  private final Texts texts;
  private final Clock clock;

  ShippedTexts(ArticleTable table, Texts texts, Clock clock) {
    this.table = table;
    this.texts = texts;
    this.clock = clock;
  }

  /** Keeps each shipped text that is not as it was last time, beside what was written here. */
  @EventListener(ApplicationStartedEvent.class)
  @Order(0)
  void keepShipped() {
    texts.shipped().forEach(this::keep);
    texts.readAgainAfterCommit();
  }

  private void keep(String path, Texts.Text text) {
    table.lock(path);
    Optional<ArticleLife> life = table.find(path);
    String sha256 = Sha256.of(text.markdown());
    Optional<ArticleVersion> last = life.flatMap(ArticleLife::newestShipped);
    if (last.filter(v -> v.sha256().equals(sha256)).isPresent()) return;
    table.add(
        new ArticleVersion(
            path,
            life.map(l -> l.versions().getLast().number()).orElse(0) + 1,
            ArticleVersion.Origin.SHIPPED,
            text.markdown(),
            sha256,
            last.map(ArticleVersion::number).orElse(null),
            null,
            "Tautband project",
            clock.instant(),
            last.isEmpty() ? "Came with the product." : "Came with a newer product."));
  }
}
