package org.tautband.screening;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Outcome;

/**
 * What a clinician decided on an answer; never changed. Another answer makes it void.
 *
 * @param answerId the answer it was made on
 * @param effectKey what of that answer it concerns; empty for {@link Kind#CLEARED}
 * @param step chosen step of {@link Kind#STEP_CHOSEN}; null there means that nothing more is needed
 * @param doctor which doctor answered and when; empty unless a clearance is lifted
 * @param confirms the lift that is confirmed; null unless {@link Kind#LIFT_CONFIRMED}
 */
public record Decision(
    UUID id,
    UUID answerId,
    String effectKey,
    Kind kind,
    @Nullable Outcome step,
    String words,
    String doctor,
    @Nullable UUID confirms,
    Instant at,
    UUID accountId,
    String by) {
  /** What kind of decision. */
  public enum Kind {
    /** An unsure, or a no that the record contradicts, was clarified: it does not apply. */
    CLEARED,
    /** The measure of a caution is taken. */
    MEASURE_TAKEN,
    /** What was found is written down and a step chosen. */
    STEP_CHOSEN,
    /** The spot that is left out is named. */
    SPOT_LEFT_OUT,
    /** A deferral is over. */
    DEFERRAL_ENDED,
    /** A clinician asks that clearance or refusal be lifted. */
    LIFT_ASKED,
    /** A second clinician agrees, from their own login. */
    LIFT_CONFIRMED;
  }
}
