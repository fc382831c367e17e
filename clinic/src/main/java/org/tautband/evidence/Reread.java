package org.tautband.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A text that rests on an edited row and that somebody has to read again.
 *
 * @param place "Neck pain"
 * @param path where it is read; empty where it has no page of its own
 * @param words what rests on the row there; may be empty
 * @param told figure, direction, certainty or sentence of the row is another one
 */
public record Reread(
    UUID id,
    String rowId,
    Use.By by,
    String place,
    String path,
    String words,
    boolean told,
    Instant openedAt) {

  /** What rests on the row there, one sentence or name each. */
  public List<String> sentences() {
    return words.lines().toList();
  }
}
