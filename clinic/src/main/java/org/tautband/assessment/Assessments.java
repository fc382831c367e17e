package org.tautband.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;

/** All red-flag rounds and assessments of the clinic group. */
public class Assessments {
  /** What came of a save. */
  public sealed interface Change {
    /** It is saved. */
    record Saved(Assessment assessment) implements Change {}

    /** Somebody else saved in between; nothing was changed. */
    record Stale(Assessment current) implements Change {}
  }

  /**
   * Keeps the answers; the same {@code roundId} again keeps nothing and answers what is there.
   *
   * @param places where needling is planned
   */
  public RedFlagRound answer(
      UUID patientId,
      UUID episodeId,
      UUID roundId,
      Set<Place> places,
      List<RedFlagAnswer> answers) {
    throw new UnsupportedOperationException();
  }

  /** Keeps the clinician's words on a raised flag. */
  public FlagCleared clear(UUID patientId, UUID roundId, String questionId, RedFlagWords words) {
    throw new UnsupportedOperationException();
  }

  /** What was examined, who was told, why needling is still right. */
  public record RedFlagWords(String examined, String told, String whyStillRight) {}

  /** First save of an assessment; the same id again saves nothing and answers what is there. */
  public Assessment record(
      UUID patientId, UUID episodeId, UUID assessmentId, Assessment.Findings findings) {
    throw new UnsupportedOperationException();
  }

  /** Saves over the edition that was shown. */
  public Change change(Assessment shown, Assessment.Findings findings) {
    throw new UnsupportedOperationException();
  }

  /** Newest first, each as it stands. */
  public List<Assessment> of(UUID patientId, UUID episodeId) {
    throw new UnsupportedOperationException();
  }

  public Optional<Assessment> find(UUID patientId, UUID assessmentId) {
    throw new UnsupportedOperationException();
  }

  /** Every edition, newest first. */
  public List<Assessment> editions(UUID patientId, UUID assessmentId) {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  public List<RedFlagRound> rounds(UUID patientId, UUID episodeId) {
    throw new UnsupportedOperationException();
  }

  /** Why needling may not start at these places: red flags not asked, raised, no assessment. */
  public List<Reason> reasonsAgainst(
      UUID patientId, UUID episodeId, Set<Place> places, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** Pain over time. */
  public PainSeries painSeries(UUID patientId, UUID episodeId) {
    throw new UnsupportedOperationException();
  }
}
