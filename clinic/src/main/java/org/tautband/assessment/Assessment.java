package org.tautband.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and found at one examination, as it stood at one save.
 *
 * @param id the same in every edition
 * @param edition 1 for the first save, one more for each that follows
 * @param startedAt instant of the first save
 * @param savedAt instant of this save
 * @param by name of who saved
 * @param ranking what the ranking had proposed before the first save; null: none was asked
 */
public record Assessment(
    UUID id,
    UUID patientId,
    UUID episodeId,
    int edition,
    Instant startedAt,
    Instant savedAt,
    UUID accountId,
    String by,
    Findings findings,
    @Nullable RankingSeen ranking) {

  /**
   * Everything that was asked and found.
   *
   * @param history the story, in words; may be empty
   * @param neurological strength, feeling, reflexes and tests, in words; may be empty
   */
  public record Findings(
      String history,
      Pain pain,
      List<PainRegion> regions,
      List<Finding> muscles,
      List<RangeOfMotion> ranges,
      String neurological) {
    public Findings {
      history = history.strip();
      neurological = neurological.strip();
      regions = List.copyOf(regions);
      muscles = List.copyOf(muscles);
      ranges = List.copyOf(ranges);
      if (history.isEmpty()
          && neurological.isEmpty()
          && !pain.asked()
          && regions.isEmpty()
          && muscles.isEmpty()
          && ranges.isEmpty()) {
        throw new IllegalArgumentException("an assessment says something");
      }
    }
  }
}
