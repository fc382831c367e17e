package org.tautband.consent;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Renders all decisions again, for the drift check. */
@Component
class ConsentsRepublished implements Republisher {
  private final ConsentTable table;

  ConsentsRepublished(ConsentTable table) {
    this.table = table;
  }

  @Override
  public String module() {
    return "consent";
  }

  @Override
  public void render(Receiver receiver) {
    table.all().forEach(consent -> receiver.accept(consent.patientId(), ConsentFhir.of(consent)));
  }
}
