package org.tautband.screening.web;

import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Outcome;
import org.tautband.screening.Concern;
import org.tautband.screening.Decision;
import org.tautband.screening.GivenAnswer;
import org.tautband.screening.Screening;

/** Which form deals with what stands open, in the words of the page. */
final class DecisionForm {
  private DecisionForm() {}

  static ScreeningView.@Nullable Ask forConcern(Concern concern, GivenAnswer answer, String rule) {
    String id = answer.id().toString();
    String precaution = concern.effect().precaution().id();
    if (concern.outcome() == Outcome.ASK_FURTHER) {
      return new ScreeningView.Ask(
          Decision.Kind.STEP_CHOSEN.name(),
          id,
          "You decide",
          "What you know, what you asked, why this step. It is kept with your name.",
          "",
          "");
    }
    return switch (concern.outcome()) {
      case ASK_FURTHER -> null;
      case CAUTION ->
          new ScreeningView.Ask(
              Decision.Kind.MEASURE_TAKEN.name(), id, "Measure", "", measure(concern, rule), "");
      case AVOID_SITE ->
          precaution.equals("PC057")
              ? null
              : new ScreeningView.Ask(
                  Decision.Kind.SPOT_LEFT_OUT.name(),
                  id,
                  "Name the spot left out",
                  "Which spot stays without needles, so that the rest of this place may be"
                      + " treated.",
                  "",
                  "");
      case DEFER ->
          new ScreeningView.Ask(
              Decision.Kind.DEFERRAL_ENDED.name(),
              id,
              "End the deferral",
              "Why waiting is over.",
              "",
              "");
      case MEDICAL_CLEARANCE, DO_NOT_NEEDLE ->
          precaution.equals("PC002")
              ? null
              : new ScreeningView.Ask(
                  Decision.Kind.LIFT_ASKED.name(),
                  id,
                  concern.outcome() == Outcome.MEDICAL_CLEARANCE
                      ? "Ask to lift this with the doctor’s answer"
                      : "Ask to lift this",
                  "Why needling is right all the same. A second clinician must agree from their own"
                      + " login.",
                  "",
                  "");
    };
  }

  /** The lift that waits for this very person's agreement, if there is one. */
  static ScreeningView.@Nullable Ask toConfirm(
      ScreeningView.Ask ask, String key, Screening screening, java.util.UUID accountId) {
    if (!ask.kind().equals(Decision.Kind.LIFT_ASKED.name())) {
      return null;
    }
    return screening.decisions().stream()
        .filter(
            decision ->
                decision.kind() == Decision.Kind.LIFT_ASKED
                    && decision.effectKey().equals(key)
                    && decision.answerId().toString().equals(ask.answerId())
                    && !decision.accountId().equals(accountId))
        .reduce((a, b) -> b)
        .map(
            asked ->
                new ScreeningView.Ask(
                    Decision.Kind.LIFT_CONFIRMED.name(),
                    ask.answerId(),
                    "Agree as the second clinician",
                    asked.by()
                        + " wrote: “"
                        + asked.words()
                        + "”"
                        + (asked.doctor().isEmpty() ? "" : " Doctor: " + asked.doctor()),
                    "",
                    asked.id().toString()))
        .orElse(null);
  }

  /** What is ticked: the words written with the chosen step, or what the rule says. */
  private static String measure(Concern concern, String rule) {
    Decision chosenBy = concern.chosenBy();
    return chosenBy == null ? rule : chosenBy.words();
  }
}
