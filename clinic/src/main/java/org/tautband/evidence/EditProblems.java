package org.tautband.evidence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tautband.access.FieldProblem;

/** What the check of the files says about an edited row, said to who typed it. */
final class EditProblems {
  /** The field of what belongs to no column. */
  static final String WHOLE = "row";

  private EditProblems() {}

  /**
   * @param columns of the kind's file
   */
  static List<FieldProblem> of(ContentRefused refused, RowKind kind, List<String> columns) {
    List<FieldProblem> problems = new ArrayList<>();
    for (ContentProblem problem : refused.problems()) {
      problems.add(problem(problem, kind, columns));
    }
    return problems.stream().distinct().toList();
  }

  private static FieldProblem problem(ContentProblem problem, RowKind kind, List<String> columns) {
    String reason = problem.reason();
    if (problem.file().equals("content/sources/sources.csv")) {
      String field =
          reason.startsWith("url") ? "url" : reason.startsWith("read") ? "read" : "citation";
      return new FieldProblem("source-" + field, sentence(reason, columns));
    }
    if (!problem.file().equals("content/" + kind.file())) {
      return new FieldProblem(WHOLE, problem.file() + ": " + reason + ".");
    }
    String column = firstColumn(reason, columns);
    return new FieldProblem(
        column.isEmpty() ? WHOLE : "cell-" + column,
        sentence(reason.replaceFirst("^\\w+: ", ""), columns));
  }

  private static final Pattern WORD = Pattern.compile("[a-z0-9_]+");

  /** The column a reason is about: the first one it names. */
  private static String firstColumn(String reason, List<String> columns) {
    return WORD.matcher(reason)
        .results()
        .map(found -> found.group())
        .filter(columns::contains)
        .findFirst()
        .orElse("");
  }

  private static String sentence(String reason, List<String> columns) {
    String words = reason;
    for (String column : columns) {
      if (column.indexOf('_') > 0) {
        words = words.replaceAll("\\b" + column + "\\b", "“" + Cells.name(column) + "”");
      }
    }
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  /** One line, composed, without what a database or a page refuses. */
  static String tidy(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC)
        .replaceAll("\\s+", " ")
        .replaceAll("\\p{Cc}|\\p{Cs}|[\\u202A-\\u202E\\u2066-\\u2069]", "")
        .strip();
  }

  static List<FieldProblem> tooLong(Map<String, String> cells, int most) {
    return cells.entrySet().stream()
        .filter(cell -> cell.getValue().length() > most)
        .map(
            cell ->
                new FieldProblem(
                    "cell-" + cell.getKey(),
                    "This is longer than " + most + " characters. Shorten it."))
        .toList();
  }
}
