package org.tautband.followup;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/**
 * A reply as a QuestionnaireResponse in the words shown then, and pain as an Observation derived
 * from it. A changed answer is the next version of both.
 */
final class ReplyFhir {
  private ReplyFhir() {}

  static Rendering of(Reply reply) {
    var response = Rendering.of(response(reply));
    return reply.painNow() == null ? response : response.plus(pain(reply, reply.painNow()));
  }

  private static QuestionnaireResponse response(Reply reply) {
    var fhir = new QuestionnaireResponse();
    var patient = new Reference("Patient/" + reply.patientId());
    fhir.setId(reply.checkInId().toString());
    fhir.setStatus(QuestionnaireResponseStatus.COMPLETED);
    fhir.setSubject(patient);
    fhir.setSource(patient);
    fhir.setAuthoredElement(at(reply));
    for (var said : reply.said()) {
      var item = fhir.addItem().setLinkId(said.rowId()).setText(said.ask());
      item.addAnswer().setValue(new StringType("yes; told: " + said.tell()));
    }
    item(fhir, "words", "In the patient’s own words", reply.words());
    item(fhir, "tier", "The strictest of what was ticked", tier(reply));
    item(fhir, "reply", "This answer", reply.id().toString());
    item(fhir, "content", "Version of the evidence store", reply.contentVersion());
    return fhir;
  }

  private static String tier(Reply reply) {
    return switch (reply.tier()) {
      case EMERGENCY -> "emergency";
      case SAME_DAY -> "same day";
      case AS_EXPECTED -> "as expected";
    };
  }

  private static void item(QuestionnaireResponse fhir, String link, String text, String value) {
    if (!value.isEmpty()) {
      fhir.addItem().setLinkId(link).setText(text).addAnswer().setValue(new StringType(value));
    }
  }

  private static Observation pain(Reply reply, int value) {
    var fhir = new Observation();
    fhir.setId(
        UUID.nameUUIDFromBytes((reply.checkInId() + " pain-now").getBytes(StandardCharsets.UTF_8))
            .toString());
    fhir.setStatus(ObservationStatus.FINAL);
    fhir.setCode(
        new CodeableConcept(
            new Coding(
                "http://loinc.org",
                "72514-3",
                "Pain severity - 0-10 verbal numeric rating [Score] - Reported")));
    fhir.setSubject(new Reference("Patient/" + reply.patientId()));
    fhir.setEffective(at(reply));
    fhir.addPerformer(new Reference("Patient/" + reply.patientId()));
    fhir.addDerivedFrom(new Reference("QuestionnaireResponse/" + reply.checkInId()));
    fhir.setValue(
        new Quantity()
            .setValue(value)
            .setUnit("points of 10")
            .setSystem(Names.UCUM)
            .setCode("{score}"));
    return fhir;
  }

  private static DateTimeType at(Reply reply) {
    var at = new DateTimeType(Date.from(reply.at().truncatedTo(ChronoUnit.MILLIS)));
    at.setTimeZoneZulu(true);
    return at;
  }
}
