package org.tautband.redflags;

import java.time.Instant;
import java.util.UUID;

/**
 * A clinician's words on a raised red flag. It does not take the flag back, it says why needling is
 * still right.
 *
 * @param roundId the asking in which the flag was raised
 * @param examined what was examined and found
 * @param told who was told, and what
 * @param whyStillRight why needling is still right
 */
public record FlagCleared(
    UUID id,
    UUID roundId,
    String questionId,
    String examined,
    String told,
    String whyStillRight,
    Instant at,
    UUID accountId,
    String by) {
  public FlagCleared {
    examined = examined.strip();
    told = told.strip();
    whyStillRight = whyStillRight.strip();
    if (examined.isEmpty() || told.isEmpty() || whyStillRight.isEmpty()) {
      throw new IllegalArgumentException(
          "what was examined, who was told and why needling is still right all need words");
    }
  }
}
