package org.tautband.evidence;

import java.util.List;

/**
 * One published (or still unsourced) reason to be careful. Rows of one {@code questionId} share one
 * question; the strictest row that applies wins and all reasons are shown.
 *
 * @param actionCode {@code unsourced} where no published rule was read
 * @param detail what the source says to do; empty when it says nothing or was only recalled
 * @param stepFromSource false where the step is our wording (the source only names the condition)
 * @param unsourced the question must be asked, a yes leads to "the clinician decides"
 */
public record Precaution(
    String id,
    String condition,
    String category,
    String questionId,
    String actionCode,
    Outcome outcome,
    String detail,
    boolean stepFromSource,
    boolean unsourced,
    Status status,
    List<String> sourceKeys) {
  static Precaution of(Row row) {
    boolean unsourced = row.yes("asked_but_unsourced");
    return new Precaution(
        row.text("id"),
        unsourced ? row.text("ask") : row.text("condition"),
        row.text("category"),
        row.text("question_id"),
        unsourced ? "unsourced" : row.text("action_code"),
        Outcome.of(row.text("outcome")),
        row.stated("action_detail"),
        row.text("action_from_source").equals("yes"),
        unsourced,
        row.status(),
        row.sourceKeys());
  }

  /** Shown beside the others but never applied. */
  public boolean isInformation() {
    return category.equals("information");
  }
}
