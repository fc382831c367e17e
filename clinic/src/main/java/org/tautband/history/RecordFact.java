package org.tautband.history;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a patient's history that raises a screening question. It never answers one: a list
 * of codes and words found it, and a person must ask.
 *
 * @param kind key of the list that found it, "antiplatelet"
 * @param questionIds questions of the screening that it raises
 * @param found the words of the record, "Clopidogrel 75 MG Oral Tablet"
 * @param origin the entry it stands in
 * @param on when it was last asserted; null when the entry has no date
 * @param maybeOutdated it says how things were a while ago, or has no date
 * @param awaitingReview only codes or words that nobody has looked up found it
 * @param rules rows of {@code record_facts.csv}
 * @param sourceKeys where those rows come from
 */
public record RecordFact(
    String kind,
    List<String> questionIds,
    String found,
    Origin origin,
    @Nullable LocalDate on,
    boolean maybeOutdated,
    boolean awaitingReview,
    List<String> rules,
    List<String> sourceKeys) {
  public RecordFact {
    questionIds = List.copyOf(questionIds);
    rules = List.copyOf(rules);
    sourceKeys = List.copyOf(sourceKeys);
  }

  /** What kind of thing it is: "medicine that keeps platelets from clotting". */
  public String kindInWords() {
    return FactKinds.inWords(kind);
  }

  /** One sentence for a page: what, where from, when. */
  public String inWords() {
    String when = on == null ? "without a date" : "dated " + on;
    return found + " (" + origin.inWords() + ", " + when + ")";
  }
}
