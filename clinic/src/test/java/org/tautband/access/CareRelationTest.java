package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.bookings.Visits;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Diagnosis;
import org.tautband.episodes.Episodes;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/**
 * A clinician of one clinic and a patient of the other: on every route of the matrix that names a
 * patient, and by FHIR, the record stays closed until it is opened with a reason.
 */
class CareRelationTest extends ClinicTest {
  private static final String CLINICAL = "Aches like toothache";

  /**
   * What a clinician without a care relation may ask for: identity, and what happens to needles.
   */
  private static final Set<String> WITHOUT_CARE =
      Set.of(
          "GET /patients/{patientId}/break-glass",
          "POST /patients/{patientId}/break-glass",
          "POST /patients/{patientId}/break-glass/end",
          "GET /patients/{patientId}/details",
          "POST /patients/{patientId}/details",
          "GET /patients/{patientId}/visits",
          "POST /patients/{patientId}/visits/{visitId}/room",
          "POST /patients/{patientId}/visits/{visitId}/done",
          "POST /patients/{patientId}/visits/{visitId}/left",
          "POST /patients/{patientId}/visits/{visitId}/mistaken",
          "GET /patients/{patientId}/bookings/{bookingId}",
          "POST /patients/{patientId}/bookings/{bookingId}/move",
          "POST /patients/{patientId}/bookings/{bookingId}/cancel",
          "POST /patients/{patientId}/bookings/{bookingId}/missed",
          "GET /patients/{patientId}/screening/tablet",
          "POST /patients/{patientId}/screening/tablet",
          "GET /patients/{patientId}/screening/take-back",
          "POST /patients/{patientId}/screening/take-back",
          "GET /patients/{patientId}/sessions/{sessionId}/emergency",
          "POST /patients/{patientId}/sessions/{sessionId}/entries",
          "POST /patients/{patientId}/sessions/{sessionId}/taps",
          "POST /patients/{patientId}/sessions/{sessionId}/all-out",
          "POST /patients/{patientId}/sessions/{sessionId}/lock");

  @Autowired Clinics clinics;
  @Autowired Patients patients;
  @Autowired Episodes episodes;
  @Autowired Visits visits;
  @Autowired Accounts accounts;
  @Autowired CareRelations care;
  @Autowired BreakGlass glass;

  private final Matrix matrix = Matrix.shipped();
  private UUID here = new UUID(0, 0);
  private UUID elsewhere = new UUID(0, 0);
  private UUID patientId = new UUID(0, 0);
  private Actor reader = Actor.TAUTBAND;

  @BeforeEach
  void aPatientOfTheOtherClinic() {
    here = asAuthor(() -> clinics.open(clinicNamed("Here"), List.of("1")).id());
    elsewhere = asAuthor(() -> clinics.open(clinicNamed("Elsewhere"), List.of("1")).id());
    patientId = patient("Luca");
    asAuthor(() -> visits.arrive(patientId, elsewhere, Ids.next()));
    asAuthor(() -> write(patientId));
    reader = clinician("reader", here);
  }

  private <T> T asAuthor(java.util.concurrent.Callable<T> action) {
    return clinic.as(clinic.clinician(), action);
  }

