package org.tautband.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Row;

/**
 * The articles that ship with the product, checked and drawn once. One that breaks a rule fails the
 * build; should it get here all the same it is left out: nobody reads a page that no rule holds
 * for, and no clinic stands still for a sentence.
 */
@Component
public class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Findings findings;
  private final List<ArticleProblem> problems = new ArrayList<>();
  private final Map<String, Tag> tags = new LinkedHashMap<>();

  /** A word articles are found by. */
  public record Tag(String id, String label, String synonyms, String description) {}

  Shelf(Content content) {
    findings = new Findings(content);
    Readability readability = readability(content);
    for (Row row : content.rows("guide/tags.csv")) {
      tags.put(
          row.text("tag"),
          new Tag(
              row.text("tag"),
              row.text("label"),
              row.text("synonyms").replace("|", " "),
              row.text("description")));
    }
    for (Article article : shipped(problems)) {
      List<ArticleProblem> against = new ArrayList<>();
      against.addAll(ArticleCheck.problems(article, findings, readability));
      article.front().tags().stream()
          .filter(tag -> !tags.containsKey(tag))
          .map(tag -> new ArticleProblem(article.path(), 1, "There is no tag " + tag + "."))
          .forEach(against::add);
      if (articles.containsKey(article.path())) {
        against.add(new ArticleProblem(article.path(), 1, "Two articles have this address."));
      }
      if (against.isEmpty()) {
        articles.put(article.path(), article);
        pages.put(article.path(), ArticleHtml.page(article, findings, readability));
      }
      problems.addAll(against);
    }
    problems.addAll(deadLinks());
    problems.forEach(problem -> LOG.error("Left out of the guide: {}", problem));
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

  private static List<Article> shipped(List<ArticleProblem> problems) {
    List<Article> articles = new ArrayList<>();
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath:content/guide/**/*.md");
      for (Resource file : files) {
        String name = String.valueOf(file.getFilename());
        if (name.equals("LICENSE.md")) continue;
        try {
          articles.add(ArticleFile.read(name, file.getContentAsString(StandardCharsets.UTF_8)));
        } catch (ArticleRefused broken) {
          problems.addAll(broken.problems());
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    articles.sort(Comparator.comparing(Article::path));
    return articles;
  }

  private List<ArticleProblem> deadLinks() {
    List<ArticleProblem> dead = new ArrayList<>();
    Set<String> elsewhere = Set.of("/guide", "/ask");
    for (Article article : articles.values()) {
      for (String link : ArticleText.of(article, findings).links()) {
        String path = link.replaceFirst("#.*", "");
        boolean known =
            link.startsWith("https:")
                || link.startsWith("tel:")
                || path.isEmpty()
                || elsewhere.contains(path)
                || articles.containsKey(path);
        if (!known) dead.add(new ArticleProblem(article.path(), 0, link + " leads nowhere."));
      }
    }
    return dead;
  }

  public Optional<Page> page(String path) {
    return Optional.ofNullable(pages.get(path));
  }

  public List<Page> pages() {
    return List.copyOf(pages.values());
  }

  /** At most three, in the order their front matter gives. */
  public List<Page> featured() {
    return articles.values().stream()
        .filter(a -> a.front().featured() > 0)
        .sorted(Comparator.comparingInt(a -> a.front().featured()))
        .limit(3)
        .map(a -> pages.get(a.path()))
        .toList();
  }

  public List<Page> below(String folder) {
    return pages.values().stream()
        .filter(p -> p.path().startsWith(folder) && p.path().indexOf('/', folder.length()) < 0)
        .sorted(Comparator.comparing(Page::title))
        .toList();
  }

  public List<Tag> tags() {
    return List.copyOf(tags.values());
  }

  public Optional<Tag> tag(String id) {
    return Optional.ofNullable(tags.get(id));
  }

  public List<Page> tagged(String tag) {
    return pages.values().stream()
        .filter(p -> p.tags().contains(tag))
        .sorted(Comparator.comparing(Page::title))
        .toList();
  }

  /** Up to four others: shared condition counts three, shared body area two, shared tag one. */
  public List<Page> related(Page page) {
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
  public Findings findings() {
    return findings;
  }
}
