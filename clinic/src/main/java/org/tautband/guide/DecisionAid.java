package org.tautband.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.FromContent;

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

  private final FromContent<AidState> state;

  @Autowired
  DecisionAid(Content content) {
    this(content, DecisionAid::fromClassPath);
    problems().forEach(problem -> LOG.error("Wrong in the decision aid: {}", problem));
  }

  /**
   * Reads and checks everything; a sheet is drawn when it is first asked for.
   *
   * @param files name below {@code content/decide} to text
   */
  DecisionAid(Content content, UnaryOperator<String> files) {
    state = new FromContent<>(content, rows -> new AidState(rows, files));
  }

  private static String fromClassPath(String name) {
    try {
      return new ClassPathResource("content/decide/" + name)
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What is wrong with the texts; the build demands that there are none. */
  List<ArticleProblem> problems() {
    return state.now().problems();
  }

  /** The texts as they were read, for the tests. */
  List<Passages> passages() {
    return state.now().passages();
  }

  /** The conditions of the aid in the order of their names, "something else" last. */
  public List<Condition> conditions() {
    return List.copyOf(state.now().conditions().values());
  }

  public Optional<Condition> condition(String id) {
    return Optional.ofNullable(state.now().conditions().get(id));
  }

  /** The sheet of one of {@link #conditions}, drawn once; another is a broken invariant. */
  public Sheet sheet(Condition condition) {
    return state.now().sheet(condition);
  }

  public List<Statement> statements() {
    return state.now().statements();
  }

  public List<Check> checks() {
    return state.now().checks();
  }

  public List<Ipdas> ipdas() {
    return state.now().ipdas();
  }

  /** How the aid came about: sources, date, update rule, money, authors. */
  public String aboutHtml() {
    return state.now().about();
  }
}
