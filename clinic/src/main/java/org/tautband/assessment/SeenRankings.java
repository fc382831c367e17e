package org.tautband.assessment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.atlas.RankedDrawing;
import org.tautband.atlas.RankingCase;
import org.tautband.atlas.Rankings;
import org.tautband.drawings.PainDrawings;

/** Works out again what somebody saw on the page of the ranking, to keep it with what was found. */
@Component
public class SeenRankings {
  private final Rankings rankings;
  private final PainDrawings drawings;

  SeenRankings(Rankings rankings, PainDrawings drawings) {
    this.rankings = rankings;
    this.drawings = drawings;
  }

  /**
   * What the page showed.
   *
   * @param regions ids, as the page had them
   * @param model {@code Rankings.version} when the page was shown; another one now: places are not
   *     guessed
   * @return empty when these regions cannot be ranked
   */
  public Optional<RankingSeen> of(
      UUID patientId, UUID episodeId, List<String> regions, String condition, String model) {
    var asked = new RankingCase("", regions, List.of(), false, condition);
    if (!(rankings.answer(asked, RankingSeen.SHOWN) instanceof RankedDrawing ranked)) {
      return Optional.empty();
    }
    boolean same = rankings.version().equals(model);
    return Optional.of(
        new RankingSeen(
            ranked.drawn(),
            drawings
                .newestRegions(patientId, episodeId)
                .filter(one -> Set.copyOf(one.regionIds()).equals(Set.copyOf(ranked.drawn())))
                .map(PainDrawings.Covered::drawing)
                .map(one -> new RankingSeen.OfDrawing(one.id(), one.edition()))
                .orElse(null),
            condition,
            same ? model : "",
            same && ranked.noGoodMatch(),
            same ? proposed(ranked) : List.of()));
  }

  private static List<RankingSeen.Proposed> proposed(RankedDrawing ranked) {
    return ranked.candidates().stream()
        .map(one -> new RankingSeen.Proposed(one.muscle(), one.side(), one.score()))
        .toList();
  }
}
