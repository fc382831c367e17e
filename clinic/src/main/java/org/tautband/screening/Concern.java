package org.tautband.screening;

import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Question;

/**
 * One reason to be careful, as it stands.
 *
 * @param answer null when the plan alone raises it
 * @param outcome the rule's, or the step a clinician chose after asking further
 * @param chosenBy the decision by which a clinician chose {@code outcome}; null when it is the
 *     rule's
 */
public record Concern(
    Question question,
    Effect effect,
    @Nullable GivenAnswer answer,
    Outcome outcome,
    @Nullable Decision chosenBy,
    Standing standing) {

  /** No published rule was read: the clinician decides. */
  public boolean unsourced() {
    return effect.precaution().unsourced();
  }
}
