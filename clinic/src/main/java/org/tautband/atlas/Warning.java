package org.tautband.atlas;

import java.util.List;
import org.tautband.evidence.RedFlag;

/**
 * Something that has to be asked before any muscle is thought of.
 *
 * @param code cause class and row: {@code cardiac:RF042}
 * @param text what it may mean, how soon, and the question
 * @param because what was drawn or said, and what that rests on
 */
public record Warning(String code, String text, RedFlag.Step step, List<String> because) {
  public Warning {
    because = List.copyOf(because);
  }
}
