package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tautband.evidence.Content;

/** What ships with the product passes its own rules. */
class ShippedArticlesTest {
  @Test
  void everyShippedArticleMayBeRead() {
    Shelf shelf = new Shelf(Content.load(), new Texts());
    assertThat(shelf.problems()).isEmpty();
    assertThat(shelf.pages()).isNotEmpty();
    assertThat(shelf.pages())
        .allSatisfy(page -> assertThat(page.html()).doesNotContain("href=\"\"", "no figure"));
  }
}
