package org.tautband.atlas;

import java.util.List;

/** A ranking, or why there is none. */
public sealed interface RankingAnswer permits RankedDrawing, RankingAnswer.Refused {
  /**
   * There is none.
   *
   * @param id of the case
   * @param reasons what is wrong with it and what to do, at least one
   */
  record Refused(String id, List<String> reasons) implements RankingAnswer {}
}
