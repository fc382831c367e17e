package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

class VisitsTest extends ClinicTest {
  @Autowired Visits visits;
  @Autowired Clinics clinics;
  @Autowired Patients patients;
  private UUID clinicId;
  private UUID roomId;
  private UUID patientId;

  @BeforeEach
  void aClinicWithARoomAndAPatient() {
    clinic.asClinician(
        () -> {
          clinicId =
              clinics
                  .open(
                      new Clinic(
                          Ids.next(),
                          "Park",
                          ZoneId.of("Europe/Berlin"),
                          "en-GB",
                          "112",
                          "030",
                          "",
                          new OpeningHours(List.of()),
                          Policy.first(),
                          1),
                      List.of("Room 1"))
                  .id();
          roomId = clinics.rooms(clinicId).getFirst().id();
          patientId =
              patients
                  .register(
                      Identity.of("Marta", "Mustermann", LocalDate.of(1984, 3, 14), Sex.FEMALE),
                      Ids.next())
                  .id();
          return null;
        });
  }

  private Visit done(Visits.Step step) {
    return switch (step) {
      case Visits.Step.Done d -> d.visit();
      case Visits.Step.Refused r -> throw new AssertionError(r.reasons().toString());
    };
  }

  @Test
  void aVisitGoesFromTheDoorToTheRoomAndOut() {
    clinic.asClinician(
        () -> {
          var visit = visits.arrive(patientId, clinicId, Ids.next());
          assertThat(visits.here(clinicId)).containsExactly(visit);
          assertThat(done(visits.toRoom(visit.id(), roomId, null)).roomId()).isEqualTo(roomId);
          assertThat(done(visits.done(visit.id())).status()).isEqualTo(Visit.Status.DONE);
          var left = done(visits.left(visit.id()));
          assertThat(visits.find(visit.id())).contains(left);
          assertThat(visits.here(clinicId)).isEmpty();
          assertThat(visits.left(visit.id())).isInstanceOf(Visits.Step.Refused.class);
          return null;
        });
  }

  @Test
  void nobodyIsHereTwice() {
    clinic.asClinician(
        () -> {
          var submission = Ids.next();
          var first = visits.arrive(patientId, clinicId, submission);
          assertThat(visits.arrive(patientId, clinicId, submission)).isEqualTo(first);
          assertThat(visits.arrive(patientId, clinicId, Ids.next())).isEqualTo(first);
          assertThat(visits.of(patientId)).hasSize(1);
          return null;
        });
  }

  @Test
  void aRoomOfAnotherClinicIsRefused() {
    clinic.asClinician(
        () -> {
          var visit = visits.arrive(patientId, clinicId, Ids.next());
          assertThat(visits.toRoom(visit.id(), Ids.next(), null))
              .isInstanceOf(Visits.Step.Refused.class);
          clinics.offerRoom(roomId, false);
          assertThat(visits.toRoom(visit.id(), roomId, null))
              .isInstanceOf(Visits.Step.Refused.class);
          return null;
        });
  }

  @Test
  void theDeskDoesItOnThePage() {
    var desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    var page = "/patients/" + patientId + "/visits";
    assertThat(desk.get(page).body()).contains("Not here now", "Mark as arrived");
    assertThat(desk.post(page, page, Map.of()).status()).isEqualTo(422);
    assertThat(desk.post(page, page, Map.of("clinic", clinicId.toString())).status())
        .isEqualTo(302);
    assertThat(desk.get(page).body()).contains("Here now", "Arrived", "Take into the room");
    var visit = clinic.asClinician(() -> visits.currentOf(patientId)).orElseThrow();
    var steps = page + "/" + visit.id();
    assertThat(desk.post(page, steps + "/room", Map.of()).status()).isEqualTo(422);
    assertThat(desk.post(page, steps + "/room", Map.of("room", roomId.toString())).status())
        .isEqualTo(302);
    assertThat(desk.get(page).body()).contains("Room 1", "Mark as done");
    assertThat(desk.post(page, steps + "/done", Map.of()).status()).isEqualTo(302);
    assertThat(desk.post(page, steps + "/left", Map.of()).status()).isEqualTo(302);
    assertThat(desk.get(page).body()).contains("Not here now", "Park");
    assertThat(desk.post(page, steps + "/left", Map.of()).body()).contains("This visit is over");
  }
}
