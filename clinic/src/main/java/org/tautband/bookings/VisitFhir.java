package org.tautband.bookings;

import java.time.Instant;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.tautband.fhir.Rendering;

/** A visit is an encounter; its clinic, room and practitioner are references. */
final class VisitFhir {
  private VisitFhir() {}

  static Rendering of(Visit visit) {
    var times = visit.times();
    var fhir = new Encounter();
    fhir.setId(visit.id().toString());
    fhir.setStatus(status(visit.status()));
    fhir.setClass_(
        new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
    fhir.setSubject(new Reference("Patient/" + visit.patientId()));
    fhir.setServiceProvider(new Reference("Organization/" + visit.clinicId()));
    fhir.setPeriod(period(times.arrivedAt(), times.leftAt()));
    visit.bookings().forEach(id -> fhir.addAppointment(new Reference("Appointment/" + id)));
    if (visit.practitionerId() != null) {
      fhir.addParticipant().setIndividual(new Reference("Practitioner/" + visit.practitionerId()));
    }
    if (visit.roomId() != null) {
      fhir.addLocation()
          .setLocation(new Reference("Location/" + visit.roomId()))
          .setPeriod(period(times.inRoomAt(), times.doneAt()));
    }
    history(fhir, Encounter.EncounterStatus.ARRIVED, times.arrivedAt(), times.inRoomAt());
    history(fhir, Encounter.EncounterStatus.INPROGRESS, times.inRoomAt(), times.doneAt());
    history(fhir, Encounter.EncounterStatus.FINISHED, times.doneAt(), times.leftAt());
    return Rendering.of(fhir);
  }

  /** FHIR's "finished" is about the care; that somebody has left is told by the period's end. */
  private static Encounter.EncounterStatus status(Visit.Status status) {
    return switch (status) {
      case ARRIVED -> Encounter.EncounterStatus.ARRIVED;
      case IN_ROOM -> Encounter.EncounterStatus.INPROGRESS;
      case DONE, LEFT -> Encounter.EncounterStatus.FINISHED;
      case MISTAKEN -> Encounter.EncounterStatus.ENTEREDINERROR;
    };
  }

  private static void history(
      Encounter fhir,
      Encounter.EncounterStatus status,
      @Nullable Instant from,
      @Nullable Instant until) {
    if (from != null && until != null) {
      fhir.addStatusHistory().setStatus(status).setPeriod(period(from, until));
    }
  }

  private static Period period(@Nullable Instant from, @Nullable Instant until) {
    var period = new Period();
    if (from != null) {
      period.setStartElement(new DateTimeType(from.toString()));
    }
    if (until != null) {
      period.setEndElement(new DateTimeType(until.toString()));
    }
    return period;
  }
}
