package org.tautband.patients;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Every patient as published now, for the drift check. */
@Component
class PatientsRepublished implements Republisher {
  private final Patients patients;

  PatientsRepublished(Patients patients) {
    this.patients = patients;
  }

  @Override
  public String module() {
    return "patients";
  }

  @Override
  public void render(Receiver receiver) {
    patients.each(patient -> receiver.accept(patient.id(), PatientFhir.of(patient)));
  }
}
