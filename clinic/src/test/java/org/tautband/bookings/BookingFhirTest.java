package org.tautband.bookings;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class BookingFhirTest {
  private static final Booking SAMPLE =
      new Booking(
          UUID.fromString("019a0000-0000-7000-8000-0000000000b1"),
          UUID.fromString("019a0000-0000-7000-8000-000000000417"),
          new Booking.Place(
              UUID.fromString("019a0000-0000-7000-8000-0000000000c1"),
              UUID.fromString("019a0000-0000-7000-8000-0000000000d1"),
              UUID.fromString("019a0000-0000-7000-8000-0000000000a1")),
          new Slot(Instant.parse("2026-11-24T09:20:00Z"), Instant.parse("2026-11-24T10:00:00Z")),
          "Neck, first visit",
          Booking.Status.CANCELLED,
          "Ill, called in the morning",
          UUID.fromString("019a0000-0000-7000-8000-0000000000e1"),
          UUID.fromString("019a0000-0000-7000-8000-0000000000f1"),
          Instant.parse("2026-11-20T08:00:00.123456Z"),
          3);

  @Test
  void goldenAndValid() {
    var fhir = BookingFhir.of(SAMPLE);
    Golden.matches("booking", fhir);
    FhirCheck.valid(fhir);
    for (var status : Booking.Status.values()) {
      FhirCheck.valid(BookingFhir.of(in(status)));
    }
  }

  private static Booking in(Booking.Status status) {
    var s = SAMPLE;
    return new Booking(
        s.id(), s.patientId(), s.place(), s.slot(), "", status, "", null, null, s.bookedAt(), 1);
  }

  @Test
  void everyComponentIsPublished() {
    EveryComponentIsPublished.of(SAMPLE, BookingFhir::of)
        .except(
            // The row version is ours; FHIR versions are counted by the published record.
            "version",
            // The room's Location names the clinic it belongs to.
            "place.clinicId",
            // The Encounter names its Appointment, as R4 has it.
            "visitId",
            // What somebody asked before being a patient is no part of the record.
            "enquiryId")
        .holds();
  }
}
