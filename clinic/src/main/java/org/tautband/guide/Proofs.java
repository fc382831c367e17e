package org.tautband.guide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;
import org.tautband.guide.ArticleProblem.Sort;

/** Looks a text over as it would be published now: with today's rows, pages and pictures. */
@Component
public class Proofs {
  /** Characters an article may have. */
  public static final int MOST_CHARS = ArticleFile.MOST_CHARS;

  /** Addresses below /guide that are something else. */
  private static final Set<String> TAKEN =
      Set.of(
          "search",
          "glossary",
          "tags",
          "images",
          "conditions",
          "body",
          "feed",
          "new",
          "recent",
          "print");

  private final Content content;
  private final Shelf shelf;
  private final Illustrations illustrations;

  Proofs(Content content, Shelf shelf, Illustrations illustrations) {
    this.content = content;
    this.shelf = shelf;
    this.illustrations = illustrations;
  }

  /** Whatever was typed has a proof. */
  public Proof of(String markdown) {
    Article article;
    try {
      article = read(markdown);
    } catch (ArticleRefused broken) {
      return new Proof(null, broken.problems(), List.of(), List.of(), 0, 0, 0);
    }
    Content now = content.asOfNow();
    Findings findings = new Findings(now);
    Readability readability = Shelf.readability(now);
    ArticleText text = ArticleText.of(article, findings);
    List<ArticleProblem> problems =
        new ArrayList<>(ArticleCheck.problems(article, findings, readability));
    problems.addAll(front(article));
    problems.addAll(
        DeadLinks.in(
            article.path(),
            text,
            path -> path.equals(article.path()) || shelf.page(path).isPresent()));
    problems.addAll(pictures(article, text));
    problems.sort(
        Comparator.comparing(ArticleProblem::sort).thenComparingInt(ArticleProblem::line));
    Readability.Reading reading = readability.of(text.blocks());
    return new Proof(
        ArticleHtml.draft(article, findings, readability, now.readOn()),
        problems,
        paragraphs(text, readability),
        reading.hints().stream().map(h -> new Proof.Hint(h.word(), h.instead())).toList(),
        reading.gradeOfAllWords(),
        reading.smog(),
        reading.meanSentence());
  }

  static Article read(String markdown) {
    return ArticleFile.read("the text", markdown);
  }

  /** Address and title of a text; empty while its front matter is broken. */
  public static Optional<Named> named(String markdown) {
    try {
      Article article = read(markdown);
      return Optional.of(
          new Named(article.path(), article.front().title(), article.front().reviewBy()));
    } catch (ArticleRefused broken) {
      return Optional.empty();
    }
  }

  /** What a text calls itself, and when somebody has to read it again. */
  public record Named(String path, String title, LocalDate reviewBy) {}

  private List<ArticleProblem> front(Article article) {
    List<ArticleProblem> problems = new ArrayList<>();
    FrontMatter front = article.front();
    for (String tag : front.tags()) {
      if (shelf.tag(tag).isEmpty()) {
        problems.add(problem(Sort.FRONT, article, 1, "There is no tag " + tag + "."));
      }
    }
    if (front.kind() == FrontMatter.Kind.QUESTION && TAKEN.contains(front.slug())) {
      problems.add(
          problem(
              Sort.FRONT, article, 1, "The slug " + front.slug() + " is taken. Choose another."));
    }
    if (front.reviewer() != null || front.reviewed() != null) {
      problems.add(
          problem(
              Sort.FRONT,
              article,
              1,
              "Leave reviewer and reviewed empty: a review is recorded here, by whoever does it."));
    }
    return problems;
  }

  private List<ArticleProblem> pictures(Article article, ArticleText text) {
    List<ArticleProblem> problems = new ArrayList<>();
    for (ArticleText.Drawn drawn : text.drawn()) {
      if (drawn.picture().kind() != Picture.Kind.IMAGE) continue;
      String sha256 = drawn.picture().ids().getFirst();
      if (!illustrations.has(sha256)) {
        problems.add(
            problem(
                Sort.IMAGE,
                article,
                drawn.line(),
                "There is no such picture here. Bring it in, and insert it from the list."));
      }
    }
    return problems;
  }

  private static ArticleProblem problem(Sort sort, Article article, int line, String reason) {
    return new ArticleProblem(sort, article.path(), line, reason);
  }

  private static List<Proof.Paragraph> paragraphs(ArticleText text, Readability readability) {
    List<Proof.Paragraph> paragraphs = new ArrayList<>();
    for (ArticleText.Placed placed : text.placed()) {
      if (placed.block() instanceof Readability.Block.Heading) continue;
      Readability.Reading reading = readability.of(List.of(placed.block()));
      boolean over =
          !readability.lengths(placed.block()).isEmpty()
              || reading.grade() > Readability.GRADE_LIMIT
              || reading.meanSentence() > Readability.MEAN_SENTENCE_LIMIT;
      paragraphs.add(
          new Proof.Paragraph(
              placed.line(),
              beginning(placed.block().text()),
              reading.grade(),
              reading.longestSentenceWords(),
              over));
    }
    return paragraphs;
  }

  private static String beginning(@Nullable String text) {
    String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }
}
