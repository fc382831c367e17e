package org.tautband.followup;

import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/** A call as a Communication about the answers it was for. */
final class CallFhir {
  private CallFhir() {}

  static Rendering of(Call call) {
    var fhir = new Communication();
    fhir.setId(call.id().toString());
    fhir.setStatus(
        switch (call.reached()) {
          case PATIENT, SOMEBODY_ELSE -> CommunicationStatus.COMPLETED;
          case NOBODY -> CommunicationStatus.NOTDONE;
        });
    var outcome =
        switch (call.reached()) {
          case PATIENT -> "patient";
          case SOMEBODY_ELSE -> "somebody-else";
          case NOBODY -> "nobody";
        };
    fhir.addExtension(
        Names.extension("call-reached"),
        new CodeableConcept(
            new Coding(Names.codeSystem("call-reached"), outcome, call.reached().inWords())));
    fhir.addMedium(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode",
                "PHONE",
                "telephone")));
    var patient = new Reference("Patient/" + call.patientId());
    fhir.setSubject(patient);
    if (call.reached() == Call.Reached.PATIENT) fhir.addRecipient(patient);
    fhir.addAbout(new Reference("QuestionnaireResponse/" + call.checkInId()));
    fhir.setSent(Date.from(call.at()));
    fhir.setSender(new Reference().setDisplay(call.by()));
    fhir.addPayload().setContent(new StringType(call.words()));
    if (call.settles()) fhir.addNote().setText("Nobody needs to call again.");
    return Rendering.of(fhir);
  }
}
