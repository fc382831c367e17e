package org.tautband.clinics;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Every clinic and room as published now, for the drift check. */
@Component
class ClinicsRepublished implements Republisher {
  private final Clinics clinics;

  ClinicsRepublished(Clinics clinics) {
    this.clinics = clinics;
  }

  @Override
  public String module() {
    return "clinics";
  }

  @Override
  public void render(Receiver receiver) {
    for (Clinic clinic : clinics.all()) {
      receiver.accept(null, ClinicFhir.of(clinic));
      clinics.rooms(clinic.id()).forEach(room -> receiver.accept(null, ClinicFhir.of(room)));
    }
  }
}
