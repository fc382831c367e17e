package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/** A session points to rows of its own clinic group or to none. */
class SessionReferencesTest extends NeedlingTest {
  private Past past(UUID patient, UUID clinicId, UUID product) {
    return new Past(Ids.next(), patient, null, practitionerId, clinicId, product, now(), PLACES);
  }

  @Test
  void noSessionPointsToWhatIsNotThere() {
    assertThat(as(() -> sessions.recordPast(past(patientId, clinicId, productId)))).isNotNull();
    for (Past wrong :
        new Past[] {
          past(Ids.next(), clinicId, productId),
          past(patientId, Ids.next(), productId),
          past(patientId, clinicId, Ids.next())
        }) {
      assertThatThrownBy(() -> as(() -> sessions.recordPast(wrong)))
          .isInstanceOfAny(
              DataIntegrityViolationException.class, java.util.NoSuchElementException.class);
    }
  }

  @Test
  void aPatientOfAnotherGroupCannotBePointedTo() {
    UUID ours = patientId;
    clinic = fixtures.newClinic();
    clinicWithNeedles();
    assertThatThrownBy(() -> as(() -> sessions.recordPast(past(ours, clinicId, productId))))
        .isInstanceOf(RuntimeException.class);
    assertThat(as(() -> sessions.of(ours))).isEmpty();
  }

  @Test
  void aProblemOrBoxThatIsNotThereIsAMessageAndNotAFault() {
    Visitor visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    String page = "/patients/" + patientId + "/sessions/past";
    var answer =
        visitor.post(
            page,
            page,
            Map.of(
                "day.day", "1",
                "day.month", "10",
                "day.year", "2026",
                "time", "09:30",
                "episode", Ids.next().toString(),
                "product", Ids.next().toString()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("choose one of this patient", "choose a box of the catalogue");
  }
}
