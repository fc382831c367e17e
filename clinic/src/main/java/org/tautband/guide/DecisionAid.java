package org.tautband.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;

/**
 * What the decision aid says, all of it from the evidence store and {@code content/decide}: four
 * options side by side for a condition, the numbers, what may matter to somebody, what to know.
 */
@Component
public class DecisionAid {
  private static final Logger LOG = LoggerFactory.getLogger(DecisionAid.class);

  /** A condition the aid can be about; {@code id} is empty for "something else". */
  public record Condition(String id, String name) {}

  /** A cell of the grid; a gap says what was looked for. */
  public record Cell(String html, boolean gap) {}

  /** A row of the grid: one question, an answer per option in the order of {@link Option}. */
  public record Line(String question, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * All that differs from condition to condition.
   *
   * @param courseHtml how it goes by itself, or that no row tells
   * @param numbersHtml fact box, pictures of risk, bars
   * @param rowIds rows of the evidence store that are shown
   * @param equalDetail whether all four options have a row of the store (IPDAS C1)
   */
  public record Sheet(
      Condition condition,
      String courseHtml,
      List<Line> grid,
      String numbersHtml,
      List<Page.Cited> sources,
      List<String> rowIds,
      boolean equalDetail) {
    public Sheet {
      grid = List.copyOf(grid);
      sources = List.copyOf(sources);
      rowIds = List.copyOf(rowIds);
    }
  }

  /** How an option answers to what somebody wants. */
  public enum Serves {
    YES,
    PARTLY,
    NO
  }

  /** Something that may matter; for and against every option in balance. */
  public record Statement(String id, String words, Map<Option, Serves> options) {
    public Statement {
      options = Map.copyOf(options);
    }
  }

  /** One of three questions; the explanation is shown whatever was answered. */
  public record Check(String id, String question, List<Choice> choices, String explanationHtml) {
    public Check {
      choices = List.copyOf(choices);
    }
  }

  /** An answer to choose; exactly one of a question is right, "not sure" never is. */
  public record Choice(String id, String words, boolean right) {}

  /** An item of the IPDAS list in our words, and honestly how far we are. */
  public record Ipdas(String id, String item, State state, String where) {
    /** Whether it is met. */
    public enum State {
      MET,
      PARTLY,
      NOT_YET,
      DOES_NOT_APPLY
    }
  }

  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final Map<String, Sheet> sheets = new ConcurrentHashMap<>();
  private final Findings findings;
  private final SheetDrawing.Texts texts;
  private final List<Statement> statements;
  private final List<Check> checks;
  private final List<Ipdas> ipdas;
  private final String about;
  private final List<ArticleProblem> problems = new ArrayList<>();
  private final List<Passages> passages = new ArrayList<>();

  @Autowired
  DecisionAid(Content content) {
    this(content, DecisionAid::fromClassPath);
  }

  /**
   * Reads and checks everything; a sheet is drawn when it is first asked for.
   *
   * @param files name below {@code content/decide} to text
   */
  DecisionAid(Content content, UnaryOperator<String> files) {
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
    for (Condition condition : tables.conditions()) {
      conditions.put(condition.id(), condition);
    }
    statements = tables.statements();
    checks = tables.checks(explanations, findings);
    ipdas = tables.ipdas();
    about = about(aboutText, findings, readability);
    problems.forEach(problem -> LOG.error("Left out of the decision aid: {}", problem));
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

  private static String fromClassPath(String name) {
    try {
      return new ClassPathResource("content/decide/" + name)
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
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

  /** Why texts were left out; the build demands that there are none. */
  List<ArticleProblem> problems() {
    return List.copyOf(problems);
  }

  /** The texts as they were read, for the tests. */
  List<Passages> passages() {
    return List.copyOf(passages);
  }

  /** The conditions of the aid in the order of their names, "something else" last. */
  public List<Condition> conditions() {
    return List.copyOf(conditions.values());
  }

  public Optional<Condition> condition(String id) {
    return Optional.ofNullable(conditions.get(id));
  }

  /** The sheet of one of {@link #conditions}, drawn once; another is a broken invariant. */
  public Sheet sheet(Condition condition) {
    if (!conditions.containsValue(condition)) {
      throw new IllegalArgumentException("no sheet for " + condition);
    }
    return sheets.computeIfAbsent(
        condition.id(), id -> SheetDrawing.of(findings, texts, condition));
  }

  public List<Statement> statements() {
    return statements;
  }

  public List<Check> checks() {
    return checks;
  }

  public List<Ipdas> ipdas() {
    return ipdas;
  }

  /** How the aid came about: sources, date, update rule, money, authors. */
  public String aboutHtml() {
    return about;
  }
}
