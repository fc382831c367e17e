package org.tautband.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;

/** The decision aid of one state of the evidence store: read, checked, drawn when asked for. */
final class AidState {
  private final Map<String, DecisionAid.Condition> conditions = new LinkedHashMap<>();
  private final Map<String, DecisionAid.Sheet> sheets = new ConcurrentHashMap<>();
  private final Findings findings;
  private final SheetDrawing.Texts texts;
  private final List<DecisionAid.Statement> statements;
  private final List<DecisionAid.Check> checks;
  private final List<DecisionAid.Ipdas> ipdas;
  private final String about;
  private final List<ArticleProblem> problems = new ArrayList<>();
  private final List<Passages> passages = new ArrayList<>();

  /**
   * Reads and checks everything; a sheet is drawn when it is first asked for.
   *
   * @param files name below {@code content/decide} to text
   */
  AidState(Content content, UnaryOperator<String> files) {
    findings = new Findings(content);
    Readability readability = Shelf.readability(content);
    Passages options = read("options.md", files, findings, Passages::underHeadings);
    Passages rows = read("findings.md", files, findings, Passages::underHeadings);
    Passages numbers = read("numbers.md", files, findings, Passages::whole);
    Passages explanations = read("checks.md", files, findings, Passages::underHeadings);
    Passages aboutText = read("about.md", files, findings, Passages::whole);
    passages.forEach(read -> problems.addAll(read.problems(readability)));
    hasEveryCell(options);
    rows.all().forEach(passage -> namesItsConflicts(passage, findings));
    AidTables tables = new AidTables(content, problems);
    texts = new SheetDrawing.Texts(options, rows, numbers);
    for (DecisionAid.Condition condition : tables.conditions()) {
      conditions.put(condition.id(), condition);
    }
    statements = tables.statements();
    checks = tables.checks(explanations, findings);
    ipdas = tables.ipdas();
    about = about(aboutText, findings, readability);
  }

  private interface Reading {
    Passages read(String file, String markdown, Findings findings);
  }

  private Passages read(
      String name, UnaryOperator<String> files, Findings findings, Reading reading) {
    Passages read = reading.read("content/decide/" + name, files.apply(name), findings);
    passages.add(read);
    return read;
  }

  private void hasEveryCell(Passages options) {
    for (String question : SheetDrawing.BY_HAND) {
      for (Option option : Option.values()) {
        String key = question + " / " + option.inWords();
        if (options.of(key).isPresent()) continue;
        problems.add(new ArticleProblem(options.file(), 0, "“" + key + "” is missing."));
      }
    }
  }

  /** A row that others contradict is not told without them. */
  private void namesItsConflicts(Passages.Passage passage, Findings findings) {
    for (Conflict conflict : findings.conflictsOf(passage.key())) {
      if (passage.text().rowIds().contains(conflict.id())) continue;
      problems.add(
          new ArticleProblem(
              "content/decide/findings.md",
              0,
              passage.key() + " stands in " + conflict.id() + ". Say that sources disagree."));
    }
  }

  private String about(Passages text, Findings findings, Readability readability) {
    Readability.Reading reading =
        readability.of(passages.stream().flatMap(p -> p.blocks().stream()).toList());
    String grade =
        String.format(
            Locale.ROOT,
            "<p>Our own texts of this aid have reading grade %.1f. That can be read at the age of"
                + " about %d. Tables of numbers and lists of sources are not counted.</p>",
            reading.grade(),
            reading.readingAge());
    return text.of("whole")
            .map(p -> ArticleHtml.piece(p.document(), findings, new SourceList(findings)))
            .orElse("")
        + grade;
  }

  List<ArticleProblem> problems() {
    return List.copyOf(problems);
  }

  List<Passages> passages() {
    return List.copyOf(passages);
  }

  Map<String, DecisionAid.Condition> conditions() {
    return conditions;
  }

  DecisionAid.Sheet sheet(DecisionAid.Condition condition) {
    if (!conditions.containsValue(condition)) {
      throw new IllegalArgumentException("no sheet for " + condition);
    }
    return sheets.computeIfAbsent(
        condition.id(), id -> SheetDrawing.of(findings, texts, condition));
  }

  List<DecisionAid.Statement> statements() {
    return statements;
  }

  List<DecisionAid.Check> checks() {
    return checks;
  }

  List<DecisionAid.Ipdas> ipdas() {
    return ipdas;
  }

  String about() {
    return about;
  }
}
