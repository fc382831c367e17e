package org.tautband.screening;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Outcome;

/**
 * A decision as a clinician wants it; see {@link Decision} for the parts.
 *
 * @param id of the form: sent twice, kept once
 */
public record Wanted(
    UUID id,
    UUID answerId,
    String effectKey,
    Decision.Kind kind,
    @Nullable Outcome step,
    String words,
    String doctor,
    @Nullable UUID confirms) {
  public Wanted {
    words = words.strip();
    doctor = doctor.strip();
  }
}
