package org.tautband.guide;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.database.Sha256;
import org.tautband.evidence.Reread;
import org.tautband.evidence.Rereads;
import org.tautband.evidence.Use;

/**
 * Where articles are written: saved as drafts, reviewed by a second person, published, retired.
 * Texts never change and nothing is overwritten; each step is one row in one transaction, and what
 * the public reads is read anew after it was committed.
 */
@Component
@Transactional
public class Writing {
  private static final int LONGEST_NOTE = 1000;

  private final ArticleTable table;
  private final Texts texts;
  private final ArticleRules rules;
  private final Shelf shelf;
  private final Rereads rereads;
  private final Clock clock;

  Writing(
      ArticleTable table,
      Texts texts,
      ArticleRules rules,
      Shelf shelf,
      Rereads rereads,
      Clock clock) {
    this.table = table;
    this.texts = texts;
    this.rules = rules;
    this.shelf = shelf;
    this.rereads = rereads;
    this.clock = clock;
  }

  /**
   * What an author sends.
   *
   * @param path the article that is edited; null for a new one
   * @param head number of the newest text written here when the page was opened, 0 for none
   * @param basedOn number of the text that was edited; null for a new article
   */
  public record Draft(
      @Nullable String path, int head, @Nullable Integer basedOn, String markdown, String note) {}

  /** What became of a draft. */
  public sealed interface Saved {
    /** It is kept; with open problems too. */
    record Done(ArticleVersion version) implements Saved {}

    /** Somebody saved another text since the page was opened; nothing was overwritten. */
    record Stale(ArticleVersion theirs, String yours) implements Saved {}

    /** It cannot be kept as an article. */
    record Refused(List<ArticleProblem> problems) implements Saved {}
  }

  /** What became of a step. */
  public sealed interface Taken {
    record Done(ArticleLife life) implements Taken {}

    record Refused(List<String> reasons) implements Taken {}
  }

  /**
   * A step somebody wants to take.
   *
   * @param seen the latest step the page showed
   */
  public record Wish(String path, int number, long seen, String note) {}

  @Transactional(readOnly = true)
  public List<ArticleLife> all() {
    return table.all();
  }

  @Transactional(readOnly = true)
  public Optional<ArticleLife> find(String path) {
    return table.find(path);
  }

  /** Keeps a draft, or says why not; what was typed is the caller's to show again. */
  public Saved save(Draft draft, Actor actor) {
    Article article;
    try {
      article = Proofs.read(draft.markdown());
    } catch (ArticleRefused broken) {
      return new Saved.Refused(broken.problems());
    }
    String path = draft.path() == null ? article.path() : draft.path();
    if (!path.equals(article.path())) {
      return refused(
          path,
          "Slug and kind make the address "
              + article.path()
              + ", but this article lives at "
              + path
              + ". Put them back, or start a new article.");
    }
    table.lock(path);
    Optional<ArticleLife> life = table.find(path);
    if (draft.path() == null && life.isPresent()) {
      return refused(
          path,
          "There is an article at " + path + " already. Choose another slug, or edit that one.");
    }
    if (draft.path() != null && life.isEmpty()) {
      return refused(path, "There is no article at " + path + " any more. Start a new one.");
    }
    Optional<ArticleVersion> same =
        life.map(ArticleLife::toEdit).filter(v -> v.markdown().equals(draft.markdown()));
    if (same.isPresent()) return new Saved.Done(same.get());
    Optional<ArticleVersion> newest = life.flatMap(ArticleLife::newestOwn);
    if (newest.isPresent() && newest.get().number() != draft.head()) {
      return new Saved.Stale(newest.get(), draft.markdown());
    }
    return new Saved.Done(add(path, life, draft, actor));
  }

  private ArticleVersion add(String path, Optional<ArticleLife> life, Draft draft, Actor actor) {
    Integer basedOn = draft.basedOn();
    ArticleVersion fresh =
        new ArticleVersion(
            path,
            life.map(l -> l.versions().getLast().number()).orElse(0) + 1,
            ArticleVersion.Origin.OWN,
            draft.markdown(),
            Sha256.of(draft.markdown()),
            life.flatMap(l -> basedOn == null ? Optional.empty() : l.version(basedOn))
                .map(ArticleVersion::number)
                .orElse(null),
            actor.accountId(),
            actor.name(),
            clock.instant(),
            note(draft.note()));
    table.add(fresh);
    return fresh;
  }

