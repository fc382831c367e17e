package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Content;

/** Feed and sitemap say when a text was changed; nobody has to remember to. */
class LastChangesTest {
  @Test
  void everyShippedTextHasTheDayOnWhichItBecameWhatItIs() {
    LastChanges changes = new LastChanges(Content.load());
    LocalDate today = LocalDate.now(Clock.system(ZoneOffset.UTC));
    List<String> missing =
        new Texts()
            .now().texts().stream()
                .filter(text -> !changes.know(path(text), text.markdown()))
                .map(text -> path(text) + "," + LastChanges.sha256(text.markdown()) + "," + today)
                .sorted()
                .toList();
    assertThat(missing)
        .as("These texts changed. Their lines in content/guide/changed.csv have to be")
        .isEmpty();
  }

  private static String path(Texts.Text text) {
    return ArticleFile.read(text).path();
  }
}
