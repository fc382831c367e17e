package org.tautband.shell.demo;

import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tautband.bookings.Visits;
import org.tautband.database.Ids;
import org.tautband.patients.Patients;

/** Takes the invented patients in and brings each to its own stage. */
@Component
class DemoPatients {
  private final Patients patients;
  private final Visits visits;

  DemoPatients(Patients patients, Visits visits) {
    this.patients = patients;
    this.visits = visits;
  }

  void admit(DemoHouse house, Consumer<Duration> passing) {
    for (var person : DemoPerson.values()) {
      var patient = patients.register(person.identity(), Ids.next());
      if (person != DemoPerson.LUCA) {
        visits.arrive(patient.id(), house.riverside().id(), Ids.next());
      }
    }
  }
}
