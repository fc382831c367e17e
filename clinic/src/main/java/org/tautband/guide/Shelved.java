package org.tautband.guide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Row;

/**
 * The articles of one state of texts and rows, checked and drawn once; immutable. A shipped one
 * that breaks a rule fails the build; should it get here all the same it is left out: nobody reads
 * a page that no rule holds for, and no clinic stands still for a sentence. An edited row takes no
 * page away: whether the words still fit is for people to read again.
 */
final class Shelved {
  private static final Logger LOG = LoggerFactory.getLogger(Shelved.class);

  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Findings findings;
  private final List<ArticleProblem> problems = new ArrayList<>();
  private final Map<String, Shelf.Tag> tags = new LinkedHashMap<>();

  Shelved(Content content, List<Texts.Text> texts) {
    findings = new Findings(content);
    Findings shipped = new Findings(content.shipped());
    Readability readability = readability(content);
    LastChanges changes = new LastChanges(content);
    for (Row row : content.rows("guide/tags.csv")) {
      tags.put(
          row.text("tag"),
          new Shelf.Tag(
              row.text("tag"),
              row.text("label"),
              row.text("synonyms").replace("|", " "),
              row.text("description")));
    }
    for (Article article : read(texts, problems)) {
      List<ArticleProblem> against = new ArrayList<>();
      if (article.shipped()) {
        against.addAll(ArticleCheck.problems(article, shipped, readability));
      }
      article.front().tags().stream()
          .filter(tag -> !tags.containsKey(tag))
          .map(tag -> new ArticleProblem(article.path(), 1, "There is no tag " + tag + "."))
          .forEach(against::add);
      if (articles.containsKey(article.path())) {
        against.add(new ArticleProblem(article.path(), 1, "Two articles have this address."));
      }
      if (against.isEmpty()) {
        articles.put(article.path(), article);
        pages.put(
            article.path(),
            ArticleHtml.page(article, findings, readability, changed(article, changes)));
      }
      problems.addAll(against);
    }
    problems.addAll(deadLinks());
    problems.forEach(problem -> LOG.error("Left out of the guide: {}", problem));
  }

  private static LocalDate changed(Article article, LastChanges changes) {
    LocalDate day = article.text().changed();
    return day == null ? changes.of(article.path()) : day;
  }

  /** Why articles were left out, or lead nowhere; the build demands that there are none. */
  List<ArticleProblem> problems() {
    return List.copyOf(problems);
  }

  static Readability readability(Content content) {
    return new Readability(
        content.rows("guide/glossary.csv").stream()
            .map(row -> row.text("word"))
            .collect(Collectors.toSet()),
        content.rows("guide/plain_words.csv").stream()
            .collect(Collectors.toMap(row -> row.text("word"), row -> row.text("instead"))));
  }

  private static List<Article> read(List<Texts.Text> texts, List<ArticleProblem> problems) {
    List<Article> articles = new ArrayList<>();
    for (Texts.Text text : texts) {
      try {
        articles.add(ArticleFile.read(text));
      } catch (ArticleRefused broken) {
        problems.addAll(broken.problems());
      }
    }
    articles.sort(Comparator.comparing(Article::path));
    return articles;
  }

  private List<ArticleProblem> deadLinks() {
    return articles.values().stream()
        .flatMap(
            article ->
                DeadLinks.in(
                    article.path(), ArticleText.of(article, findings), articles::containsKey)
                    .stream())
        .toList();
  }

  Optional<Page> page(String path) {
    return Optional.ofNullable(pages.get(path));
  }

  List<Page> pages() {
    return List.copyOf(pages.values());
  }

  /** At most three, in the order their front matter gives. */
  List<Page> featured() {
    return articles.values().stream()
        .filter(a -> a.front().featured() > 0)
        .sorted(Comparator.comparingInt(a -> a.front().featured()))
        .limit(3)
        .map(a -> pages.get(a.path()))
        .toList();
  }

  /** At most ten, what was changed last first. */
  List<Page> recent() {
    return pages.values().stream()
        .sorted(Comparator.comparing(Page::changed).reversed().thenComparing(Page::title))
        .limit(10)
        .toList();
  }

  List<Page> below(String folder) {
    return pages.values().stream()
        .filter(p -> p.path().startsWith(folder) && p.path().indexOf('/', folder.length()) < 0)
        .sorted(Comparator.comparing(Page::title))
        .toList();
  }

  List<Shelf.Tag> tags() {
    return List.copyOf(tags.values());
  }

  Optional<Shelf.Tag> tag(String id) {
    return Optional.ofNullable(tags.get(id));
  }

  List<Page> tagged(String tag) {
    return pages.values().stream()
        .filter(p -> p.tags().contains(tag))
        .sorted(Comparator.comparing(Page::title))
        .toList();
  }

  /** Up to four others: shared condition counts three, shared body area two, shared tag one. */
  List<Page> related(Page page) {
    Article here = articles.get(page.path());
    if (here == null) return List.of();
    Map<Page, Integer> points = new LinkedHashMap<>();
    for (Article other : articles.values()) {
      if (other.path().equals(here.path())) continue;
      int shared =
          3 * shared(here.front().conditions(), other.front().conditions())
              + 2 * shared(here.front().body(), other.front().body())
              + shared(here.front().tags(), other.front().tags());
      if (shared > 0) points.put(pages.get(other.path()), shared);
    }
    return points.entrySet().stream()
        .sorted(Map.Entry.<Page, Integer>comparingByValue().reversed())
        .limit(4)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int shared(List<String> one, List<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.retainAll(other);
    return both.size();
  }

  Map<String, Article> articles() {
    return articles;
  }

  /** The evidence store the articles rest on. */
  Findings findings() {
    return findings;
  }
}
