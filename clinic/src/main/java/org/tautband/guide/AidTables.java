package org.tautband.guide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Row;

/** The tables of {@code content/decide}; {@code schema.json} has seen to their cells. */
final class AidTables {
  static final String NOT_SURE = "not-sure";

  private final Content content;
  private final List<ArticleProblem> problems;

  AidTables(Content content, List<ArticleProblem> problems) {
    this.content = content;
    this.problems = problems;
  }

  List<DecisionAid.Condition> conditions() {
    List<DecisionAid.Condition> found =
        content.rows("decide/conditions.csv").stream()
            .map(row -> new DecisionAid.Condition(row.text("condition"), row.text("name")))
            .sorted(Comparator.comparing(DecisionAid.Condition::name))
            .collect(Collectors.toCollection(ArrayList::new));
    found.add(new DecisionAid.Condition("", "Something else"));
    return found;
  }

  /**
   * For and against in balance: over all statements no option answers to two more than it fails,
   * nor fails two more than it answers to.
   */
  List<DecisionAid.Statement> statements() {
    List<DecisionAid.Statement> found =
        content.rows("decide/statements.csv").stream().map(AidTables::statement).toList();
    for (Option option : Option.values()) {
      long yes = count(found, option, DecisionAid.Serves.YES);
      long no = count(found, option, DecisionAid.Serves.NO);
      if (Math.abs(yes - no) > 1) {
        problem(
            "statements.csv",
            0,
            option.inWords() + " serves " + yes + " statements and fails " + no + ": no balance.");
      }
    }
    return found;
  }

  private static long count(
      List<DecisionAid.Statement> statements, Option option, DecisionAid.Serves serves) {
    return statements.stream().filter(s -> s.options().get(option) == serves).count();
  }

  private static DecisionAid.Statement statement(Row row) {
    Map<Option, DecisionAid.Serves> options = new EnumMap<>(Option.class);
    for (Option option : Option.values()) {
      options.put(option, DecisionAid.Serves.valueOf(upper(row.text(option.key()))));
    }
    return new DecisionAid.Statement(row.text("statement"), row.text("words"), options);
  }

  /** A check that is not whole is left out, with the reason. */
  List<DecisionAid.Check> checks(Passages explanations, Findings findings) {
    Map<String, List<Row>> byCheck = new LinkedHashMap<>();
    for (Row row : content.rows("decide/checks.csv")) {
      byCheck.computeIfAbsent(row.text("check"), c -> new ArrayList<>()).add(row);
    }
    List<DecisionAid.Check> found = new ArrayList<>();
    byCheck.forEach(
        (id, rows) -> {
          List<DecisionAid.Choice> choices = rows.stream().map(AidTables::choice).toList();
          var explanation = explanations.of(id);
          boolean whole =
              choices.stream().filter(DecisionAid.Choice::right).count() == 1
                  && choices.stream().anyMatch(c -> c.id().equals(NOT_SURE) && !c.right())
                  && rows.stream().map(r -> r.text("question")).distinct().count() == 1
                  && explanation.isPresent();
          if (!whole) {
            problem(
                "checks.csv",
                rows.getFirst().line(),
                id
                    + " needs one question, one right choice, one that is not-sure, and its"
                    + " explanation in checks.md.");
            return;
          }
          found.add(
              new DecisionAid.Check(
                  id,
                  rows.getFirst().text("question"),
                  choices,
                  explained(explanation.orElseThrow(), findings)));
        });
    return List.copyOf(found);
  }

  private static DecisionAid.Choice choice(Row row) {
    String id = row.text("choice");
    return new DecisionAid.Choice(
        id.substring(id.indexOf('.') + 1), row.text("words"), row.text("right").equals("yes"));
  }

  /** Stands by itself: its sources are named below it, not numbered in the list of a sheet. */
  private static String explained(Passages.Passage passage, Findings findings) {
    SourceList sources = new SourceList(findings);
    String html =
        ArticleHtml.piece(passage.document(), findings, sources)
            .replaceAll("<sup class=\"src\">.*?</sup>", "");
    String named =
        sources.cited().stream()
            .map(one -> ArticleHtml.escaped(one.citation()))
            .collect(Collectors.joining("; "));
    return named.isEmpty() ? html : html + "<p class=\"muted\">From: " + named + ".</p>";
  }

  List<DecisionAid.Ipdas> ipdas() {
    return content.rows("decide/ipdas.csv").stream()
        .map(
            row ->
                new DecisionAid.Ipdas(
                    row.text("item"),
                    row.text("words"),
                    DecisionAid.Ipdas.State.valueOf(upper(row.text("state"))),
                    row.text("where")))
        .toList();
  }

  private static String upper(String cell) {
    return cell.toUpperCase(Locale.ROOT);
  }

  private void problem(String file, int line, String reason) {
    problems.add(new ArticleProblem("content/decide/" + file, line, reason));
  }
}