  private UUID patient(String given) {
    var identity = Identity.of(given, "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    return asAuthor(() -> patients.register(identity, Ids.next()).id());
  }

  private UUID write(UUID patient) {
    return episodes
        .open(
            patient,
            Ids.next(),
            new Complaint(CLINICAL, "", "", "", ""),
            List.of(new Diagnosis("Myofascial neck pain", null)),
            List.of())
        .id();
  }

  private Actor clinician(String name, UUID clinicId) {
    var login = name + "-" + clinic.key();
    var roles = Set.of(Role.CLINICIAN);
    var added =
        clinic.as(
            clinic.administrator(),
            () -> accounts.add(new Accounts.NewAccount(login, name, roles, null, clinicId)));
    var id = ((Accounts.Added.Done) added).accountId();
    superUser.execute(
        "update account set password_hash = (select password_hash from account where id = '%s') where id = '%s'"
            .formatted(clinic.clinician().accountId(), id));
    return new Actor(id, login, name, roles, null, clinicId);
  }

  private static Clinic clinicNamed(String name) {
    return new Clinic(
        Ids.next(),
        name,
        ZoneId.of("Europe/Berlin"),
        "en",
        "112",
        "030 555 01",
        "",
        new OpeningHours(List.of()),
        Policy.first(),
        1);
  }

  private Visitor readersBrowser() {
    var visitor = new Visitor(base());
    visitor.signIn(reader.login(), Fixtures.PASSWORD);
    return visitor;
  }

  private boolean reads(Actor actor) {
    return clinic.as(actor, () -> care.reads(patientId));
  }

  @Test
  void everyRouteOfAPatientAsksForACareRelationOrIsKnownNotTo() {
    var open = new ArrayList<String>();
    for (var row : matrix.rows()) {
      var route = row.route().getPatternString();
      if (route.contains("{patientId}")
          && row.cells().get(Role.CLINICIAN) != Matrix.Cell.CARE
          && !WITHOUT_CARE.contains(row.method() + " " + route)) {
        open.add(row.method() + " " + route);
      }
    }
    assertThat(open).as("clinical routes whose clinician cell does not say care").isEmpty();
  }

  @Test
  void noRouteShowsClinicalTextToSomebodyWithoutPartInTheCare() {
    var visitor = readersBrowser();
    var csrf = visitor.csrf("/settings");
    var wrong = new ArrayList<String>();
    for (var row : matrix.rows()) {
      var route = row.route().getPatternString();
      if (!route.contains("{patientId}") || row.method().equals("*")) {
        continue;
      }
      var path =
          route
              .replace("{patientId}", patientId.toString())
              .replaceAll("\\{[^}]+}", Ids.next().toString());
      var answer = visitor.send(row.method(), path, csrf);
      boolean closed = answer.location().contains("/patients/" + patientId + "/break-glass");
      if (closed != (row.cells().get(Role.CLINICIAN) == Matrix.Cell.CARE)
          || answer.body().contains(CLINICAL)) {
        wrong.add(row.method() + " " + route + " → " + answer.status() + " " + answer.location());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void fhirAndListsShowIdentityOnly() {
    var visitor = readersBrowser();
    var whole = new Visitor(base());
    whole.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var search = "/fhir/Condition?patient=" + patientId;
    assertThat(whole.get(search).body()).contains("Myofascial");
    assertThat(visitor.get(search).body()).doesNotContain("Myofascial");
    assertThat(visitor.get(search + "&_count=0").body()).contains("\"total\":0");
    var id = whole.get(search).body().replaceAll("(?s).*\"id\":\"([0-9a-f-]{36})\".*", "$1");
    assertThat(whole.get("/fhir/Condition/" + id).status()).isEqualTo(200);
    assertThat(visitor.get("/fhir/Condition/" + id).status()).isEqualTo(403);
    assertThat(visitor.get("/fhir/Condition/" + id + "/_history").status()).isEqualTo(403);
    assertThat(visitor.get("/fhir/Condition/" + id + "/_history/1").status()).isEqualTo(403);
    assertThat(visitor.get("/fhir/Patient/" + patientId).status()).isEqualTo(200);
    assertThat(visitor.get("/patients?q=Luca").body())
        .contains("Probe, Luca")
        .contains("Record closed to you");
    assertThat(whole.get("/today?clinic=" + elsewhere).body()).contains(CLINICAL);
    assertThat(visitor.get("/today?clinic=" + elsewhere).body())
        .contains("Probe, Luca")
        .doesNotContain(CLINICAL);
  }

  @Test
  void aReasonOpensTheRecordForAWhileAndTheManagerReviewsIt() {
    var visitor = readersBrowser();
    var chart = "/patients/" + patientId;
    var closed = visitor.get(chart + "/history").location();
    assertThat(closed).contains("/break-glass?to=");
    var page = closed.replaceFirst("^https?://[^/]+", "");
    assertThat(visitor.get(page).body()).contains("closed to you").doesNotContain(CLINICAL);
    var short1 = Map.of("reason", "because", "minutes", "15", "to", chart + "/history");
    assertThat(visitor.post(page, chart + "/break-glass", short1).status()).isEqualTo(422);
    var asked =
        Map.of(
            "reason", "Collapsed in the waiting room", "minutes", "15", "to", chart + "/history");
    assertThat(visitor.post(page, chart + "/break-glass", asked).location())
        .endsWith(chart + "/history");
    assertThat(visitor.get(chart).body())
        .contains(CLINICAL)
        .contains("no part in this patient’s care")
        .contains("Collapsed in the waiting room");
    var author = new Visitor(base());
    author.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(author.get(chart + "/copy").body()).contains("Collapsed in the waiting room");
    assertThat(visitor.post(chart, chart + "/break-glass/end", Map.of()).status()).isEqualTo(302);
    assertThat(visitor.get(chart).location()).contains("/break-glass");

    var manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    var list = manager.get("/settings/break-glass").body();
    assertThat(list).contains("Collapsed in the waiting room").doesNotContain(CLINICAL);
    var review = list.replaceAll("(?s).*action=\"(/settings/break-glass/[^\"]+)\".*", "$1");
    manager.post("/settings/break-glass", review, Map.of("review", "Right to do so."));
    assertThat(manager.get("/settings/break-glass").body()).contains("Right to do so.");
  }

  @Test
  void whatWasSentIsKeptUntilTheRecordIsOpened() {
    var visitor = readersBrowser();
    var page = "/patients/" + patientId + "/break-glass";
    var sent =
        visitor.post(
            page, "/patients/" + patientId + "/incidents", Map.of("what", "Fainted at the desk"));
    assertThat(sent.location()).endsWith("/break-glass");
    assertThat(visitor.get(page).body()).contains("What you sent is kept");
    visitor.post(page, page, Map.of("reason", "I saw it happen here", "minutes", "15"));
    assertThat(visitor.get("/login/again").body()).contains("Fainted at the desk");
  }

  @Test
  void aVisitHereAndOnesOwnPartAreRelationsAndNobodysPatientIsEverybodys() {
    assertThat(reads(reader)).isFalse();
    assertThat(reads(clinician("neighbour", elsewhere))).isTrue();
    assertThat(reads(clinic.clinician())).as("belongs to all clinics").isTrue();
    assertThat(reads(clinic.frontDesk())).isFalse();
    var nobodys = patient("Nova");
    assertThat(clinic.as(reader, () -> care.reads(nobodys))).isTrue();
    clinic.as(reader, () -> write(nobodys));
    asAuthor(() -> visits.arrive(nobodys, elsewhere, Ids.next()));
    assertThat(clinic.as(reader, () -> care.reads(nobodys))).as("wrote it").isTrue();
    asAuthor(() -> visits.left(visits.currentOf(patientId).orElseThrow().id()));
    asAuthor(() -> visits.arrive(patientId, here, Ids.next()));
    assertThat(reads(reader)).isTrue();
  }

  @Test
  void whatWasWrittenUnderBrokenGlassIsNoRelation() {
    clinic.as(
        reader,
        () -> {
          glass.open(patientId, "Covering for a colleague", BreakGlass.LONGEST);
          write(patientId);
          assertThat(care.reads(patientId)).isTrue();
          glass.close(patientId);
          return true;
        });
    assertThat(reads(reader)).isFalse();
  }
}
