package org.tautband.history;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.fhir.Rendering;

/** What was told, in FHIR R4. Nobody has confirmed it: it is published as unconfirmed. */
final class ToldFhir {
  private static final String TERMS = "http://terminology.hl7.org/CodeSystem/";

  private ToldFhir() {}

  static Rendering render(Told told) {
    return Rendering.of(resource(told));
  }

  static Resource resource(Told told) {
    Resource resource =
        switch (told.saying().kind()) {
          case MEDICINE -> medicine(told);
          case ALLERGY -> allergy(told);
          case CONDITION -> condition(told);
        };
    resource.setId(told.id().toString());
    return resource;
  }

  private static MedicationStatement medicine(Told told) {
    var saying = told.saying();
    var statement = new MedicationStatement();
    statement.setStatus(
        switch (told.standing()) {
          case HOLDS -> MedicationStatement.MedicationStatementStatus.ACTIVE;
          case ENDED -> MedicationStatement.MedicationStatementStatus.COMPLETED;
          case ENTERED_IN_ERROR -> MedicationStatement.MedicationStatementStatus.ENTEREDINERROR;
        });
    statement.setMedication(new CodeableConcept().setText(saying.what()));
    statement.setSubject(patient(told));
    statement.setInformationSource(new Reference().setDisplay(saying.toldBy()));
    statement.setDateAssertedElement(day(saying.toldOn()));
    if (saying.endedOn() != null) {
      statement.setEffective(new Period().setEndElement(day(saying.endedOn())));
    }
    if (!saying.detail().isEmpty()) {
      statement.addDosage().setText(saying.detail());
    }
    if (!saying.since().isEmpty()) {
      statement.addNote(note("Since: " + saying.since()));
    }
    return statement;
  }

  private static AllergyIntolerance allergy(Told told) {
    var saying = told.saying();
    var allergy = new AllergyIntolerance();
    boolean wrong = told.standing() == Told.Standing.ENTERED_IN_ERROR;
    if (!wrong) {
      allergy.setClinicalStatus(
          coded("allergyintolerance-clinical", told.holds() ? "active" : "resolved"));
    }
    allergy.setVerificationStatus(
        coded("allergyintolerance-verification", wrong ? "entered-in-error" : "unconfirmed"));
    allergy.setCode(new CodeableConcept().setText(saying.what()));
    allergy.setPatient(patient(told));
    allergy.setAsserter(new Reference().setDisplay(saying.toldBy()));
    allergy.setRecordedDateElement(day(saying.toldOn()));
    if (!saying.since().isEmpty()) {
      allergy.setOnset(new StringType(saying.since()));
    }
    if (!saying.detail().isEmpty()) {
      allergy.addNote(note(saying.detail()));
    }
    if (saying.endedOn() != null) {
      allergy.addNote(note("Ended on " + saying.endedOn()));
    }
    return allergy;
  }

  private static Condition condition(Told told) {
    var saying = told.saying();
    var condition = new Condition();
    boolean wrong = told.standing() == Told.Standing.ENTERED_IN_ERROR;
    if (!wrong) {
      condition.setClinicalStatus(
          coded("condition-clinical", told.holds() ? "active" : "resolved"));
    }
    condition.setVerificationStatus(
        coded("condition-ver-status", wrong ? "entered-in-error" : "unconfirmed"));
    condition.setCode(new CodeableConcept().setText(saying.what()));
    condition.setSubject(patient(told));
    condition.setAsserter(new Reference().setDisplay(saying.toldBy()));
    condition.setRecordedDateElement(day(saying.toldOn()));
    if (!saying.since().isEmpty()) {
      condition.setOnset(new StringType(saying.since()));
    }
    if (saying.endedOn() != null && told.standing() == Told.Standing.ENDED) {
      condition.setAbatement(day(saying.endedOn()));
    } else if (saying.endedOn() != null) {
      // FHIR allows an end only beside a status that is over (constraint con-4).
      condition.addNote(note("Ended on " + saying.endedOn()));
    }
    if (!saying.detail().isEmpty()) {
      condition.addNote(note(saying.detail()));
    }
    return condition;
  }

  private static Reference patient(Told told) {
    return new Reference("Patient/" + told.patientId());
  }

  private static CodeableConcept coded(String system, String code) {
    return new CodeableConcept().addCoding(new Coding().setSystem(TERMS + system).setCode(code));
  }

  private static Annotation note(String text) {
    return new Annotation().setText(text);
  }

  private static DateTimeType day(LocalDate day) {
    return new DateTimeType(day.toString());
  }
}
