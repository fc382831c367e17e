package org.tautband.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;
import org.tautband.evidence.Question;

/**
 * What the answers mean for each planned place: the strictest of what concerns the whole person and
 * of what concerns that place. A pure function; it knows neither clock nor database.
 */
final class Outcomes {
  private final Collection<Question> questions;
  private final Map<String, GivenAnswer> answers;
  private final List<Decision> decisions;
  private final AlsoMet alsoMet;

  /**
   * @param answers question id to the answer that stands
   * @param decisions all, oldest first
   */
  Outcomes(
      Collection<Question> questions,
      Map<String, GivenAnswer> answers,
      List<Decision> decisions,
      AlsoMet alsoMet) {
    this.questions = questions;
    this.answers = answers;
    this.decisions = decisions;
    this.alsoMet = alsoMet;
  }

  /**
   * The outcome at one place.
   *
   * @param planned all places of the plan, which decide about both sides of the chest
   */
  PlaceOutcome at(Place place, Set<Place> planned) {
    List<Concern> concerns = new ArrayList<>();
    for (Question question : questions) {
      GivenAnswer answer = answers.get(question.id());
      GivenAnswer standing = answer != null && stands(answer) ? answer : null;
      for (Effect effect : Effect.of(question)) {
        boolean byPlan =
            effect.key().equals(Effect.BOTH_SIDES_OF_CHEST)
                && ChestSides.isChest(place.bodyGroup())
                && ChestSides.bothIn(planned);
        boolean byAnswer = standing != null && effect.concerns(place, standing.places());
        if (byPlan || byAnswer) {
          concerns.add(concern(question, effect, standing));
        }
      }
    }
    return new PlaceOutcome(place, concerns);
  }

  /** Everything the answers raise, wherever it holds, in the order of the questions. */
  List<Concern> all() {
    List<Concern> concerns = new ArrayList<>();
    for (Question question : questions) {
      GivenAnswer answer = answers.get(question.id());
      if (answer != null && stands(answer)) {
        Effect.of(question).forEach(effect -> concerns.add(concern(question, effect, answer)));
      }
    }
    return concerns;
  }

  /** Whether the answer counts as a yes: unsure does until it is cleared in words. */
  boolean stands(GivenAnswer answer) {
    return answer.answer() == Answer.YES || (answer.needsClearing() && !isCleared(answer));
  }

  private boolean isCleared(GivenAnswer answer) {
    return decisions.stream()
        .anyMatch(
            decision ->
                decision.kind() == Decision.Kind.CLEARED
                    && decision.answerId().equals(answer.id()));
  }

  private Concern concern(Question question, Effect effect, @Nullable GivenAnswer answer) {
    List<Decision> mine =
        answer == null
            ? List.of()
            : decisions.stream()
                .filter(
                    decision ->
                        decision.answerId().equals(answer.id())
                            && decision.effectKey().equals(effect.key()))
                .toList();
    Overrides.Ruling ruling = Overrides.rule(effect, mine, alsoMet);
    Outcome outcome = ruling.outcome();
    return new Concern(question, effect, answer, outcome, ruling.chosenBy(), ruling.standing());
  }
}
