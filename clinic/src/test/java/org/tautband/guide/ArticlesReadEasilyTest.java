package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tautband.guide.Readability.Block;

/**
 * The shipped articles as words, without bindings and pictures. A figure drawn from a row stands in
 * as a short one: what is drawn in full is measured on the rendered page.
 */
class ArticlesReadEasilyTest {
  private static final String FIGURE = "2.3 points (1.0 to 3.6)";

  @Test
  void everyArticleReadsEasily() throws IOException {
    var readability = new Readability(glossary(), plainWords());
    Map<String, List<String>> hard = new HashMap<>();
    List<Path> articles = articles();
    for (Path article : articles) {
      var reading = readability.of(blocks(Files.readString(article)));
      List<String> problems = new ArrayList<>(reading.problems());
      if (reading.words() < 100) {
        problems.add("only " + reading.words() + " words were found");
      }
      if (!problems.isEmpty()) {
        hard.put(folder().relativize(article).toString(), problems);
      }
    }
    assertThat(articles).hasSizeGreaterThanOrEqualTo(40);
    assertThat(hard).isEmpty();
  }

  @Test
  void aLinkLeavesItsWordsAndAPictureNothing() {
    assertThat(
            blocks(
                """
                ---
                title: t
                ---

                [Pain was lower, by ![](value:EF005).](claim:EF005)
                [Later not.](claim:EF016)

                ![](array:AE001+AE017)

                ## More
                - [All risks](/guide/risks)
                """))
        .containsExactly(
            new Block.Paragraph("Pain was lower, by " + FIGURE + ". Later not."),
            new Block.Heading("More"),
            new Block.Item("All risks"));
  }

  private static List<Block> blocks(String article) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    String body = article.substring(article.indexOf("\n---\n", 3) + 5);
    for (String line : (body + "\n\n").split("\n", -1)) {
      String words = words(line);
      boolean running = !words.isEmpty() && !words.startsWith("#") && !words.startsWith("- ");
      if (running) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(words);
        continue;
      }
      if (!paragraph.isEmpty()) {
        blocks.add(new Block.Paragraph(paragraph.toString()));
        paragraph.setLength(0);
      }
      if (words.startsWith("#")) {
        blocks.add(new Block.Heading(words.replaceFirst("^#+ ", "")));
      } else if (words.startsWith("- ")) {
        blocks.add(new Block.Item(words.substring(2)));
      }
    }
    return blocks;
  }

  private static String words(String line) {
    return line.replaceAll("!\\[[^]]*]\\(value:[^)]*\\)", FIGURE)
        .replaceAll("!\\[[^]]*]\\([^)]*\\)", "")
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .strip();
  }

  private static Set<String> glossary() throws IOException {
    Set<String> words = new HashSet<>();
    for (String line : lines("glossary.csv")) {
      words.add(line.split(",", 2)[0]);
    }
    return words;
  }

  private static Map<String, String> plainWords() throws IOException {
    Map<String, String> words = new HashMap<>();
    for (String line : lines("plain_words.csv")) {
      String[] cells = line.split(",", 2);
      words.put(cells[0], cells[1]);
    }
    return words;
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder().resolve(file)).stream().skip(1).toList();
  }

  private static List<Path> articles() throws IOException {
    try (var files = Files.walk(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".md") && !file.endsWith("LICENSE.md"))
          .sorted()
          .toList();
    }
  }

  /** From the class path, as the application reads it. */
  private static Path folder() {
    var glossary =
        Objects.requireNonNull(
            ArticlesReadEasilyTest.class.getResource("/content/guide/glossary.csv"));
    try {
      return Objects.requireNonNull(Path.of(glossary.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
