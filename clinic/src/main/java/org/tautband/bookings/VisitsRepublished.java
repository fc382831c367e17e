package org.tautband.bookings;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Every visit as published now, for the drift check. */
@Component
class VisitsRepublished implements Republisher {
  private final Visits visits;

  VisitsRepublished(Visits visits) {
    this.visits = visits;
  }

  @Override
  public String module() {
    return "bookings";
  }

  @Override
  public void render(Receiver receiver) {
    visits.each(visit -> receiver.accept(visit.patientId(), VisitFhir.of(visit)));
  }
}
