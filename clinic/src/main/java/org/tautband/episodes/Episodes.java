package org.tautband.episodes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;

/** All episodes of the clinic group. */
public class Episodes {
  /**
   * A goal as it is typed.
   *
   * @param id null for a new one
   * @param now how it is at present, 0 cannot do it, 10 as before; null when not asked again
   */
  public record GoalWanted(
      @org.jspecify.annotations.Nullable UUID id,
      String words,
      @org.jspecify.annotations.Nullable Integer now,
      int wanted) {}

  /** Opens an episode; the same {@code episodeId} again opens nothing and answers what is there. */
  public Episode open(
      UUID patientId,
      UUID episodeId,
      Complaint complaint,
      List<Diagnosis> diagnoses,
      List<GoalWanted> goals) {
    throw new UnsupportedOperationException();
  }

  /** Changes complaint, diagnoses and goals of the edition that was shown. */
  public Change change(
      Episode shown, Complaint complaint, List<Diagnosis> diagnoses, List<GoalWanted> goals) {
    throw new UnsupportedOperationException();
  }

  /** Makes or replaces the plan. */
  public Change plan(Episode shown, Plan plan) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps how the goals stand now and when the plan is looked at next.
   *
   * @param scores goal id to 0–10
   * @param nextReviewOn null leaves the day as it is
   */
  public Change review(
      Episode shown,
      Map<UUID, Integer> scores,
      @org.jspecify.annotations.Nullable LocalDate nextReviewOn) {
    throw new UnsupportedOperationException();
  }

  public Change discharge(Episode shown, Discharge discharge) {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  public List<Episode> of(UUID patientId) {
    throw new UnsupportedOperationException();
  }

  /** The episode as it stands, empty when this patient has none of that id. */
  public Optional<Episode> find(UUID patientId, UUID episodeId) {
    throw new UnsupportedOperationException();
  }

  /** Every edition, newest first. */
  public List<Episode> editions(UUID patientId, UUID episodeId) {
    throw new UnsupportedOperationException();
  }

  /** Where the episode plans needling. */
  public Set<Place> plannedPlaces(UUID patientId, UUID episodeId) {
    throw new UnsupportedOperationException();
  }

  /** Why needling may not start under this episode. */
  public List<Reason> reasonsAgainst(UUID patientId, UUID episodeId) {
    throw new UnsupportedOperationException();
  }

  /** Goals over time, in the order of the episode. */
  public List<GoalSeries> goalSeries(UUID patientId, UUID episodeId) {
    throw new UnsupportedOperationException();
  }
}