  private static Saved refused(String path, String reason) {
    return new Saved.Refused(
        List.of(new ArticleProblem(ArticleProblem.Sort.FRONT, path, 1, reason)));
  }

  /** A second person, a registered clinician, has read this text and stands by it. */
  public Taken review(Wish wish, Actor actor) {
    return step(wish, actor, ArticleStep.Kind.REVIEWED, "", rules::reasonsAgainstReview);
  }

  /** The public reads this text from now on; one written since a row changed settles that. */
  public Taken publish(Wish wish, Actor actor) {
    Taken taken =
        step(wish, actor, ArticleStep.Kind.PUBLISHED, "", rules::reasonsAgainstPublishing);
    if (taken instanceof Taken.Done done) {
      done.life().version(wish.number()).ifPresent(published -> settle(published, actor));
    }
    return taken;
  }

  private void settle(ArticleVersion published, Actor actor) {
    List<Reread> open = due(published.path());
    if (open.isEmpty() || open.stream().anyMatch(r -> r.openedAt().isAfter(published.at()))) return;
    open.stream()
        .map(Reread::place)
        .distinct()
        .forEach(
            place ->
                rereads.settle(
                    Use.By.ARTICLE,
                    place,
                    "Version " + published.number() + ", written since, was published.",
                    actor));
  }

  /** Rows under this article that changed and were not read again yet. */
  @Transactional(readOnly = true)
  public List<Reread> due(String path) {
    return rereads.open().stream()
        .filter(r -> r.by() == Use.By.ARTICLE && r.path().equals(path))
        .toList();
  }

  /** The public reads the text that ships again; what was written here is kept. */
  public Taken shippedAgain(Wish wish, Actor actor) {
    return step(
        wish,
        actor,
        ArticleStep.Kind.SHIPPED_AGAIN,
        "",
        (life, version, who) ->
            !version.shipped()
                ? List.of("This text did not come with the product.")
                : life.state(version) == ArticleLife.State.SHIPPED
                    ? List.of("The public reads it already.")
                    : List.of());
  }

  /**
   * The page is gone; its address names another one.
   *
   * @param pointer address of a page of the guide
   */
  public Taken retire(Wish wish, String pointer, Actor actor) {
    return step(
        wish,
        actor,
        ArticleStep.Kind.RETIRED,
        pointer,
        (life, version, who) -> {
          List<String> reasons = new ArrayList<>();
          if (life.served().isEmpty()) reasons.add("The public does not read it now.");
          if (pointer.equals(life.path()) || shelf.page(pointer).isEmpty()) {
            reasons.add("Choose the page that answers instead.");
          }
          if (wish.note().isBlank()) reasons.add("Say why in the field “Why”.");
          return reasons;
        });
  }

  private interface Against {
    List<String> reasons(ArticleLife life, ArticleVersion version, Actor actor);
  }

  private Taken step(
      Wish wish, Actor actor, ArticleStep.Kind kind, String pointer, Against against) {
    table.lock(wish.path());
    Optional<ArticleLife> life = table.find(wish.path());
    Optional<ArticleVersion> version = life.flatMap(l -> l.version(wish.number()));
    if (life.isEmpty() || version.isEmpty()) {
      return new Taken.Refused(List.of("There is no such text."));
    }
    if (life.get().lastStep() != wish.seen()) {
      return new Taken.Refused(
          List.of(
              "Somebody did something with this article meanwhile. Look below, then try again."));
    }
    List<String> reasons = against.reasons(life.get(), version.get(), actor);
    if (!reasons.isEmpty()) return new Taken.Refused(reasons);
    table.add(
        new ArticleStep(
            0,
            wish.path(),
            wish.number(),
            kind,
            actor.accountId(),
            rules.inWords(actor),
            clock.instant(),
            note(wish.note()),
            pointer));
    texts.readAgainAfterCommit();
    return new Taken.Done(table.find(wish.path()).orElseThrow());
  }

  private static String note(String typed) {
    String note = typed.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
    return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
  }
}
