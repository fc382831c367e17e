package org.tautband.guide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tautband.evidence.Certainty;
import org.tautband.evidence.Claim;
import org.tautband.evidence.ClinicalWords;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Findings;
import org.tautband.guide.ArticleProblem.Sort;

/**
 * What an article must hold before anybody may read it: every clinical sentence names its rows,
 * figures come from rows, words are as careful as the certainty asks, no benefit without harm, no
 * row of a conflict without the conflict, and it reads easily. A word list decides what is
 * clinical; it sees words, not meaning, so people have to read as well.
 */
final class ArticleCheck {
  static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
  private static final List<Forbidden> FORBIDDEN =
      List.of(
          new Forbidden(
              "\\bsafe(ly|r|st)?\\b", "“safe” is never said of a treatment, a depth or a path."),
          new Forbidden("\\bproven\\b", "“proven” says more than any row here."),
          new Forbidden("\\bcur(e|es|ed)\\b", "“cure” says more than any row here."),
          new Forbidden("\\bno risk\\b", "There is no treatment with no risk."),
          new Forbidden(
              "\\b1 in (?!(100|1,000|10,000|1,000,000)\\b)\\d",
              "Counts are out of 100, 10,000 or 1,000,000, never “1 in”."),
          new Forbidden("%|\\bper ?cent\\b", "Patients read counts of people, not percent."));

