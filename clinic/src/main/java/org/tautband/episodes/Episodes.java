package org.tautband.episodes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.database.Ids;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.fhir.Published;

/** All episodes of the clinic group. */
@Component
@Transactional
public class Episodes {
  private final EpisodeTable table;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final Published published;

  Episodes(EpisodeTable table, Clock clock, ApplicationEventPublisher events, Published published) {
    this.table = table;
    this.clock = clock;
    this.events = events;
    this.published = published;
  }

  /**
   * A goal as it is typed.
   *
   * @param id null for a new one
   * @param now how it is at present, 0 cannot do it, 10 as before; null when not asked again
   */
  public record GoalWanted(@Nullable UUID id, String words, @Nullable Integer now, int wanted) {}

  /** Opens an episode; the same {@code episodeId} again opens nothing and answers what is there. */
  public Episode open(
      UUID patientId,
      UUID episodeId,
      Complaint complaint,
      List<Diagnosis> diagnoses,
      List<GoalWanted> goals) {
    return open(patientId, episodeId, complaint, diagnoses, goals, null);
  }

  /**
   * Opens an episode for a problem that came back. What the earlier one found is not taken over: it
   * is looked at again.
   *
   * @param before the earlier episode
   * @throws IllegalArgumentException when the patient has none of that id
   */
  public Episode openAgain(
      Episode before, UUID episodeId, Complaint complaint, List<GoalWanted> goals) {
    var known = find(before.patientId(), before.id());
    if (known.isEmpty()) throw new IllegalArgumentException("no such episode of this patient");
    return open(before.patientId(), episodeId, complaint, List.of(), goals, before.id());
  }

  private Episode open(
      UUID patientId,
      UUID episodeId,
      Complaint complaint,
      List<Diagnosis> diagnoses,
      List<GoalWanted> goals,
      @Nullable UUID recurrenceOf) {
    Edition first = edition(1);
    Map<UUID, GoalScore> scores = new HashMap<>();
    Episode episode =
        new Episode(
            episodeId,
            patientId,
            first,
            complaint,
            diagnoses,
            goals(List.of(), goals, first, scores),
            null,
            null,
            recurrenceOf);
    if (!table.insert(episode)) {
      return find(patientId, episodeId)
          .orElseThrow(() -> new IllegalArgumentException("that id is another patient's episode"));
    }
    scores.forEach((goalId, score) -> table.insertScore(episode, goalId, score));
    published.publish(patientId, EpisodeFhir.of(episode, List.of()));
    events.publishEvent(new EpisodeOpened(patientId, episodeId, first.at()));
    return episode;
  }

  /** Changes complaint, diagnoses and goals of the edition that was shown. */
  public Change change(
      Episode shown, Complaint complaint, List<Diagnosis> diagnoses, List<GoalWanted> goals) {
    Edition next = next(shown);
    Map<UUID, GoalScore> scores = new HashMap<>();
    List<Goal> changed = goals(shown.goals(), goals, next, scores);
    return save(shown.with(next, complaint, diagnoses, changed), scores);
  }

  /** Makes or replaces the plan. */
  public Change plan(Episode shown, Plan plan) {
    return save(shown.planned(next(shown), plan), Map.of());
  }

  /**
   * Keeps how the goals stand now and when the plan is looked at next.
   *
   * @param scores goal id to 0–10
   * @param nextReviewOn null leaves the day as it is
   */
  public Change review(Episode shown, Map<UUID, Integer> scores, @Nullable LocalDate nextReviewOn) {
    Edition next = next(shown);
    Map<UUID, GoalScore> given = new HashMap<>();
    List<Goal> goals = new ArrayList<>();
    for (Goal goal : shown.goals()) {
      Integer value = scores.get(goal.id());
      goals.add(value == null ? goal : scored(goal, value, next, given));
    }
    Plan plan = shown.plan();
    Episode reviewed = shown.scored(next, goals);
    if (plan != null && nextReviewOn != null) {
      reviewed =
          reviewed.planned(
              next,
              new Plan(
                  plan.activities(),
                  nextReviewOn,
                  plan.dischargeCriteria(),
                  plan.whyNeedlingAlone(),
                  plan.agreed()));
    }
    return save(reviewed, given);
  }

