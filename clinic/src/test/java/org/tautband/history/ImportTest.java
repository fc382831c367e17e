package org.tautband.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;
import org.tautband.fhir.Drift;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real files of others, into a real database. */
class ImportTest extends ClinicTest {
  private static final UUID CLINIC = Ids.next();
  private static final JsonMapper JSON = JsonMapper.shared();
  @Autowired private Imports imports;
  @Autowired private History history;
  @Autowired private RecordFacts facts;
  @Autowired private Drift drift;
  @Autowired private Patients patients;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  /** Reports resources per second to commit, houses and practitioners included. */
  @Test
  @Tag("drill")
  void everyInventedPersonComesInWholeAndOnlyOnce() {
    long start = System.nanoTime();
    int resources = 0;
    for (String file : Sent.HOUSES) {
      var kept = kept(file, Sent.file(file));
      assertThat(kept.patientId()).isNull();
      resources += kept.added();
    }
    for (String file : Sent.PEOPLE) {
      var kept = kept(file, Sent.file(file));
      assertThat(kept.newPatient()).as(file).isTrue();
      assertThat(kept.changed() + kept.unchanged()).as(file).isZero();
      resources += kept.added();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.err.printf(
        "import: %d resources in %.1f s, %.0f/s to commit%n",
        resources, seconds, resources / seconds);
    assertThat(resources).isEqualTo(8108).isEqualTo(count("received_version"));
    assertThat(count("patient")).isEqualTo(12);
    for (String file : Sent.PEOPLE) {
      assertThat(kept(file, Sent.file(file)).nothingNew()).as(file).isTrue();
    }
    assertThat(count("received_version")).isEqualTo(8108);
  }

  @Test
  void clopidogrelRaisesTheBloodThinnerQuestionWithItsOrigin() {
    UUID patient = dalton();
    assertThat(read(() -> facts.of(patient)))
        .filteredOn(f -> f.kind().equals("antiplatelet"))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.questionIds()).contains("q-blood-thinner");
              assertThat(fact.found()).isEqualTo("Clopidogrel 75 MG Oral Tablet");
              assertThat(fact.origin().resourceType()).isEqualTo("MedicationRequest");
              assertThat(fact.origin().from()).isEqualTo(Sent.DALTON);
              assertThat(fact.on()).isEqualTo("2025-06-05");
              assertThat(fact.maybeOutdated()).isTrue();
              assertThat(fact.awaitingReview()).isFalse();
              assertThat(fact.rules()).contains("RC025");
            });
  }

  @Test
  void aMedicineNoListKnowsIsListedAndNotDropped() {
    UUID patient = dalton();
    var known = read(() -> history.of(patient));
    assertThat(known.notRecognised())
        .extracting(HistoryItem::name)
        .contains("Simvastatin 20 MG Oral Tablet");
    long requests =
        known.medicines().stream()
            .filter(m -> m.origin().resourceType().equals("MedicationRequest"))
            .count();
    assertThat(requests).isEqualTo(29);
    assertThat(known.keptNotRead()).containsEntry("Claim", 65).containsEntry("Immunization", 16);
    assertThat(known.read()).containsEntry("MedicationAdministration", 4);
  }

  @Test
  void theSameFileAgainChangesNothing() {
    UUID patient = dalton();
    var before = read(() -> history.newestChange(patient));
    int versions = count("received_version");
    int published = count("fhir_version");
    var again = kept(Sent.DALTON, Sent.file(Sent.DALTON));
    assertThat(again.nothingNew()).isTrue();
    assertThat(again.unchanged()).isEqualTo(718);
    assertThat(again.patientId()).isEqualTo(patient);
    assertThat(count("received_version")).isEqualTo(versions);
    assertThat(count("fhir_version")).isEqualTo(published);
    assertThat(read(() -> history.newestChange(patient))).isEqualTo(before);
  }

  @Test
  void aChangedEntryBecomesAVersionAndStoppedClopidogrelAssertsNothing() {
    UUID patient = dalton();
    String text = new String(Sent.text(Sent.DALTON), UTF_8);
    int clopidogrel = text.indexOf("Clopidogrel 75 MG");
    int status = text.lastIndexOf("\"status\"", clopidogrel);
    String changed =
        text.substring(0, status) + text.substring(status).replaceFirst("active", "stopped");
    var kept = kept("changed.json", changed.getBytes(UTF_8));
    assertThat(kept.changed()).isEqualTo(1);
    assertThat(kept.added()).isZero();
    assertThat(read(() -> facts.of(patient))).noneMatch(f -> f.kind().equals("antiplatelet"));
    assertThat(
            read(
                () ->
                    jdbc.sql("select max(version) from received_resource where patient_id = ?")
                        .param(patient)
                        .query(Integer.class)
                        .single()))
        .isEqualTo(2);
  }

  @Test
  void bytesStayAsTheyCameAndTheServedVersionLeadsToOurs() {
    Sent.HOUSES.forEach(file -> kept(file, Sent.file(file)));
    UUID patient = dalton();
    var row = medicationRow(patient);
    String raw = read(() -> history.verbatim(patient, row).orElseThrow().text());
    assertThat(new String(Sent.text(Sent.DALTON), UTF_8)).contains(raw);
    JsonNode served = served("MedicationRequest", row);
    assertThat(served.at("/subject/reference").asString()).isEqualTo("Patient/" + patient);
    assertThat(served.at("/requester/reference").asString()).startsWith("Practitioner/");
    assertThat(served.at("/requester/reference").asString()).doesNotContain("identifier=");
    assertThat(served.at("/encounter/reference").asString()).startsWith("Encounter/");
    assertThat(served.at("/identifier/0/system").asString()).isEqualTo("urn:ietf:rfc:3986");
    assertThat(served.at("/identifier/0/value").asString())
        .isEqualTo("urn:uuid:" + JSON.readTree(raw).path("id").asString());
  }

  @Test
  void whatIsServedCanBeRenderedAgainThoughMoreIsKnownByNow() {
    dalton();
    Sent.HOUSES.forEach(file -> kept(file, Sent.file(file)));
    var found = clinic.asClinician(() -> drift.check());
    assertThat(found.differences()).filteredOn(d -> !d.contains("Patient/")).isEmpty();
    assertThat(found.compared()).isGreaterThan(1000);
  }

  @Test
  void aReferenceNobodyCanFollowStaysLogical() {
    UUID patient = dalton();
    JsonNode served = served("MedicationRequest", medicationRow(patient));
    assertThat(served.at("/requester/reference").isMissingNode()).isTrue();
    assertThat(served.at("/requester/type").asString()).isEqualTo("Practitioner");
    assertThat(served.at("/requester/identifier/system").asString())
        .isEqualTo("http://hl7.org/fhir/sid/us-npi");
    assertThat(served.at("/requester/identifier/value").asString()).isNotEmpty();
  }

  @Test
  void whoResemblesOneOfOursIsAskedAboutAndNothingIsKeptBefore() {
    var ours =
        clinic.asClinician(
            () ->
                patients.register(
                    Identity.of("Dalton", "Tromp", daltonsBirthDate(), Sex.MALE), Ids.next()));
    var asks = take(Sent.DALTON, Sent.file(Sent.DALTON), new Joining.Ask());
    assertThat(asks).isInstanceOf(Imported.Asks.class);
    assertThat(((Imported.Asks) asks).resembling().getFirst().patient().id()).isEqualTo(ours.id());
    assertThat(count("received_file")).isZero();
    assertThat(count("received_resource")).isZero();

    var joined =
        (Imported.Kept) take(Sent.DALTON, Sent.file(Sent.DALTON), new Joining.With(ours.id()));
    assertThat(joined.patientId()).isEqualTo(ours.id());
    assertThat(joined.newPatient()).isFalse();
    assertThat(count("patient")).isEqualTo(1);
    assertThat(kept(Sent.DALTON, Sent.file(Sent.DALTON)).patientId()).isEqualTo(ours.id());
  }

  @Test
  void saidToBeSomebodyElseIsANewPatientOnce() {
    clinic.asClinician(
        () ->
            patients.register(
                Identity.of("Dalton", "Tromp", daltonsBirthDate(), Sex.MALE), Ids.next()));
    UUID submission = Ids.next();
    take(Sent.DALTON, Sent.file(Sent.DALTON), new Joining.AsNew(submission));
    take(Sent.DALTON, Sent.file(Sent.DALTON), new Joining.AsNew(submission));
    assertThat(count("patient")).isEqualTo(2);
  }

  @Test
  void anEntryAboutSomebodyElseIsRefusedWithTheWholeFile() {
    dalton();
    String other = "11111111-1111-4111-8111-111111111111";
    take("other.json", person(other, "Other", ""), new Joining.AsNew(Ids.next()));
    int versions = count("received_version");
    String mixed =
        ",{\"fullUrl\":\"urn:uuid:22222222-2222-4222-8222-222222222222\",\"resource\":{\"resourceType\":"
            + "\"Condition\",\"subject\":{\"reference\":\"urn:uuid:bcb06b48-9557-166b-3335-f067a4abd99c\"}}}";
    var refused =
        (Imported.Refused) take("mixed.json", person(other, "Other", mixed), new Joining.Ask());
    assertThat(refused.entry()).isEqualTo("entry 2 (Condition)");
    assertThat(refused.reason()).contains("another patient");
    assertThat(count("received_version")).isEqualTo(versions);
  }

  @Test
  void brokenFilesChangeNothingAndSayEntryPathAndReason() {
    Map<String, String> answers = new TreeMap<>();
    HostileFiles.all()
        .forEach(
            (name, bytes) -> {
              var answer = take(name, bytes, new Joining.Ask());
              assertThat(answer).as(name).isInstanceOf(Imported.Refused.class);
              answers.put(name, ((Imported.Refused) answer).inWords());
            });
    assertThat(answers).isEqualTo(HostileFiles.expected());
    assertThat(count("received_file") + count("received_raw") + count("patient")).isZero();
  }

  static byte[] person(String uuid, String name, String more) {
    return """
    {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:%s","resource":{"resourceType":"Patient",
    "id":"%s","name":[{"family":"%s","given":["Sam"]}],"birthDate":"1970-01-31","gender":"female"}}%s]}\
    """
        .formatted(uuid, uuid, name, more)
        .getBytes(UTF_8);
  }

  private java.time.LocalDate daltonsBirthDate() {
    return java.time.LocalDate.parse(
        JSON.readTree(Sent.text(Sent.DALTON)).at("/entry/0/resource/birthDate").asString());
  }

  private UUID dalton() {
    return java.util.Objects.requireNonNull(kept(Sent.DALTON, Sent.file(Sent.DALTON)).patientId());
  }

  private UUID medicationRow(UUID patient) {
    return read(() -> history.of(patient)).medicines().stream()
        .filter(m -> m.name().startsWith("Clopidogrel"))
        .findFirst()
        .orElseThrow()
        .origin()
        .entryId();
  }

  private JsonNode served(String type, UUID id) {
    byte[] body =
        read(
            () ->
                jdbc.sql(
                        "select body from fhir_version where type = ? and resource_id = ? order by"
                            + " version desc limit 1")
                    .params(type, id.toString())
                    .query(byte[].class)
                    .single());
    return JSON.readTree(body);
  }

  private Imported.Kept kept(String name, byte[] file) {
    return (Imported.Kept) take(name, file, new Joining.Ask());
  }

  private Imported take(String name, byte[] file, Joining joining) {
    return clinic.asClinician(() -> imports.importFile(CLINIC, name, file, joining));
  }

  private int count(String table) {
    return read(() -> jdbc.sql("select count(*) from " + table).query(Integer.class).single());
  }

  private <T> T read(Supplier<T> question) {
    return clinic.asClinician(
        () -> new TransactionTemplate(transactions).execute(_ -> question.get()));
  }
}