  private record Forbidden(Pattern pattern, String reason) {
    Forbidden(String pattern, String reason) {
      this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), reason);
    }
  }

  private final String name;
  private final ArticleText text;
  private final Findings findings;
  private final List<ArticleProblem> problems = new ArrayList<>();

  private ArticleCheck(String name, ArticleText text, Findings findings) {
    this.name = name;
    this.text = text;
    this.findings = findings;
  }

  /** Everything that stands against publishing, in the order of its lines; empty when nothing. */
  static List<ArticleProblem> problems(
      Article article, Findings findings, Readability readability) {
    ArticleText text = ArticleText.of(article, findings);
    ArticleCheck check = new ArticleCheck(article.path(), text, findings);
    check.sentences();
    check.harmBesideBenefit();
    check.conflicts();
    check.lengths(readability);
    check.conditions(article.front().conditions());
    return check.inOrder();
  }

  /**
   * What stands against a passage of the decision aid. Harms, conflicts and the reading grade are
   * looked at over the whole sheet it becomes part of.
   */
  static List<ArticleProblem> problemsOfPassage(String name, ArticleText text, Findings findings) {
    ArticleCheck check = new ArticleCheck(name, text, findings);
    check.sentences();
    return check.inOrder();
  }

  private void sentences() {
    problems.addAll(text.foreign());
    text.bound().forEach(this::bound);
    text.drawn().forEach(this::drawn);
    text.unbound().forEach(this::unbound);
    for (ArticleText.Placed one : text.placed()) forbidden(one.block().text(), one.line());
    for (ArticleText.Drawn one : text.drawn()) forbidden(one.alt(), one.line());
  }

  private void lengths(Readability readability) {
    for (ArticleText.Placed one : text.placed()) {
      readability.lengths(one.block()).forEach(p -> note(Sort.LENGTH, one.line(), p));
    }
    readability.measured(text.blocks()).problems().forEach(p -> note(Sort.LENGTH, 0, p));
  }

  private List<ArticleProblem> inOrder() {
    return problems.stream().sorted(Comparator.comparingInt(ArticleProblem::line)).toList();
  }

  private void bound(ArticleText.Bound bound) {
    bound.binding().problems(findings).forEach(reason -> note(bound.line(), reason));
    if (bound.typed().matches("(?s).*\\d.*")) {
      note(
          Sort.FIGURE,
          bound.line(),
          "A figure is typed by hand in “"
              + bound.typed().strip()
              + "”. Write ![](value:…) instead.");
    }
    if (bound.binding().scheme() != Binding.Scheme.CLAIM) return;
    certainty(bound.binding().ids())
        .filter(certainty -> !certainty.allows(bound.read()))
        .ifPresent(
            certainty ->
                note(
                    Sort.VERB,
                    bound.line(),
                    "“"
                        + bound.read().strip()
                        + "” rests on rows that are "
                        + certainty.inWords()
                        + ". It has to say "
                        + certainty.demandInWords()
                        + "."));
  }

  /** The lowest among those of the ids that tell an effect; facts are no effects. */
  private Optional<Certainty> certainty(List<String> ids) {
    return ids.stream()
        .map(findings::claim)
        .flatMap(Optional::stream)
        .filter(claim -> !claim.id().startsWith("FA"))
        .map(Claim::certainty)
        .max(Comparator.comparingInt(c -> c == Certainty.NOT_GRADED ? 0 : c.ordinal()));
  }

  private void drawn(ArticleText.Drawn drawn) {
    if (drawn.picture().kind() == Picture.Kind.IMAGE) {
      if (drawn.alt().isEmpty()) {
        note(
            Sort.IMAGE,
            drawn.line(),
            "The picture has no words for who does not see it. Write them between the brackets:"
                + " ![what it shows](image:…).");
      }
      return;
    }
    reasonsAgainst(drawn.picture(), findings).forEach(r -> note(Sort.IMAGE, drawn.line(), r));
  }

  /** Why this cannot be drawn; empty when it can. */
  static List<String> reasonsAgainst(Picture picture, Findings findings) {
    List<String> reasons = new ArrayList<>();
    if (picture.kind() == Picture.Kind.ARRAY) {
      IconArray.mixture(picture.ids().stream().flatMap(id -> findings.rate(id).stream()).toList())
          .ifPresent(reasons::add);
    }
    for (String id : picture.ids()) {
      Optional<String> reason =
          switch (picture.kind()) {
            case VALUE ->
                ArticleText.figure(findings, id).isPresent()
                    ? Optional.empty()
                    : Optional.of(id + " has no figure for patients. Say its direction in words.");
            case CERTAINTY, BAR ->
                findings.claim(id).filter(c -> c.status().mayBeStated()).isPresent()
                    ? Optional.empty()
                    : Optional.of(id + " is no finding that may be drawn.");
            case ARRAY -> IconArray.problem(findings, id);
            case FACTBOX ->
                findings.ofCondition(id).isEmpty()
                    ? Optional.of("There is no finding for the condition " + id + ".")
                    : Optional.empty();
            case CONFLICT ->
                findings.conflict(id).isPresent()
                    ? Optional.empty()
                    : Optional.of("There is no conflict " + id + ".");
            case FLAGS -> sign(findings, id, "screening/red_flags.csv");
            case SIGNS -> sign(findings, id, "checkin/checkin_answers.csv");
            case IMAGE ->
                id.matches("[0-9a-f]{64}")
                    ? Optional.empty()
                    : Optional.of("A picture is named by the 64 letters and digits it got here.");
          };
      reason.ifPresent(reasons::add);
    }
    return reasons;
  }

  /** A sign to act on is one that patients themselves are asked about. */
  private static Optional<String> sign(Findings findings, String id, String file) {
    return findings
            .row(id)
            .filter(row -> row.file().equals(file))
            .filter(row -> row.cells().getOrDefault("asked_of", "patient").equals("patient"))
            .filter(row -> !"as_expected".equals(row.cells().get("tier")))
            .isPresent()
        ? Optional.empty()
        : Optional.of(id + " is no sign a patient is asked about and has to act on.");
  }

  private void unbound(ArticleText.Unbound unbound) {
    if (unbound.heading()) return;
    for (String sentence : SENTENCE_END.split(unbound.text())) {
      if (sentence.strip().endsWith("?") || !ClinicalWords.soundIn(sentence)) continue;
      note(
          Sort.UNBOUND,
          unbound.line(),
          "“"
              + sentence.strip()
              + "” sounds clinical and names no row. Bind it, or mark it own:process.");
    }
  }

  private void forbidden(String read, int line) {
    for (Forbidden one : FORBIDDEN) {
      if (one.pattern().matcher(read).find()) {
        note(Sort.WORD, line, one.reason() + " In: “" + read + "”");
      }
    }
  }

  /** The line of the first sentence on one of these rows. */
  private int firstLine(Predicate<String> row) {
    return text.bound().stream()
        .filter(b -> b.binding().scheme() != Binding.Scheme.OWN)
        .filter(b -> b.binding().ids().stream().anyMatch(row))
        .mapToInt(ArticleText.Bound::line)
        .findFirst()
        .orElse(0);
  }

  private void harmBesideBenefit() {
    boolean benefit = text.rowIds().stream().anyMatch(id -> id.startsWith("EF"));
    boolean harm =
        text.rowIds().stream().anyMatch(id -> id.startsWith("AE"))
            || text.drawn().stream().anyMatch(d -> d.picture().kind() == Picture.Kind.FACTBOX);
    if (benefit && !harm)
      note(
          Sort.HARM,
          firstLine(id -> id.startsWith("EF")),
          "It tells a benefit and no harm. Bind a rate as well.");
  }

  private void conflicts() {
    Set<String> shown =
        text.drawn().stream()
            .filter(d -> d.picture().kind() == Picture.Kind.CONFLICT)
            .flatMap(d -> d.picture().ids().stream())
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (String id : text.rowIds()) {
      findings.conflictsOf(id).stream()
          .map(Conflict::id)
          .filter(conflict -> !shown.contains(conflict))
          .forEach(missing::add);
    }
    missing.forEach(
        id ->
            note(
                Sort.CONFLICT,
                firstLine(
                    row -> findings.conflictsOf(row).stream().anyMatch(c -> c.id().equals(id))),
                "Sources disagree about this (" + id + "). Show it: ![](conflict:" + id + ")."));
  }

  private void conditions(List<String> conditions) {
    for (String condition : conditions) {
      if (findings.claims().stream().noneMatch(c -> c.conditionIds().contains(condition))) {
        note(Sort.FRONT, 1, "No finding is about the condition " + condition + ".");
      }
    }
  }

  private void note(Sort sort, int line, String reason) {
    problems.add(new ArticleProblem(sort, name, line, reason));
  }

  private void note(int line, String reason) {
    note(Sort.OTHER, line, reason);
  }
}
