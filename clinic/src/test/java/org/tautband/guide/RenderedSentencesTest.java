package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Visitor;
import org.tautband.evidence.ClinicalWords;

/**
 * The site as it is served: a sentence with a clinical word is one that names its rows, or one of
 * ours that is marked as such. Pictures, tables and panels are drawn from rows and stand outside.
 */
class RenderedSentencesTest extends ClinicTest {
  private static final String DRAWN =
      "table, figure, .panel, .conflict, .facts-box, sup, nav, footer, .sources";

  /** What surrounds every page: ours, and no finding. */
  private static final Set<String> FRAME =
      Set.of(
          "What it is, what studies found, what can go wrong, and what else may help.",
          "No clinician has reviewed this software yet.",
          "It supports decisions of registered practitioners and never says that a depth or a path is"
              + " without danger.");

  @Autowired private Shelf shelf;
  private final Set<String> bound = new LinkedHashSet<>();
  private Visitor anyone;

  @BeforeEach
  void whatNamesItsRows() {
    anyone = new Visitor(base());
    for (Article article : shelf.articles().values()) {
      bound.add(plain(article.front().title()));
      ArticleText.of(article, shelf.findings()).bound().forEach(b -> keep(b.read()));
    }
    shelf.tags().forEach(tag -> keep(tag.description()));
  }

  private void keep(String text) {
    for (String sentence : ArticleCheck.SENTENCE_END.split(text)) bound.add(plain(sentence));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").replaceAll(" (?=[.,;:])", "").strip();
  }

  @Test
  void everyClinicalSentenceOfTheGuideNamesItsRows() {
    List<String> open = new ArrayList<>();
    for (Page page : shelf.pages()) {
      open.addAll(openIn(page.path()));
    }
    assertThat(open).isEmpty();
  }

  @Test
  void soDoTheFrontPageTheTagsAndTheFeed() {
    List<String> open = new ArrayList<>(openIn("/guide"));
    shelf.tags().forEach(tag -> open.addAll(openIn("/guide/tags/" + tag.id())));
    var feed =
        Jsoup.parse(anyone.get("/guide/feed.atom").body(), "", org.jsoup.parser.Parser.xmlParser());
    var told = feed.select("summary, content, subtitle");
    assertThat(told).isNotEmpty();
    told.forEach(summary -> open.addAll(open("/guide/feed.atom", summary.text())));
    assertThat(open).isEmpty();
  }

  private List<String> openIn(String path) {
    Element main = Jsoup.parse(anyone.get(path).body()).selectFirst("main");
    assertThat(main).as(path).isNotNull();
    main.select(DRAWN).remove();
    List<String> open = new ArrayList<>();
    main.select("p, li, dd, td").stream()
        .filter(block -> block.select("p, li").size() == (block.is("p, li") ? 1 : 0))
        // The name of another page is no sentence of this one.
        .filter(block -> !block.select("a").text().equals(block.text()))
        .filter(block -> block.select("a[href^=/guide/tags/]").isEmpty())
        .forEach(block -> open.addAll(open(path, block.text())));
    return open;
  }

  private List<String> open(String path, String text) {
    List<String> open = new ArrayList<>();
    for (String sentence : ArticleCheck.SENTENCE_END.split(plain(text))) {
      String said = plain(sentence);
      boolean clinical = ClinicalWords.soundIn(said);
      if (clinical && !said.endsWith("?") && !bound.contains(said) && !FRAME.contains(said)) {
        open.add(path + ": " + said);
      }
    }
    return open;
  }
}
