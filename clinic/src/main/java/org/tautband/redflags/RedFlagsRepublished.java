package org.tautband.redflags;

import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.fhir.Republisher;

/** Renders all red-flag rounds again, for the drift check. */
@Component
class RedFlagsRepublished implements Republisher {
  private final RedFlagTable table;
  private final Content content;

  RedFlagsRepublished(RedFlagTable table, Content content) {
    this.table = table;
    this.content = content;
  }

  @Override
  public String module() {
    return "redflags";
  }

  @Override
  public void render(Receiver receiver) {
    for (RedFlagRound round : table.all()) {
      receiver.accept(
          round.patientId(),
          RedFlagFhir.of(round, table.cleared(round.patientId(), round.episodeId()), content));
    }
  }
}
