package org.tautband.practitioners;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Every practitioner as published now, for the drift check. */
@Component
class PractitionersRepublished implements Republisher {
  private final Practitioners practitioners;

  PractitionersRepublished(Practitioners practitioners) {
    this.practitioners = practitioners;
  }

  @Override
  public String module() {
    return "practitioners";
  }

  @Override
  public void render(Receiver receiver) {
    practitioners.all().forEach(p -> receiver.accept(null, PractitionerFhir.of(p)));
  }
}
