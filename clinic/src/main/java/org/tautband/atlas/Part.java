package org.tautband.atlas;

import org.tautband.evidence.Row;

/**
 * One cell as the atlas shows it.
 *
 * @param cell where it stands in the content, {@code infraspinatus.origin}
 * @param words empty where the content has none, or where it may not be told
 * @param awaits nobody has looked it up: it is shown with that mark
 * @param withheld it awaits review and would allow something, so that its words are not shown
 */
public record Part(String cell, String words, boolean awaits, boolean withheld) {
  static Part of(String cell, String words, boolean awaits) {
    return new Part(cell, words, awaits, false);
  }

  /** A cell that warns or names: shown also when it is recalled, with the mark. */
  static Part warning(String rowId, Row row, String column) {
    return of(rowId + "." + column, row.text(column), row.recalled(column));
  }

  /** A cell that says how or how much: when it is recalled, only that it awaits review. */
  static Part allowing(String rowId, Row row, String column) {
    boolean withheld = row.recalled(column) && !row.text(column).isEmpty();
    return new Part(rowId + "." + column, row.stated(column), withheld, withheld);
  }

  public boolean isThere() {
    return withheld || !words.isEmpty();
  }
}
