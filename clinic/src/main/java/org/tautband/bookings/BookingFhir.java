package org.tautband.bookings;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.tautband.fhir.Rendering;

/** A booking is an appointment; patient, practitioner and room take part in it. */
final class BookingFhir {
  private BookingFhir() {}

  static Rendering of(Booking booking) {
    var fhir = new Appointment();
    fhir.setId(booking.id().toString());
    fhir.setStatus(status(booking.status()));
    fhir.setStartElement(new InstantType(booking.slot().from().toString()));
    fhir.setEndElement(new InstantType(booking.slot().until().toString()));
    fhir.setMinutesDuration((int) booking.slot().length().toMinutes());
    fhir.setCreatedElement(new DateTimeType(booking.bookedAt().toString()));
    if (!booking.purpose().isEmpty()) {
      fhir.setDescription(booking.purpose());
    }
    // Only of what was cancelled or missed (invariant app-4).
    if (!booking.why().isEmpty() && !booking.stands()) {
      fhir.setCancelationReason(new CodeableConcept().setText(booking.why()));
    }
    takesPart(fhir, "Patient/" + booking.patientId());
    takesPart(fhir, "Practitioner/" + booking.place().practitionerId());
    takesPart(fhir, "Location/" + booking.place().roomId());
    return Rendering.of(fhir);
  }

  /** Agreed by the clinic for all three: nobody is asked by FHIR. */
  private static void takesPart(Appointment fhir, String who) {
    fhir.addParticipant()
        .setActor(new Reference(who))
        .setStatus(Appointment.ParticipationStatus.ACCEPTED);
  }

  /** From the arrival on the encounter tells the rest: R4 calls the appointment fulfilled then. */
  private static Appointment.AppointmentStatus status(Booking.Status status) {
    return switch (status) {
      case BOOKED -> Appointment.AppointmentStatus.BOOKED;
      case ARRIVED -> Appointment.AppointmentStatus.FULFILLED;
      case CANCELLED -> Appointment.AppointmentStatus.CANCELLED;
      case NO_SHOW -> Appointment.AppointmentStatus.NOSHOW;
    };
  }
}
