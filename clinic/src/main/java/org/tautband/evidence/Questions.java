package org.tautband.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Joins precautions with where they hold and how often they are asked. */
final class Questions {
  private Questions() {}

  static Map<String, Question> of(Function<String, List<Row>> tables) {
    List<PlaceBound> bounds =
        tables.apply("screening/place_bound.csv").stream().map(PlaceBound::of).toList();
    Map<String, AskRule> rules = new LinkedHashMap<>();
    for (Row row : tables.apply("screening/ask_every_time.csv")) {
      rules.put(row.text("question_id"), AskRule.of(row));
    }
    List<Row> rows = tables.apply("screening/precautions.csv");
    Map<String, Question> questions = new LinkedHashMap<>();
    for (Row row : rows) {
      String id = row.text("question_id");
      AskRule rule = rules.get(id);
      if (rule == null) {
        throw new IllegalStateException(id + " has no row in ask_every_time.csv");
      }
      questions.putIfAbsent(
          id,
          new Question(
              id,
              row.text("ask"),
              AskedOf.of(row.text("asked_of")),
              rows.stream()
                  .filter(other -> other.text("question_id").equals(id))
                  .map(Precaution::of)
                  .toList(),
              bounds.stream().filter(bound -> bound.questionId().equals(id)).toList(),
              rule));
    }
    return questions;
  }
}
