package org.tautband.bookings;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Every visit and booking as published now, for the drift check. */
@Component
class VisitsRepublished implements Republisher {
  private final Visits visits;
  private final Diary diary;

  VisitsRepublished(Visits visits, Diary diary) {
    this.visits = visits;
    this.diary = diary;
  }

  @Override
  public String module() {
    return "bookings";
  }

  @Override
  public void render(Receiver receiver) {
    visits.each(visit -> receiver.accept(visit.patientId(), VisitFhir.of(visit)));
    diary.each(booking -> receiver.accept(booking.patientId(), BookingFhir.of(booking)));
  }
}
