package org.tautband.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;
import org.tautband.evidence.PlaceBound;
import org.tautband.evidence.Precaution;
import org.tautband.evidence.Question;

/**
 * What a yes leads to by one precaution, and where.
 *
 * @param key the precaution's id; with {@code .finding} for the place that is left out besides
 */
public record Effect(String key, Precaution precaution, Outcome outcome, Reach reach) {
  /** Needling both sides of the chest in one session: decided by the plan, lifted by nothing. */
  static final String BOTH_SIDES_OF_CHEST = "PC057";

  /** Where it holds. */
  public sealed interface Reach {
    /** Everywhere in this person. */
    record WholePerson() implements Reach {}

    /** At these body groups, on every side. */
    record BodyGroups(Set<String> ids) implements Reach {}

    /** Where the answer says it is; everywhere when it does not say. */
    record WhereFound() implements Reach {}
  }

  /** Whether this only leaves out the place that was named (our own mapping). */
  public boolean isTheFindingItself() {
    return key.endsWith(".finding");
  }

  /** Everything a yes to the question leads to. */
  public static List<Effect> of(Question question) {
    List<Effect> effects = new ArrayList<>();
    for (Precaution precaution : question.precautions()) {
      var bound =
          question.bound().stream()
              .filter(row -> row.precautionIds().contains(precaution.id()))
              .findFirst();
      Reach reach = bound.map(row -> reach(precaution, row)).orElseGet(Reach.WholePerson::new);
      effects.add(new Effect(precaution.id(), precaution, precaution.outcome(), reach));
      if (bound.isPresent() && bound.get().alsoAvoidFinding()) {
        effects.add(
            new Effect(
                precaution.id() + ".finding",
                precaution,
                Outcome.AVOID_SITE,
                new Reach.WhereFound()));
      }
    }
    return List.copyOf(effects);
  }

  private static Reach reach(Precaution precaution, PlaceBound bound) {
    return switch (bound.binding()) {
      case PLACE_OF_FINDING, ASKED_PER_SITE -> new Reach.WhereFound();
      case WHOLE_PERSON_FOR_SOME_SITES, PLAN_OF_SESSION -> groups(bound);
      case MIXED ->
          bound.rowsBoundToPlace().contains(precaution.id())
              ? groups(bound)
              : new Reach.WholePerson();
    };
  }

  private static Reach groups(PlaceBound bound) {
    return bound.anyBodyGroup()
        ? new Reach.WholePerson()
        : new Reach.BodyGroups(Set.copyOf(bound.bodyGroups()));
  }

  /** Whether it holds at the planned place, given where the thing was found. */
  boolean concerns(Place planned, Set<FindingPlace> found) {
    return switch (reach) {
      case Reach.WholePerson _ -> true;
      case Reach.BodyGroups groups -> groups.ids().contains(planned.bodyGroup());
      case Reach.WhereFound _ ->
          found.isEmpty() || found.stream().anyMatch(place -> place.concerns(planned));
    };
  }
}
