package org.tautband.history;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;

/** Uploaded files between the preview and the decision, for at most a day. */
@Component
@Transactional
public class WaitingFiles {
  private final ReceivedTable table;
  private final Clock clock;

  WaitingFiles(ReceivedTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * A file that waits.
   *
   * @param fileName as the browser named it
   */
  public record Waiting(UUID id, String fileName, byte[] bytes) {}

  public void keep(UUID id, String fileName, byte[] bytes) {
    table.keepWaiting(id, fileName, bytes, clock.instant(), CurrentActor.get().accountId());
  }

  @Transactional(readOnly = true)
  public Optional<Waiting> find(UUID id) {
    return table.waiting(id).map(w -> new Waiting(w.id(), w.fileName(), w.bytes()));
  }

  /** After the decision. */
  public void forget(UUID id) {
    table.forgetWaiting(id);
  }
}
