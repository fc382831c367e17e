package org.tautband.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What questions, precautions and red flags must agree on. */
final class ScreeningCheck {
  private final ContentCheck check;
  private final Map<String, Row> precautions = new HashMap<>();

  ScreeningCheck(ContentCheck check) {
    this.check = check;
    check.rows("screening/precautions.csv").forEach(row -> precautions.put(row.text("id"), row));
  }

  void check() {
    Map<String, String> outcomes = new HashMap<>();
    for (Row action : check.rows("screening/precaution_actions.csv")) {
      outcomes.put(action.text("action_code"), action.text("outcome"));
    }
    Map<String, String> asks = new HashMap<>();
    for (Row row : precautions.values()) {
      precaution(row, outcomes, asks);
    }
    joined("screening/ask_every_time.csv");
    joined("screening/place_bound.csv");
    everyPrecautionIsAskedAgain();
    check.rows("screening/red_flags.csv").forEach(row -> redFlag(row, asks.keySet()));
    check.rows("checkin/checkin_answers.csv").forEach(this::checkin);
  }

  private void precaution(Row row, Map<String, String> outcomes, Map<String, String> asks) {
    boolean unsourced = row.yes("asked_but_unsourced");
    check.that(
        unsourced == row.text("status").equals("recalled"),
        row,
        "asked_but_unsourced is yes exactly for a recalled row");
    check.that(
        row.text("outcome").equals(outcomes.get(unsourced ? "unsourced" : row.text("action_code"))),
        row,
        "the outcome is not that of the action code");
    String ask = row.text("ask") + " asked of " + row.text("asked_of");
    String before = asks.putIfAbsent(row.text("question_id"), ask);
    check.that(before == null || before.equals(ask), row, "one question_id with two questions");
    check.that(row.text("ask").endsWith("?"), row, "ask is not a question");
  }

  private void joined(String file) {
    for (Row row : check.rows(file)) {
      for (String id : row.list("precaution_ids")) {
        check.that(
            Objects.requireNonNull(precautions.get(id), id)
                .text("question_id")
                .equals(row.text("question_id")),
            row,
            id + " does not belong to " + row.text("question_id"));
      }
    }
  }

  private void everyPrecautionIsAskedAgain() {
    Set<String> questions = new HashSet<>();
    Set<String> covered = new HashSet<>();
    for (Row row : check.rows("screening/ask_every_time.csv")) {
      check.that(questions.add(row.text("question_id")), row, "the question has a rule already");
      covered.addAll(row.list("precaution_ids"));
      check.that(
          row.text("ask_when").equals("stale_after_days")
              == !row.text("stale_after_days").isEmpty(),
          row,
          "days are there exactly when ask_when is stale_after_days");
    }
    for (Row row : precautions.values()) {
      check.that(
          covered.contains(row.text("id")), row, row.text("id") + " is not in ask_every_time.csv");
    }
  }

  private void redFlag(Row row, Set<String> screeningQuestions) {
    check.that(
        !screeningQuestions.contains(row.text("question_id")),
        row,
        "the question id is that of a precaution");
    check.that(row.text("ask").endsWith("?"), row, "ask is not a question");
    check.that(
        row.text("when").equals("condition") != row.text("when_condition").isEmpty(),
        row,
        "when_condition is there exactly when 'when' is condition");
  }

  private void checkin(Row row) {
    String tier = row.text("tier");
    check.that(
        !tier.equals("emergency") || row.text("tell").contains("{emergency_number}"),
        row,
        "an emergency without the number to call");
    check.that(
        List.of("as_expected").contains(tier) || !row.text("may_mean").isEmpty(),
        row,
        "may_mean is empty");
  }
}
