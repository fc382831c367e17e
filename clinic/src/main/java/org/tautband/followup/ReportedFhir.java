package org.tautband.followup;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AdverseEvent.AdverseEventActuality;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/**
 * What a patient told after a session as an AdverseEvent: what was ticked, when, after which
 * session, in whose words. It names no diagnosis, no severity and no cause: nobody has judged any.
 */
final class ReportedFhir {
  private ReportedFhir() {}

  static Rendering of(Reported told) {
    var event = new AdverseEvent();
    var id = told.checkInId() + " adverse-event";
    event.setId(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    event.setActuality(AdverseEventActuality.ACTUAL);
    event.setEvent(
        new CodeableConcept(tier(told.tier()))
            .setText("The patient ticked: " + String.join("; ", told.ticked())));
    var patient = new Reference("Patient/" + told.patientId());
    event.setSubject(patient);
    // When it began was not asked: only when it was told.
    event.setDetected(Date.from(told.at()));
    event.setRecordedDate(Date.from(told.at()));
    event.setRecorder(patient);
    event.addSuspectEntity().setInstance(new Reference("Procedure/" + told.sessionId()));
    event.addExtension(
        Names.extension("answered-in"), new Reference("QuestionnaireResponse/" + told.checkInId()));
    if (!told.words().isEmpty()) {
      event.addExtension(Names.extension("patient-words"), new StringType(told.words()));
    }
    return Rendering.of(event);
  }

  private static Coding tier(Tier tier) {
    return switch (tier) {
      case EMERGENCY -> coded("emergency", "Told of something that needs help at once");
      case SAME_DAY -> coded("same-day", "Told of something that needs a call the same day");
      case AS_EXPECTED -> throw new IllegalStateException("refused by its constructor");
    };
  }

  private static Coding coded(String code, String words) {
    return new Coding(Names.codeSystem("told-after-session"), code, words);
  }
}
