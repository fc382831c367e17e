package org.tautband.incidents;

import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AdverseEvent.AdverseEventActuality;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/** An incident as an AdverseEvent. */
final class IncidentFhir {
  private IncidentFhir() {}

  static Rendering of(Incident incident) {
    AdverseEvent event = new AdverseEvent();
    event.setId(new IdType("AdverseEvent", incident.id().toString()));
    event.setActuality(AdverseEventActuality.ACTUAL);
    String code = incident.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    event.setEvent(
        new CodeableConcept(
                new Coding(Names.codeSystem("incident"), code, incident.kind().inWords()))
            .setText(incident.account().what()));
    event.setSubject(new Reference("Patient/" + incident.patientId()));
    event.setDate(Date.from(incident.happenedAt()));
    event.setRecordedDate(Date.from(incident.recorded().at()));
    Optional.ofNullable(incident.needle())
        .ifPresent(n -> event.addExtension(extension("needle-number", new IntegerType(n))));
    UUID session = incident.sessionId();
    if (session != null) {
      event.addSuspectEntity().setInstance(new Reference("Procedure/" + session));
    }
    say(event, "search-made", incident.account().searchMade());
    say(event, "imaging-or-referral", incident.account().imagingOrReferral());
    say(event, "patient-told", incident.account().patientTold());
    say(event, "told-by", incident.account().toldBy());
    say(event, "correction-reason", incident.reason());
    // AdverseEvent has no status in R4: what takes the whole of it back is a modifier.
    if (!incident.stands()) {
      event.addModifierExtension(extension("entered-in-error", new BooleanType(true)));
    }
    event.setRecorder(new Reference().setDisplay(incident.recorded().name()));
    return Rendering.of(event);
  }

  private static void say(AdverseEvent event, String name, String words) {
    if (!words.isEmpty()) event.addExtension(extension(name, new StringType(words)));
  }

  private static Extension extension(String name, org.hl7.fhir.r4.model.Type value) {
    return new Extension(Names.extension("incident-" + name), value);
  }
}
