package org.tautband.needling;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Reason;

/** What came of the wish to start. */
public sealed interface Start {
  /** The session is open. */
  record Started(SessionHead session) implements Start {}

  /** It is not; each reason says what to do. */
  record Refused(List<Reason> reasons) implements Start {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * What is to be started.
   *
   * @param sessionId id of the form, so that sending it twice starts one session
   * @param productId box to take needles from; null when none was chosen, which refuses the start
   */
  record Wanted(
      UUID sessionId,
      UUID patientId,
      UUID episodeId,
      UUID practitionerId,
      UUID clinicId,
      @Nullable UUID visitId,
      @Nullable UUID roomId,
      @Nullable UUID productId) {}
}
