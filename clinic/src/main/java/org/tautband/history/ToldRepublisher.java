package org.tautband.history;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/**
 * Renders again what was told. Received resources are copies of what others sent, made once with
 * the references known then; they are not rendered again.
 */
@Component
class ToldRepublisher implements Republisher {
  private final ToldTable table;

  ToldRepublisher(ToldTable table) {
    this.table = table;
  }

  @Override
  public String module() {
    return "history";
  }

  @Override
  public void render(Receiver receiver) {
    table.all().forEach(told -> receiver.accept(told.patientId(), ToldFhir.render(told)));
  }
}
