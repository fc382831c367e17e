package org.tautband.followup;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/**
 * What was answered half a year later as a QuestionnaireResponse; a changed answer is its next
 * version. That a new episode is a recurrence stands in its Condition.
 */
final class RecurrenceFhir {
  private RecurrenceFhir() {}

  static Rendering of(RecurrenceAnswer answer) {
    var fhir = new QuestionnaireResponse();
    var patient = new Reference("Patient/" + answer.patientId());
    fhir.setId(answer.questionId().toString());
    fhir.setStatus(QuestionnaireResponseStatus.COMPLETED);
    fhir.setSubject(patient);
    fhir.setSource(patient);
    if (answer.accountId() != null) fhir.setAuthor(new Reference().setDisplay(answer.by()));
    var at = new DateTimeType(Date.from(answer.at().truncatedTo(ChronoUnit.MILLIS)));
    at.setTimeZoneZulu(true);
    fhir.setAuthoredElement(at);
    fhir.addItem()
        .setLinkId("came-back")
        .setText("Half a year later: did it come back?")
        .addAnswer()
        .setValue(
            new Coding(
                Names.codeSystem("half-a-year-later"),
                answer.said().code(),
                answer.said().inWords()));
    if (!answer.words().isEmpty()) {
      fhir.addItem()
          .setLinkId("words")
          .setText("In the patient’s own words")
          .addAnswer()
          .setValue(new StringType(answer.words()));
    }
    fhir.addItem()
        .setLinkId("answer")
        .setText("This answer")
        .addAnswer()
        .setValue(new StringType(answer.id().toString()));
    return Rendering.of(fhir);
  }
}
