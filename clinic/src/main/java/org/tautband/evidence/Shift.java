package org.tautband.evidence;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an edited row differs for those who read what rests on it.
 *
 * @param before null: the row is new
 */
public record Shift(@Nullable Entry before, Entry now) {

  /** Whether figure, direction, certainty, status or sentence is another one. */
  public boolean told() {
    Entry was = before;
    return was == null
        || !was.figure().equals(now.figure())
        || was.certainty() != now.certainty()
        || was.status() != now.status()
        || !was.sentence().equals(now.sentence())
        || !direction(was).equals(direction(now))
        || !Objects.equals(was.printed(), now.printed());
  }

  /** Which way the effect goes: the sign of each figure; empty where there is none. */
  private static String direction(Entry entry) {
    StringBuilder signs = new StringBuilder();
    for (String column : new String[] {"value", "low", "high", "ci95_low", "ci95_high"}) {
      String cell = entry.row().cells().getOrDefault(column, "");
      signs.append(cell.isEmpty() ? "." : cell.startsWith("-") ? "-" : "+");
    }
    return signs.toString();
  }
}
