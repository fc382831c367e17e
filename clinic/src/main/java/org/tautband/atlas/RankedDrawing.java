package org.tautband.atlas;

import java.util.List;
import org.tautband.evidence.Side;

/**
 * What the ranking answers.
 *
 * @param id of the case it answers
 * @param drawn ids of the regions that were read
 * @param warnings what has to be asked first; nothing below takes one back
 * @param candidates likeliest first
 * @param noGoodMatch no muscle, nor several together, explains the drawing
 * @param together muscles that explain it better together than any of them alone; may be empty
 * @param unexplained ids of drawn regions that no leading candidate reaches
 * @param sideUnknown both sides were ranked, because the side was not told
 * @param notUnderstood words of the referrer that raise nothing because nobody knows them here
 * @param saidAbsent words of the referrer that say something is not there
 * @param priors what weighed in beside the drawing, in words; empty: nothing
 */
public record RankedDrawing(
    String id,
    List<String> drawn,
    List<Warning> warnings,
    List<Match> candidates,
    boolean noGoodMatch,
    List<Named> together,
    List<String> unexplained,
    boolean sideUnknown,
    List<String> notUnderstood,
    List<String> saidAbsent,
    String priors)
    implements RankingAnswer {

  /** Place among the candidates, from 1; 0 when it is not one of them. */
  public int placeOf(String muscle, Side side) {
    for (int i = 0; i < candidates.size(); i++) {
      Match one = candidates.get(i);
      if (one.muscle().equals(muscle) && one.side() == side) return i + 1;
    }
    return 0;
  }

  /** A muscle on a side; the side is the muscle's. */
  public record Named(String muscle, Side side) {}

  /**
   * A muscle that could explain the drawing. Regions are ids.
   *
   * @param name of the muscle, without side
   * @param score 0 to 1, see {@code docs/ranking.md}
   * @param beside those of {@code doesNotExplain} that border on its zones
   * @param evidence what its map rests on, in words
   */
  public record Match(
      String muscle,
      String name,
      Side side,
      double score,
      List<String> covers,
      List<String> doesNotExplain,
      List<String> beside,
      List<String> alsoExpected,
      String evidence) {}
}
