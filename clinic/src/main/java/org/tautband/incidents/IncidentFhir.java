package org.tautband.incidents;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AdverseEvent.AdverseEventActuality;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
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

  /**
   * The event with what was done since.
   *
   * @param steps in order
   */
  static Rendering of(Incident incident, List<FollowUp> steps) {
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
    var account = incident.account();
    Optional.ofNullable(account.severity())
        .ifPresent(s -> event.setSeverity(hl7("severity", s.code())));
    Optional.ofNullable(account.seriousness())
        .ifPresent(s -> event.setSeriousness(hl7("seriousness", s.code())));
    FollowUp.outcome(steps).ifPresent(o -> event.setOutcome(hl7("outcome", o.code())));
    say(event, "done", account.done());
    say(event, "search-made", incident.account().searchMade());
    say(event, "imaging-or-referral", incident.account().imagingOrReferral());
    say(event, "patient-told", incident.account().patientTold());
    say(event, "told-by", incident.account().toldBy());
    Optional.ofNullable(account.toldAt())
        .ifPresent(at -> event.addExtension(extension("told-at", moment(at))));
    steps.forEach(step -> event.addExtension(followUp(step)));
    say(event, "correction-reason", incident.reason());
    // AdverseEvent has no status in R4: what takes the whole of it back is a modifier.
    if (!incident.stands()) {
      event.addModifierExtension(extension("entered-in-error", new BooleanType(true)));
    }
    event.setRecorder(new Reference().setDisplay(incident.recorded().name()));
    return Rendering.of(event);
  }

  private static CodeableConcept hl7(String of, String code) {
    return new CodeableConcept(
        new Coding()
            .setSystem("http://terminology.hl7.org/CodeSystem/adverse-event-" + of)
            .setCode(code));
  }

  private static DateTimeType moment(Instant at) {
    var moment = new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND);
    moment.setTimeZoneZulu(true);
    return moment;
  }

  private static Extension followUp(FollowUp step) {
    var whole = new Extension(Names.extension("incident-follow-up"));
    part(
        whole, "kind", new CodeType(step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    part(whole, "at", moment(step.recorded().at()));
    part(whole, "by", new StringType(step.recorded().name()));
    part(whole, "words", new StringType(step.words()));
    Optional.ofNullable(step.outcome())
        .ifPresent(outcome -> part(whole, "outcome", new CodeType(outcome.code())));
    Optional.ofNullable(step.nextOn())
        .ifPresent(day -> part(whole, "next", new DateType(day.toString())));
    return whole;
  }

  private static void part(Extension whole, String name, org.hl7.fhir.r4.model.Type value) {
    whole.addExtension(new Extension(name, value));
  }

  private static void say(AdverseEvent event, String name, String words) {
    if (!words.isEmpty()) event.addExtension(extension(name, new StringType(words)));
  }

  private static Extension extension(String name, org.hl7.fhir.r4.model.Type value) {
    return new Extension(Names.extension("incident-" + name), value);
  }
}
