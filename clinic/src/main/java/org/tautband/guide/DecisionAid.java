package org.tautband.guide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the decision aid says, all of it from the evidence store and {@code content/decide}: four
 * options side by side for a condition, the numbers, what may matter to somebody, what to know.
 */
@Component
public class DecisionAid {
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

  /** The conditions of the aid in the order of their names, "something else" last. */
  public List<Condition> conditions() {
    throw new UnsupportedOperationException();
  }

  public Optional<Condition> condition(String id) {
    return conditions().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  public Sheet sheet(Condition condition) {
    throw new UnsupportedOperationException();
  }

  public List<Statement> statements() {
    throw new UnsupportedOperationException();
  }

  public List<Check> checks() {
    throw new UnsupportedOperationException();
  }

  public List<Ipdas> ipdas() {
    throw new UnsupportedOperationException();
  }

  /** How the aid came about: sources, date, update rule, money, authors. */
  public String aboutHtml() {
    throw new UnsupportedOperationException();
  }
}
