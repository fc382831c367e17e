package org.tautband.decide;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.fhir.Rendering;

/** What was sent as a QuestionnaireResponse: questions and answers in the words shown then. */
final class SentFhir {
  private SentFhir() {}

  static Rendering of(Sent sent) {
    var fhir = new QuestionnaireResponse();
    var patient = new Reference("Patient/" + sent.patientId());
    fhir.setId(sent.id().toString());
    fhir.setStatus(QuestionnaireResponseStatus.COMPLETED);
    fhir.setSubject(patient);
    fhir.setSource(patient);
    var at = new DateTimeType(Date.from(sent.at().truncatedTo(ChronoUnit.MILLIS)));
    at.setTimeZoneZulu(true);
    fhir.setAuthoredElement(at);
    for (var said : sent.said()) {
      fhir.addItem()
          .setLinkId(said.field())
          .setText(said.question())
          .addAnswer()
          .setValue(new StringType(said.answer()));
    }
    for (int i = 0; i < sent.gaps().size(); i++) {
      item(fhir, "gap." + (i + 1), "Not clear yet after the knowledge check", sent.gaps().get(i));
    }
    item(fhir, "condition", "Condition the aid was about", sent.conditionId());
    item(fhir, "rows", "Rows of the evidence store shown", String.join(" ", sent.rowIds()));
    item(fhir, "content", "Version of the evidence store", sent.contentVersion());
    return Rendering.of(fhir);
  }

  private static void item(QuestionnaireResponse fhir, String link, String text, String value) {
    if (!value.isEmpty()) {
      fhir.addItem()
          .setLinkId("shown." + link)
          .setText(text)
          .addAnswer()
          .setValue(new StringType(value));
    }
  }
}
