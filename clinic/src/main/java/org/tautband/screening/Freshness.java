package org.tautband.screening;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;
import org.tautband.evidence.PlaceBound;
import org.tautband.evidence.Question;

/**
 * Which questions must be asked (again). Pure: everything that may change an answer is passed in.
 *
 * @param askedFor question id to the places planned when it was answered
 * @param raised question id to what the record says now
 * @param birthDate of the patient
 * @param lastStart when needling last started, null when never
 * @param atMostDays the clinic's limit, which may shorten a question's own, never lengthen it
 */
record Freshness(
    Map<String, GivenAnswer> answers,
    Map<String, Set<Place>> askedFor,
    Map<String, List<Raised>> raised,
    LocalDate birthDate,
    @Nullable Instant lastStart,
    int atMostDays) {
  /**
   * An answer "for this session" holds half a day at most. Ours, awaiting review by a clinician.
   */
  static final Duration ONE_SESSION = Duration.ofHours(12);

  private static final Map<String, Integer> AGE_LIMITS = Map.of("q-child", 18, "q-under-16", 16);
  private static final Set<PlaceBound.Binding> OF_THE_SPOTS =
      Set.of(PlaceBound.Binding.ASKED_PER_SITE, PlaceBound.Binding.PLAN_OF_SESSION);
  private static final String FIRST_TIME = "q-first-time";

  /** The questions that concern the plan and are not answered as of that instant, in order. */
  List<Due> due(Collection<Question> questions, Set<Place> planned, Instant at) {
    List<Due> due = new ArrayList<>();
    for (Question question : questions) {
      if (concerns(question, planned)) {
        why(question, at).or(() -> newPlaces(question, planned)).ifPresent(due::add);
      }
    }
    return due;
  }

  /** Whether the question must be asked for needling at these places. */
  static boolean concerns(Question question, Set<Place> planned) {
    if (question.bound().isEmpty()) {
      return true;
    }
    return question.bound().stream()
        .anyMatch(
            bound ->
                bound.binding() == PlaceBound.Binding.MIXED
                    || planned.stream().anyMatch(place -> bound.covers(place.bodyGroup())));
  }

  /** What is asked of the spots to be needled says nothing about a spot that was planned later. */
  private Optional<Due> newPlaces(Question question, Set<Place> planned) {
    GivenAnswer answer = answers.get(question.id());
    boolean everywhere =
        answer != null && answer.answer() != Answer.NO && answer.places().isEmpty();
    Set<Place> asked = askedFor.getOrDefault(question.id(), Set.of());
    boolean missed =
        question.bound().stream()
            .filter(bound -> OF_THE_SPOTS.contains(bound.binding()))
            .anyMatch(
                bound ->
                    planned.stream()
                        .filter(place -> bound.covers(place.bodyGroup()))
                        .anyMatch(place -> !covered(place, asked, bound.needsSide())));
    return missed && !everywhere
        ? due(question, Due.Why.PLAN_CHANGED, "The plan names places it was not asked for.")
        : Optional.empty();
  }

  private static boolean covered(Place place, Set<Place> asked, boolean needsSide) {
    return needsSide
        ? asked.contains(place)
        : asked.stream().anyMatch(one -> one.bodyGroup().equals(place.bodyGroup()));
  }

  Optional<Due> why(Question question, Instant at) {
    GivenAnswer answer = answers.get(question.id());
    if (answer == null) {
      return due(question, Due.Why.NEVER_ASKED, "Not answered yet.");
    }
    Integer limit = AGE_LIMITS.get(question.id());
    if (limit != null && isBelow(limit, answer.at()) != isBelow(limit, at)) {
      return due(question, Due.Why.AGE_CHANGED, "The patient has turned " + limit + ".");
    }
    if (!fingerprints(answer.raised()).equals(fingerprints(now(question)))) {
      return due(question, Due.Why.HISTORY_CHANGED, "The record has changed since the answer.");
    }
    return switch (question.askRule().when()) {
      case EACH_SESSION -> eachSession(question, answer, at);
      case STALE_AFTER_DAYS -> afterDays(question, answer, at);
      case ONCE_THEN_ON_CHANGE -> onChange(question, answer);
    };
  }

  private Optional<Due> eachSession(Question question, GivenAnswer answer, Instant at) {
    boolean used = lastStart != null && !answer.at().isAfter(lastStart);
    boolean old = answer.at().plus(ONE_SESSION).isBefore(at);
    return used || old
        ? due(question, Due.Why.EACH_SESSION, "Asked before each session.")
        : Optional.empty();
  }

  private Optional<Due> afterDays(Question question, GivenAnswer answer, Instant at) {
    int days = Math.min(Objects.requireNonNull(question.askRule().staleAfterDays()), atMostDays);
    return answer.at().plus(Duration.ofDays(days)).isBefore(at)
        ? due(question, Due.Why.TOO_OLD, "The answer is older than " + days + " days.")
        : Optional.empty();
  }

  private Optional<Due> onChange(Question question, GivenAnswer answer) {
    boolean held =
        question.id().equals(FIRST_TIME)
            && answer.answer() != Answer.NO
            && lastStart != null
            && !answer.at().isAfter(lastStart);
    return held
        ? due(question, Due.Why.SESSION_HELD, "A session has been held since.")
        : Optional.empty();
  }

  private boolean isBelow(int years, Instant at) {
    return birthDate.plusYears(years).isAfter(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  private List<Raised> now(Question question) {
    return raised.getOrDefault(question.id(), List.of());
  }

  private static Set<String> fingerprints(List<Raised> facts) {
    return facts.stream().map(Raised::fingerprint).collect(Collectors.toCollection(HashSet::new));
  }

  private static Optional<Due> due(Question question, Due.Why why, String inWords) {
    return Optional.of(new Due(question, why, inWords));
  }
}
