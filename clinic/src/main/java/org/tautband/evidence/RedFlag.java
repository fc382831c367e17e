package org.tautband.evidence;

import java.util.List;
import java.util.Locale;

/**
 * A question that comes before any needling and above any ranking.
 *
 * @param condition whom it is asked, in words; empty unless {@link When#CONDITION}
 * @param bodyGroups ids, empty when it fits every body group
 * @param mayMean what a yes may mean; the words only ever send somebody to help sooner, so they are
 *     shown although unreviewed
 * @param why the reason behind it; empty when only recalled
 */
public record RedFlag(
    String id,
    String questionId,
    String ask,
    AskedOf askedOf,
    When when,
    String condition,
    List<String> bodyGroups,
    List<String> regions,
    String mayMean,
    String causeClass,
    Step step,
    boolean stepFromSource,
    String why,
    Status status,
    List<String> sourceKeys) {
  /** When the question fits. */
  public enum When {
    ALWAYS,
    BODY_GROUPS,
    CONDITION;
  }

  /** What a yes asks for, from mild to strict. */
  public enum Step {
    ASK_DOCTOR("Ask a doctor"),
    SOON("A doctor soon"),
    SAME_DAY("A doctor the same day"),
    EMERGENCY("Emergency");

    private final String words;

    Step(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  static RedFlag of(Row row) {
    List<String> groups = row.list("body_groups");
    return new RedFlag(
        row.text("id"),
        row.text("question_id"),
        row.text("ask"),
        AskedOf.of(row.text("asked_of")),
        When.valueOf(row.text("when").toUpperCase(Locale.ROOT)),
        row.text("when_condition"),
        groups.contains("any") ? List.of() : groups,
        row.list("regions"),
        row.text("may_mean"),
        row.text("cause_class"),
        Step.valueOf(row.text("step").toUpperCase(Locale.ROOT)),
        row.yes("step_from_source"),
        row.stated("why"),
        row.status(),
        row.sourceKeys());
  }

  /** Whether the body groups ask for it; a condition has still to be met where there is one. */
  public boolean fits(String bodyGroup) {
    return bodyGroups.isEmpty() || bodyGroups.contains(bodyGroup);
  }
}
