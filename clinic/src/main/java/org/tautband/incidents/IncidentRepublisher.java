package org.tautband.incidents;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Renders all incidents again for the drift check. */
@Component
class IncidentRepublisher implements Republisher {
  private final IncidentTable table;

  IncidentRepublisher(IncidentTable table) {
    this.table = table;
  }

  @Override
  public String module() {
    return "incidents";
  }

  @Override
  public void render(Receiver receiver) {
    table.all().forEach(i -> receiver.accept(i.patientId(), IncidentFhir.of(i)));
  }
}
