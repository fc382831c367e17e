package org.tautband.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Outcome;
import org.tautband.screening.Decision.Kind;

/**
 * What each outcome does and who may lift it. The rules are those of {@code
 * docs/safety/hazards.md}, H3, "Overrides".
 */
final class Overrides {
  static final String PATIENTS_NO = "PC002";
  static final Set<String> CANNOT_AGREE = Set.of("PC003", "PC036");

  /** The outcome that holds now and how it stands. */
  record Ruling(Outcome outcome, @Nullable Decision chosenBy, Standing standing) {
    boolean chosen() {
      return chosenBy != null;
    }
  }

  private Overrides() {}

  /**
   * Applies the decisions made on this answer, in order.
   *
   * @param decisions those on this very answer and effect
   */
  static Ruling rule(Effect effect, List<Decision> decisions, AlsoMet alsoMet) {
    if (effect.precaution().isInformation()) {
      return new Ruling(effect.outcome(), null, new Standing.Information());
    }
    if (effect.outcome() != Outcome.ASK_FURTHER) {
      return new Ruling(
          effect.outcome(), null, standing(effect, effect.outcome(), decisions, alsoMet));
    }
    Optional<Decision> chosen = last(decisions, Kind.STEP_CHOSEN);
    if (chosen.isEmpty()) {
      return new Ruling(
          Outcome.ASK_FURTHER,
          null,
          new Standing.Open(
              effect.precaution().unsourced()
                  ? "No published rule was read: write what was found and choose a step."
                  : "Write what was found and choose a step."));
    }
    Decision decision = chosen.get();
    Outcome step = decision.step();
    if (step == null) {
      return new Ruling(Outcome.ASK_FURTHER, decision, met("Nothing more needed", decision));
    }
    List<Decision> since = decisions.subList(decisions.indexOf(decision) + 1, decisions.size());
    return new Ruling(step, decision, standing(effect, step, since, alsoMet));
  }

  private static Standing standing(
      Effect effect, Outcome outcome, List<Decision> decisions, AlsoMet alsoMet) {
    return switch (outcome) {
      case ASK_FURTHER -> new Standing.Open("Ask or examine further, then choose a step.");
      case CAUTION ->
          last(decisions, Kind.MEASURE_TAKEN)
              .<Standing>map(decision -> met("Measure taken", decision))
              .orElseGet(() -> new Standing.Open("Tick the measure when it is taken."));
      case AVOID_SITE -> avoidSite(effect, decisions, alsoMet);
      case DEFER ->
          last(decisions, Kind.DEFERRAL_ENDED)
              .<Standing>map(decision -> met("Deferral ended", decision))
              .orElseGet(() -> new Standing.Open("Wait, or write why waiting is over."));
      case MEDICAL_CLEARANCE, DO_NOT_NEEDLE -> lift(effect, outcome, decisions, alsoMet);
    };
  }

  private static Standing avoidSite(Effect effect, List<Decision> decisions, AlsoMet alsoMet) {
    if (effect.key().equals(Effect.BOTH_SIDES_OF_CHEST)) {
      return new Standing.Open(
          "Take one side of the chest out of the plan; nothing else lifts this.");
    }
    if (effect.precaution().actionCode().equals("training_required")
        && alsoMet.specialTraining().contains(effect.precaution().id())) {
      return new Standing.Met("The practitioner's file holds the special training for this spot.");
    }
    return last(decisions, Kind.SPOT_LEFT_OUT)
        .<Standing>map(decision -> met("Left out", decision))
        .orElseGet(
            () -> new Standing.Open("Take the place out of the plan, or name the spot left out."));
  }

  private static Standing lift(
      Effect effect, Outcome outcome, List<Decision> decisions, AlsoMet alsoMet) {
    if (effect.precaution().id().equals(PATIENTS_NO)) {
      return new Standing.Open("The patient does not want needles. Nobody can override that.");
    }
    if (CANNOT_AGREE.contains(effect.precaution().id()) && alsoMet.consentThroughAnother()) {
      return new Standing.Met("Consent is valid through a representative or with an interpreter.");
    }
    Decision asked = null;
    for (Decision decision : decisions) {
      if (decision.kind() == Kind.LIFT_ASKED) {
        asked = decision;
      } else if (isSecondClinician(decision, asked)) {
        return met("Lifted by a second clinician", decision);
      }
    }
    if (asked != null) {
      return new Standing.Open(
          asked.by() + " asks to lift this. A second clinician must agree from their own login.");
    }
    return new Standing.Open(
        outcome == Outcome.MEDICAL_CLEARANCE
            ? "Not before a doctor has answered; a second clinician then lifts it with that answer."
            : "Offer care without needles. Only a second clinician can lift this, with words.");
  }

  private static boolean isSecondClinician(Decision decision, @Nullable Decision asked) {
    return decision.kind() == Kind.LIFT_CONFIRMED
        && asked != null
        && asked.id().equals(decision.confirms())
        && !asked.accountId().equals(decision.accountId());
  }

  private static Standing met(String what, Decision decision) {
    return new Standing.Met(what + ": “" + decision.words() + "” " + decision.by());
  }

  private static Optional<Decision> last(List<Decision> decisions, Kind kind) {
    return decisions.stream().filter(decision -> decision.kind() == kind).reduce((a, b) -> b);
  }
}
