package org.tautband.needling;

import static org.tautband.fhir.Names.codeSystem;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.tautband.atlas.Atlas;
import org.tautband.evidence.Place;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/** A session as FHIR R4: one Procedure with a child for each muscle, insertions, count, pain. */
final class SessionFhir {
  private static final String TARGET =
      "http://hl7.org/fhir/StructureDefinition/procedure-targetBodyStructure";
  private static final String PARTICIPATION =
      "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
  private final Session session;
  private final Atlas atlas;
  private final PerformersFhir performers;

  private SessionFhir(Session session, Atlas atlas) {
    this.session = session;
    this.atlas = atlas;
    performers = new PerformersFhir(session);
  }

  /**
   * What the session says in FHIR. While it is open only that it is in progress; with the signature
   * everything. What a later entry took back is entered in error.
   */
  static Rendering of(Session session, Atlas atlas) {
    return new SessionFhir(session, atlas).rendering();
  }

  private Rendering rendering() {
    List<Resource> resources = new ArrayList<>();
    resources.add(procedure());
    if (session.signature() == null) return Rendering.of(resources);
    SessionObservationsFhir observations = new SessionObservationsFhir(session);
    for (Session.Muscle muscle : session.muscles()) {
      resources.add(ofMuscle(muscle));
      resources.add(BodyStructureFhir.of(session.head().patientId(), muscle, atlas));
    }
    for (Session.Muscle muscle : session.musclesTakenBack()) {
      resources.add(ofMuscle(muscle).setStatus(ProcedureStatus.ENTEREDINERROR));
    }
    resources.addAll(observations.insertions());
    resources.addAll(observations.ofTheSession());
    resources.add(signature());
    return Rendering.of(resources);
  }

  private Procedure procedure() {
    SessionHead head = session.head();
    Procedure procedure = new Procedure();
    procedure.setId(new IdType("Procedure", head.id().toString()));
    procedure.setStatus(status());
    procedure.setCode(concept("dry-needling", Names.DRY_NEEDLING, "Dry needling session"));
    procedure.setSubject(new Reference("Patient/" + head.patientId()));
    if (head.visitId() != null) {
      procedure.setEncounter(new Reference("Encounter/" + head.visitId()));
    }
    if (head.episodeId() != null) {
      procedure.addReasonReference(new Reference("Condition/" + head.episodeId()));
    }
    UUID room = head.roomId();
    procedure.setLocation(new Reference("Location/" + (room == null ? head.clinicId() : room)));
    head.places().stream()
        .sorted(Comparator.comparing(Place::bodyGroup).thenComparing(Place::side))
        .forEach(place -> procedure.addBodySite(planned(place)));
    boolean signed = session.signature() != null;
    procedure.setPerformed(period(head.startedAt(), signed ? head.allOutAt() : null));
    // Who took it over and needled stands there with the signature, as all that follows from taps.
    (signed ? performers.ofTheSession() : List.of(performers.practitioner()))
        .forEach(who -> procedure.addPerformer().setActor(who));
    if (head.productId() != null) {
      procedure.addUsedReference(new Reference("Device/" + head.productId()));
    }
    if (head.lateEntry()) {
      procedure.addExtension(
          new Extension(
              Names.extension("late-entry"), new org.hl7.fhir.r4.model.BooleanType(true)));
    }
    // What still changes with every tap is published with the signature.
    if (signed) notes(procedure);
    return procedure;
  }

  /** A body group and side that was planned; what was needled stands in the children. */
  private static CodeableConcept planned(Place place) {
    return new CodeableConcept(
            new Coding(codeSystem("body-group"), Names.fhirId(place.bodyGroup()), null))
        .setText("planned: " + place.bodyGroup() + ", " + place.side().inWords());
  }

  private void notes(Procedure procedure) {
    if (!session.wording().note().isEmpty()) {
      procedure.addNote().setText(session.wording().note());
    }
    for (Concern concern : session.standingConcerns()) {
      procedure
          .addNote()
          .setTime(Date.from(concern.at()))
          .setText("Concern (" + concern.code() + "): " + concern.sentence());
    }
    for (Advice advice : session.advice()) {
      procedure
          .addFollowUp()
          .setText(
              "Advice sheet given: "
                  + advice.how()
                  + ", by "
                  + advice.by()
                  + ", content "
                  + advice.contentVersion());
    }
    UUID moved = session.head().movedFrom();
    if (moved != null) {
      procedure.addNote().setText("First recorded on another patient as session " + moved);
    }
  }

  private ProcedureStatus status() {
    if (session.head().movedTo() != null) return ProcedureStatus.ENTEREDINERROR;
    return session.signature() == null ? ProcedureStatus.INPROGRESS : ProcedureStatus.COMPLETED;
  }

  private Procedure ofMuscle(Session.Muscle muscle) {
    SessionHead head = session.head();
    Procedure child = new Procedure();
    child.setId(new IdType("Procedure", muscleId(head, muscle).toString()));
    child.setStatus(status());
    child.setCode(concept("dry-needling", "dry-needling-of-muscle", "Dry needling of a muscle"));
    child.setSubject(new Reference("Patient/" + head.patientId()));
    child.addPartOf(new Reference("Procedure/" + head.id()));
    performers.of(muscle).forEach(who -> child.addPerformer().setActor(who));
    child.addExtension(
        new Extension(
            TARGET,
            new Reference("BodyStructure/" + BodyStructureFhir.id(head.patientId(), muscle))));
    List<Insertion> insertions =
        session.insertions().stream().filter(i -> isOf(i, muscle)).toList();
    Instant first =
        insertions.stream().map(Insertion::inAt).min(Instant::compareTo).orElse(head.startedAt());
    Instant last =
        insertions.stream()
            .map(Insertion::outAt)
            .filter(java.util.Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null);
    child.setPerformed(period(first, last));
    return child;
  }

  private Provenance signature() {
    Signed signed = java.util.Objects.requireNonNull(session.signature());
    Provenance provenance = new Provenance();
    provenance.setId(
        new IdType("Provenance", derived(session.head().id(), "signature").toString()));
    provenance.addTarget(new Reference("Procedure/" + session.head().id()));
    provenance.setOccurred(new DateTimeType(Date.from(signed.at())));
    provenance.setRecorded(Date.from(signed.at()));
    provenance.setActivity(
        new CodeableConcept(new Coding(PARTICIPATION, "COMPLETE", "complete"))
            .setText(
                "Signed after counting "
                    + signed.counted().opened()
                    + " opened and "
                    + signed.counted().inSharps()
                    + " in the sharps box; last entry "
                    + signed.lastReceipt()));
    provenance.addAgent().setWho(performers.whoSigned(signed).setDisplay(signed.name()));
    return provenance;
  }

  static boolean isOf(Insertion insertion, Session.Muscle muscle) {
    return muscle.id().equals(insertion.site().muscleId())
        && muscle.side() == insertion.site().side();
  }

  static UUID muscleId(SessionHead head, Session.Muscle muscle) {
    return derived(head.id(), muscle.id() + "." + muscle.side().name());
  }

  /** The same id every time, for parts of a record that have no row of their own. */
  static UUID derived(UUID of, String part) {
    return UUID.nameUUIDFromBytes((of + "|" + part).getBytes(StandardCharsets.UTF_8));
  }

  static CodeableConcept concept(String system, String code, String display) {
    return new CodeableConcept(new Coding(codeSystem(system), code, display));
  }

  private static Period period(Instant start, @Nullable Instant end) {
    Period period = new Period().setStart(Date.from(start));
    return end == null || end.isBefore(start) ? period : period.setEnd(Date.from(end));
  }
}
