package org.tautband.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Content;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Question;
import org.tautband.screening.Decision.Kind;

/** Whether a decision fits what stands now and whoever makes it; a refusal says what to do. */
final class MayDecide {
  private static final Set<Outcome> NEED_A_SECOND =
      Set.of(Outcome.MEDICAL_CLEARANCE, Outcome.DO_NOT_NEEDLE);
  private static final String OTHER =
      "This is not what has to be decided here. Look at the page again.";

  private final Content content;
  private final Screening screening;
  private final UUID accountId;

  MayDecide(Content content, Screening screening, UUID accountId) {
    this.content = content;
    this.screening = screening;
    this.accountId = accountId;
  }

  /** What speaks against it, a sentence; empty when nothing does. */
  Optional<String> refusal(Wanted wanted) {
    Optional<GivenAnswer> answer = screening.answer(wanted.answerId());
    if (answer.isEmpty()) {
      return Optional.of("The answer has changed since this page was opened. Look at it again.");
    }
    if (wanted.words().isEmpty()) {
      return Optional.of("Write it in words: they are kept with your name.");
    }
    if (wanted.words().length() > Said.LONGEST) {
      return Optional.of("Shorten the words to " + Said.LONGEST + " characters.");
    }
    return wanted.kind() == Kind.CLEARED
        ? againstClearing(answer.get())
        : againstEffect(wanted, answer.get());
  }

  private static Optional<String> againstClearing(GivenAnswer answer) {
    if (!answer.needsClearing()) {
      return Optional.of(OTHER);
    }
    boolean patientsWish =
        answer.questionId().equals("q-no-needles-wanted") && answer.answer() == Answer.UNSURE;
    return patientsWish
        ? Optional.of("Only the patient can say this: ask again and keep the new answer.")
        : Optional.empty();
  }

  private Optional<String> againstEffect(Wanted wanted, GivenAnswer answer) {
    Question question = content.question(answer.questionId());
    Optional<Effect> effect =
        Effect.of(question).stream()
            .filter(one -> one.key().equals(wanted.effectKey()))
            .findFirst();
    if (effect.isEmpty() || effect.get().precaution().isInformation()) {
      return Optional.of(OTHER);
    }
    List<Decision> made =
        screening.decisions().stream()
            .filter(
                decision ->
                    decision.answerId().equals(answer.id())
                        && decision.effectKey().equals(wanted.effectKey()))
            .toList();
    Overrides.Ruling now = Overrides.rule(effect.get(), made, AlsoMet.NOTHING);
    return switch (wanted.kind()) {
      case CLEARED -> Optional.of(OTHER);
      case STEP_CHOSEN -> againstStep(wanted, effect.get(), now);
      case MEASURE_TAKEN -> only(now.outcome() == Outcome.CAUTION);
      case SPOT_LEFT_OUT ->
          effect.get().key().equals(Effect.BOTH_SIDES_OF_CHEST)
              ? Optional.of("Nothing lifts this: take one side of the chest out of the plan.")
              : only(now.outcome() == Outcome.AVOID_SITE);
      case DEFERRAL_ENDED -> only(now.outcome() == Outcome.DEFER);
      case LIFT_ASKED -> againstLift(wanted, effect.get(), now);
      case LIFT_CONFIRMED -> againstConfirming(wanted, effect.get(), now, made);
    };
  }

  private static Optional<String> only(boolean fits) {
    return fits ? Optional.empty() : Optional.of(OTHER);
  }

  private static Optional<String> againstStep(Wanted wanted, Effect effect, Overrides.Ruling now) {
    if (effect.outcome() != Outcome.ASK_FURTHER) {
      return Optional.of(OTHER);
    }
    boolean open = now.chosen() && now.standing().isOpen();
    boolean milder = wanted.step() == null || now.outcome().isStricterThan(wanted.step());
    return open && milder && NEED_A_SECOND.contains(now.outcome())
        ? Optional.of("This step is lifted by a second clinician, not by choosing a milder one.")
        : Optional.empty();
  }

  private static Optional<String> againstLift(Wanted wanted, Effect effect, Overrides.Ruling now) {
    if (effect.precaution().id().equals(Overrides.PATIENTS_NO)) {
      return Optional.of("The patient does not want needles. Nobody can override that.");
    }
    if (!NEED_A_SECOND.contains(now.outcome())) {
      return Optional.of(OTHER);
    }
    return now.outcome() == Outcome.MEDICAL_CLEARANCE && wanted.doctor().isEmpty()
        ? Optional.of("Write which doctor answered, and when.")
        : Optional.empty();
  }

  private Optional<String> againstConfirming(
      Wanted wanted, Effect effect, Overrides.Ruling now, List<Decision> made) {
    Optional<Decision> asked =
        made.stream().filter(decision -> decision.kind() == Kind.LIFT_ASKED).reduce((a, b) -> b);
    if (!NEED_A_SECOND.contains(now.outcome())
        || effect.precaution().id().equals(Overrides.PATIENTS_NO)
        || asked.isEmpty()
        || !asked.get().id().equals(wanted.confirms())) {
      return Optional.of(OTHER);
    }
    return asked.get().accountId().equals(accountId)
        ? Optional.of(
            "You asked for this yourself: a second clinician agrees from their own login.")
        : Optional.empty();
  }
}
