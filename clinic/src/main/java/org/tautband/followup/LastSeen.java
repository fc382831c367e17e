package org.tautband.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.bookings.Visit;
import org.tautband.bookings.Visits;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.needling.Sessions;

/** When and where a patient was here last. */
@Component
class LastSeen {
  private final Visits visits;
  private final Sessions sessions;
  private final Clinics clinics;

  LastSeen(Visits visits, Sessions sessions, Clinics clinics) {
    this.visits = visits;
    this.sessions = sessions;
    this.clinics = clinics;
  }

  private record Stay(Instant at, UUID clinicId) {}

  private Optional<Stay> last(UUID patientId) {
    var stays = new ArrayList<Stay>();
    visits.of(patientId).stream()
        .filter(visit -> visit.status() != Visit.Status.MISTAKEN)
        .forEach(visit -> stays.add(new Stay(visit.times().arrivedAt(), visit.clinicId())));
    sessions.of(patientId).stream()
        .filter(session -> session.movedTo() == null)
        .forEach(session -> stays.add(new Stay(session.startedAt(), session.clinicId())));
    return stays.stream().max(Comparator.comparing(Stay::at));
  }

  /** Empty when no visit and no session is on the record. */
  Optional<Instant> at(UUID patientId) {
    return last(patientId).map(Stay::at);
  }

  /** Where that was; for somebody who was never here, the first clinic. */
  Clinic where(UUID patientId) {
    return last(patientId)
        .map(stay -> clinics.get(stay.clinicId()))
        .orElseGet(() -> clinics.all().getFirst());
  }
}
