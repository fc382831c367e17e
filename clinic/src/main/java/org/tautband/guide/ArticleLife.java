package org.tautband.guide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The life of one article: all its texts and all that was done with them. What state a text is in
 * is worked out here and stored nowhere.
 *
 * @param versions by number
 * @param steps by id
 */
public record ArticleLife(String path, List<ArticleVersion> versions, List<ArticleStep> steps) {
  /** What a text has come to. */
  public enum State {
    DRAFT("Draft"),
    REVIEWED("Reviewed, not published"),
    PUBLISHED("Published"),
    EARLIER("Published earlier"),
    SHIPPED("As shipped"),
    RETIRED("Retired");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  public ArticleLife {
    versions = versions.stream().sorted(Comparator.comparingInt(ArticleVersion::number)).toList();
    steps = steps.stream().sorted(Comparator.comparingLong(ArticleStep::id)).toList();
  }

  public Optional<ArticleVersion> version(int number) {
    return versions.stream().filter(v -> v.number() == number).findFirst();
  }

  /** The newest text written here. */
  public Optional<ArticleVersion> newestOwn() {
    return versions.stream().filter(v -> !v.shipped()).reduce((a, b) -> b);
  }

  /** The newest text that came with the product. */
  public Optional<ArticleVersion> newestShipped() {
    return versions.stream().filter(ArticleVersion::shipped).reduce((a, b) -> b);
  }

  /** Number of the newest text written here, 0 when there is none: what an editor's page saw. */
  public int head() {
    return newestOwn().map(ArticleVersion::number).orElse(0);
  }

  /** The latest step, 0 when there is none: what a page with buttons saw. */
  public long lastStep() {
    return steps.isEmpty() ? 0 : steps.getLast().id();
  }

  /** The step that decides what the public reads. */
  public Optional<ArticleStep> settled() {
    return steps.stream().filter(s -> s.kind().settles()).reduce((a, b) -> b);
  }

  /** The step that took it away, while it is away. */
  public Optional<ArticleStep> retired() {
    return settled().filter(s -> s.kind() == ArticleStep.Kind.RETIRED);
  }

  /** What the public reads; empty for an article never published or retired. */
  public Optional<ArticleVersion> served() {
    Optional<ArticleStep> step = settled();
    if (step.isEmpty()) return newestShipped();
    return switch (step.get().kind()) {
      case PUBLISHED -> version(step.get().number());
      case SHIPPED_AGAIN -> newestShipped();
      case RETIRED -> Optional.empty();
      case REVIEWED -> throw new IllegalStateException("a review settles nothing");
    };
  }

  /** The latest review of this text. */
  public Optional<ArticleStep> review(int number) {
    return steps.stream()
        .filter(s -> s.kind() == ArticleStep.Kind.REVIEWED && s.number() == number)
        .reduce((a, b) -> b);
  }

  private boolean wasPublished(int number) {
    return steps.stream()
        .anyMatch(s -> s.kind() == ArticleStep.Kind.PUBLISHED && s.number() == number);
  }

  public State state(ArticleVersion version) {
    boolean now = served().filter(v -> v.number() == version.number()).isPresent();
    if (version.shipped()) return now ? State.SHIPPED : State.EARLIER;
    if (now) return State.PUBLISHED;
    if (wasPublished(version.number()))
      return retired().isPresent() ? State.RETIRED : State.EARLIER;
    return review(version.number()).isPresent() ? State.REVIEWED : State.DRAFT;
  }

  /** The text somebody is working on: newer than anything published, reviewed or not. */
  public Optional<ArticleVersion> inWork() {
    int settledAt =
        steps.stream()
            .filter(s -> s.kind() == ArticleStep.Kind.PUBLISHED)
            .mapToInt(ArticleStep::number)
            .max()
            .orElse(0);
    return newestOwn().filter(v -> v.number() > settledAt);
  }

  /** Where the next edit begins: what is in work, else what the public reads, else the newest. */
  public ArticleVersion toEdit() {
    return inWork().or(this::served).or(this::newestOwn).orElseGet(versions::getLast);
  }

  /**
   * Everybody who wrote a part of this text since it last stood in public: none of them is the
   * second person who reviews it.
   */
  public Set<UUID> authors(ArticleVersion version) {
    Set<UUID> authors = new HashSet<>();
    Optional<ArticleVersion> at = Optional.of(version);
    while (at.isPresent() && !at.get().shipped()) {
      if (at.get() != version && wasPublished(at.get().number())) break;
      if (at.get().byAccount() != null) authors.add(at.get().byAccount());
      Integer before = at.get().basedOn();
      at = before == null ? Optional.empty() : version(before);
    }
    return authors;
  }

  /** A shipped text that is newer than what a clinic published instead of it. */
  public Optional<ArticleVersion> shippedSince() {
    return served()
        .filter(v -> !v.shipped())
        .flatMap(ours -> newestShipped().filter(shipped -> shipped.number() > ours.number()));
  }

  /** Newest first. */
  public List<ArticleVersion> newestFirst() {
    List<ArticleVersion> turned = new ArrayList<>(versions);
    return turned.reversed();
  }

  /** What was done with this text, newest first. */
  public List<ArticleStep> stepsOf(int number) {
    return steps.stream().filter(s -> s.number() == number).toList().reversed();
  }
}
