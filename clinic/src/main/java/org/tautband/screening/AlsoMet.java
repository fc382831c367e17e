package org.tautband.screening;

import java.util.Set;

/**
 * What other parts of the record settle, so that no second clinician is needed.
 *
 * @param consentThroughAnother consent for all planned places is valid through a representative or
 *     with an interpreter: meets PC003 and PC036
 * @param specialTraining ids of precautions with {@code training_required} (PC028) for which the
 *     practitioner's file holds that very training
 */
public record AlsoMet(boolean consentThroughAnother, Set<String> specialTraining) {
  /** Nothing else is known. */
  public static final AlsoMet NOTHING = new AlsoMet(false, Set.of());

  public AlsoMet {
    specialTraining = Set.copyOf(specialTraining);
  }
}
