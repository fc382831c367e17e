package org.tautband.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The history of a patient: received by file and told by word of mouth. */
@Component
public class History {

  /** When something of this patient's history last changed with us. */
  public Optional<Instant> newestChange(UUID patientId) {
    return Optional.empty();
  }

  /** Whether something changed after that instant, so that a screening rests on old facts. */
  public boolean changedSince(UUID patientId, Instant since) {
    return newestChange(patientId).filter(since::isBefore).isPresent();
  }
}
