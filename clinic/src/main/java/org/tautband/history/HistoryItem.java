package org.tautband.history;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One medicine, allergy or condition of a patient's history, as a page lists it.
 *
 * @param name the words of the record
 * @param on when it was last asserted; null without a date
 * @param standing whether it holds, by its own status
 * @param kinds which lists know it; empty for a medicine means "not recognised"
 * @param told set when it was told by word of mouth
 */
public record HistoryItem(
    Origin origin,
    String name,
    @Nullable LocalDate on,
    Holds standing,
    List<String> kinds,
    @Nullable Told told) {

  /** Whether an entry holds, by its own status. */
  public enum Holds {
    NOW("now"),
    PAST("over"),
    NOT("not so: refuted, cancelled or entered by mistake");

    private final String words;

    Holds(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  public HistoryItem {
    kinds = List.copyOf(kinds);
  }

  /** The kinds in words, for a page. */
  public List<String> kindsInWords() {
    return kinds.stream().map(FactKinds::inWords).toList();
  }
}
