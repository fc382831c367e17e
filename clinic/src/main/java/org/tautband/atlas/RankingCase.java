package org.tautband.atlas;

import java.util.List;

/**
 * What is asked of the ranking.
 *
 * @param id of the one who asks, given back; may be empty
 * @param regions ids of regions with side, {@code temple.R}; midline regions without
 * @param features what a referrer said beside it, in words
 * @param sideUnknown regions may then stand without side, and both sides are ranked
 * @param condition one of {@link Rankings#conditions}, whose published shares then weigh in; empty:
 *     every muscle is as likely as any other before the drawing
 */
public record RankingCase(
    String id, List<String> regions, List<String> features, boolean sideUnknown, String condition) {
  public RankingCase {
    regions = List.copyOf(regions);
    features = List.copyOf(features);
  }

  public static RankingCase of(List<String> regions) {
    return new RankingCase("", regions, List.of(), false, "");
  }
}
