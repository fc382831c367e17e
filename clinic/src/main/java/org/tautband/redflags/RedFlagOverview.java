package org.tautband.redflags;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.RedFlag;
import org.tautband.redflags.RedFlagRules.Standing;

/**
 * How the red flags of an episode stand, for the strip on the pages and for the chart.
 *
 * @param unanswered questions that fit and were not asked, or too long ago
 * @param raised yes and unsure, those a clinician has written on too
 * @param absent how many were answered with no or "none of these"
 */
public record RedFlagOverview(List<RedFlag> unanswered, List<Raised> raised, int absent) {
  /**
   * A flag that was answered with yes or unsure.
   *
   * @param said "Yes" or "Unsure", with the patient's words if there are any
   * @param cleared the clinician's words on it, null while there are none
   */
  public record Raised(
      RedFlag flag,
      UUID roundId,
      String said,
      Instant at,
      String by,
      @Nullable FlagCleared cleared) {}

  public boolean complete() {
    return unanswered.isEmpty();
  }

  /** Raised flags on which nobody has written yet. */
  public List<Raised> open() {
    return raised.stream().filter(flag -> flag.cleared() == null).toList();
  }

  static RedFlagOverview of(List<Standing> standing) {
    return new RedFlagOverview(
        standing.stream()
            .filter(Standing.Unanswered.class::isInstance)
            .map(Standing::flag)
            .toList(),
        standing.stream()
            .filter(Standing.Raised.class::isInstance)
            .map(Standing.Raised.class::cast)
            .map(RedFlagOverview::raised)
            .toList(),
        (int) standing.stream().filter(Standing.Absent.class::isInstance).count());
  }

  private static Raised raised(Standing.Raised raised) {
    String words = raised.answer().words();
    return new Raised(
        raised.flag(),
        raised.round().id(),
        raised.answer().answer().inWords() + (words.isEmpty() ? "" : ": " + words),
        raised.round().at(),
        raised.round().by(),
        raised.cleared());
  }
}
