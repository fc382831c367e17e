package org.tautband.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the store.
 *
 * @param words all of them have to be in the row or in one of its sources
 * @param kind null: every kind
 * @param condition id of a condition, empty: any
 * @param status null: any
 * @param overdue only rows past their review date
 */
public record Wanted(
    List<String> words,
    @Nullable RowKind kind,
    String condition,
    @Nullable Status status,
    boolean overdue) {
  public Wanted {
    words = List.copyOf(words);
  }
}
