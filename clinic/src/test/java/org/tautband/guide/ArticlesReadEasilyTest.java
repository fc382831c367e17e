package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;

/** Every shipped article as it is read, figures included, within the limits of reading. */
class ArticlesReadEasilyTest {
  private static final Content CONTENT = Content.load();

  @Test
  void everyShippedArticleReadsEasily() throws IOException, URISyntaxException {
    var findings = new Findings(CONTENT);
    var readability = Shelf.readability(CONTENT);
    Map<String, List<String>> hard = new TreeMap<>();
    List<Path> files = files();
    for (Path file : files) {
      var article = ArticleFile.read(file.toString(), Files.readString(file));
      var reading = readability.of(ArticleText.of(article, findings).blocks());
      List<String> problems = new ArrayList<>(reading.problems());
      if (reading.words() < 100) problems.add("It has only " + reading.words() + " words.");
      if (!problems.isEmpty()) hard.put(article.path(), problems);
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(40);
    assertThat(hard).isEmpty();
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    Path folder =
        Objects.requireNonNull(
            Path.of(
                    Objects.requireNonNull(
                            ArticlesReadEasilyTest.class.getResource("/content/guide/glossary.csv"))
                        .toURI())
                .getParent());
    try (var all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(".md") && !f.endsWith("LICENSE.md"))
          .sorted()
          .toList();
    }
  }
}