  /** Ends the episode. */
  public Change discharge(Episode shown, Discharge discharge) {
    Change change = save(shown.discharged(next(shown), discharge), Map.of());
    if (change instanceof Change.Saved(Episode ended)) {
      events.publishEvent(
          new EpisodeDischarged(ended.patientId(), ended.id(), ended.edition().at()));
    }
    return change;
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Episode> of(UUID patientId) {
    return table.of(patientId);
  }

  /** The episode as it stands, empty when this patient has none of that id. */
  @Transactional(readOnly = true)
  public Optional<Episode> find(UUID patientId, UUID episodeId) {
    return table.find(patientId, episodeId);
  }

  /** Those of these ids, as they stand, in any order. */
  @Transactional(readOnly = true)
  public List<Episode> all(Collection<UUID> episodeIds) {
    return table.all(episodeIds);
  }

  /** Every episode that was opened as the recurrence of another. */
  @Transactional(readOnly = true)
  public List<Episode> recurrences() {
    return table.recurrences();
  }

  /** Every edition, newest first. */
  @Transactional(readOnly = true)
  public List<Episode> editions(UUID patientId, UUID episodeId) {
    return table.editions(patientId, episodeId);
  }

  /** Where the episode plans or thinks of needling; empty when this patient has none of that id. */
  @Transactional(readOnly = true)
  public Set<Place> plannedPlaces(UUID patientId, UUID episodeId) {
    return find(patientId, episodeId).map(Episode::plannedPlaces).orElse(Set.of());
  }

  /** Why needling may not start under this episode. */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(UUID patientId, UUID episodeId) {
    return reasonsAgainst(patientId, find(patientId, episodeId));
  }

  /** As above, of an episode that was read already. */
  public List<Reason> reasonsAgainst(UUID patientId, Optional<Episode> episode) {
    return episode
        .map(Episode::reasonsAgainstNeedling)
        .orElseGet(
            () ->
                List.of(
                    new Reason(
                        "episode-missing",
                        "There is no episode. Open one with the problem in the patient's words.",
                        "/patients/" + patientId + "/episodes/new",
                        "Open an episode",
                        "Needling belongs to an open episode with a plan.",
                        List.of("OWN"))));
  }

  /** Goals over time, in the order of the episode. */
  @Transactional(readOnly = true)
  public List<GoalSeries> goalSeries(UUID patientId, UUID episodeId) {
    return find(patientId, episodeId).stream()
        .flatMap(
            episode ->
                episode.goals().stream()
                    .map(
                        goal ->
                            new GoalSeries(
                                episodeId, goal.id(), goal.words(), goal.wanted(), goal.scores())))
        .toList();
  }

  private Change save(Episode episode, Map<UUID, GoalScore> scores) {
    if (!table.update(episode)) {
      return new Change.Stale(
          find(episode.patientId(), episode.id())
              .orElseThrow(() -> new IllegalArgumentException("no such episode of this patient")));
    }
    scores.forEach((goalId, score) -> table.insertScore(episode, goalId, score));
    List<Goal> dropped = EpisodeFhir.dropped(table.editions(episode.patientId(), episode.id()));
    published.publish(episode.patientId(), EpisodeFhir.of(episode, dropped));
    return new Change.Saved(episode);
  }

  private static List<Goal> goals(
      List<Goal> known, List<GoalWanted> wanted, Edition edition, Map<UUID, GoalScore> given) {
    List<Goal> goals = new ArrayList<>();
    for (GoalWanted typed : wanted) {
      List<GoalScore> before =
          known.stream()
              .filter(goal -> goal.id().equals(typed.id()))
              .findFirst()
              .map(Goal::scores)
              .orElse(List.of());
      UUID id = typed.id() == null ? Ids.next() : typed.id();
      Goal goal = new Goal(id, typed.words(), typed.wanted(), before);
      Integer now = typed.now();
      goals.add(now == null ? goal : scored(goal, now, edition, given));
    }
    return goals;
  }

  private static Goal scored(Goal goal, int value, Edition edition, Map<UUID, GoalScore> given) {
    GoalScore score = new GoalScore(Ids.next(), value, edition.at(), edition.by());
    given.put(goal.id(), score);
    List<GoalScore> scores = new ArrayList<>(goal.scores());
    scores.add(score);
    return new Goal(goal.id(), goal.words(), goal.wanted(), scores);
  }

  private Edition next(Episode shown) {
    return edition(shown.edition().number() + 1);
  }

  private Edition edition(int number) {
    var actor = CurrentActor.get();
    return new Edition(
        number, clock.instant().truncatedTo(ChronoUnit.MICROS), actor.accountId(), actor.name());
  }
}
