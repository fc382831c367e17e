package org.tautband.fhir;

import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Small resources for this module's own tests. */
final class Samples {
  private Samples() {}

  static Patient patient(UUID id, String family) {
    var patient = new Patient();
    patient.setId(id.toString());
    patient.addName().setFamily(family).addGiven("Ada");
    patient.setBirthDate(new Date(0));
    return patient;
  }

  static Observation pain(UUID id, UUID patientId, int score, String when) {
    var observation = new Observation();
    observation.setId(id.toString());
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setCode(
        new CodeableConcept()
            .addCoding(new Coding(Names.LOINC, "72514-3", "Pain severity - 0-10 verbal")));
    observation.setSubject(new Reference("Patient/" + patientId));
    observation.setEffective(new DateTimeType(when));
    observation.setValue(
        new Quantity().setValue(score).setSystem(Names.UCUM).setCode("{score}").setUnit("score"));
    return observation;
  }

  static Organization organization(UUID id, String name) {
    var organization = new Organization();
    organization.setId(id.toString());
    organization.setName(name);
    return organization;
  }
}
