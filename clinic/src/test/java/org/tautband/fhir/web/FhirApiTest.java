package org.tautband.fhir.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.AuditTable;
import org.tautband.access.SystemClients;
import org.tautband.database.Ids;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Published;
import org.tautband.fhir.Rendering;

class FhirApiTest extends ClinicTest {
  private static final ca.uhn.fhir.context.FhirContext R4 =
      ca.uhn.fhir.context.FhirContext.forR4Cached();
  @Autowired Published published;
  @Autowired TransactionTemplate transaction;
  @Autowired SystemClients clients;
  @Autowired AuditTable audit;
  private final HttpClient http = HttpClient.newHttpClient();
  private final UUID patientId = Ids.next();
  private final List<UUID> scores = new ArrayList<>();
  private SystemClients.Registered client;
  private String token = "";

  @BeforeEach
  void aPatientWithScores() {
    var all = new ArrayList<Resource>();
    var patient = new Patient();
    patient.setId(patientId.toString());
    patient.addName().setFamily("Ng");
    all.add(patient);
    for (int i = 1; i <= 7; i++) {
      scores.add(Ids.next());
      all.add(score(scores.getLast(), "2026-11-0" + i, i % 2 == 0 ? "72514-3" : "41299-9"));
    }
    publish(all);
    client = clinic.asClinician(() -> clients.register("Registry", Set.of("system/*.read")));
    token = token(client.clientId().toString(), client.secret(), "");
  }

  private void publish(List<Resource> all) {
    clinic.asClinician(
        () -> {
          transaction.executeWithoutResult(s -> published.publish(patientId, Rendering.of(all)));
          return true;
        });
  }

  private Observation score(UUID id, String when, String code) {
    var observation = new Observation();
    observation.setId(id.toString());
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setCode(
        new CodeableConcept().addCoding(new Coding("http://loinc.org", code, null)));
    observation.setSubject(new Reference("Patient/" + patientId));
    observation.setEffective(new DateTimeType(when));
    return observation;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base() + path));
    request.header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private String token(String id, String secret, String scope) {
    var body = askToken(id, secret, scope).body();
    return body.contains("access_token")
        ? body.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1")
        : "";
  }

  private HttpResponse<String> askToken(String id, String secret, String scope) {
    var basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(base() + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&scope="
                        + URLEncoder.encode(scope, StandardCharsets.UTF_8))));
  }

  private static <T extends Resource> T parse(Class<T> type, HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/fhir+json");
    var parser = R4.newJsonParser();
    parser.setParserErrorHandler(new ca.uhn.fhir.parser.StrictErrorHandler());
    return parser.parseResource(type, answer.body());
  }

  private List<String> found(String path) {
    var ids = new ArrayList<String>();
    var next = path;
    while (!next.isEmpty()) {
      var answer = get(next);
      assertThat(answer.statusCode()).as(next + answer.body()).isEqualTo(200);
      var bundle = parse(Bundle.class, answer);
      bundle.getEntry().forEach(e -> ids.add(e.getResource().getIdElement().getIdPart()));
      var link = bundle.getLink("next");
      next = link == null ? "" : link.getUrl().substring(base().length());
    }
    return ids;
  }

  @Test
  void readGivesTheStoredBytesWithTheirVersion() {
    var answer = get("/fhir/Patient/" + patientId);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).contains("W/\"1\"");
    assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
    var patient = parse(Patient.class, answer);
    assertThat(patient.getMeta().getVersionId()).isEqualTo("1");
    assertThat(FhirCheck.faults(answer.body())).isEmpty();
    assertThat(get("/fhir/Patient/" + patientId, "If-None-Match", "W/\"1\"").statusCode())
        .isEqualTo(304);
  }

  @Test
  void everyVersionStaysReadable() {
    publish(List.of(score(scores.getFirst(), "2026-11-20", "72514-3")));
    var path = "/fhir/Observation/" + scores.getFirst();
    assertThat(parse(Observation.class, get(path)).getMeta().getVersionId()).isEqualTo("2");
    assertThat(
            parse(Observation.class, get(path + "/_history/1"))
                .getEffectiveDateTimeType()
                .getValueAsString())
        .isEqualTo("2026-11-01");
    assertThat(get(path + "/_history/3").statusCode()).isEqualTo(404);
    var history = parse(Bundle.class, get(path + "/_history"));
    assertThat(history.getType()).isEqualTo(Bundle.BundleType.HISTORY);
    assertThat(history.getEntry()).hasSize(2);
    assertThat(history.getEntryFirstRep().getResource().getMeta().getVersionId()).isEqualTo("2");
    var first = parse(Bundle.class, get(path + "/_history?_count=1"));
    assertThat(first.getEntry()).hasSize(1);
    var next = first.getLink("next").getUrl().substring(base().length());
    assertThat(
            parse(Bundle.class, get(next))
                .getEntryFirstRep()
                .getResource()
                .getMeta()
                .getVersionId())
        .isEqualTo("1");
    assertThat(FhirCheck.faults(get(path + "/_history").body())).isEmpty();
  }

  @Test
  void searchFindsByEveryDeclaredParameter() {
    var all = scores.stream().map(UUID::toString).toList();
    assertThat(found("/fhir/Observation?patient=" + patientId)).isEqualTo(all);
    assertThat(found("/fhir/Observation?patient=Patient/" + patientId + "&_count=2"))
        .isEqualTo(all);
    assertThat(found("/fhir/Observation?_id=" + all.get(1) + "," + all.get(2)))
        .isEqualTo(all.subList(1, 3));
    assertThat(found("/fhir/Observation?date=ge2026-11-03&date=lt2026-11-05"))
        .isEqualTo(all.subList(2, 4));
    assertThat(found("/fhir/Observation?date=2026-11-03,2026-11-05"))
        .containsExactly(all.get(2), all.get(4));
    assertThat(found("/fhir/Observation?date=2026-11")).isEqualTo(all);
    assertThat(found("/fhir/Observation?code=72514-3")).hasSize(3);
    assertThat(found("/fhir/Observation?code=http://loinc.org%7C72514-3")).hasSize(3);
    assertThat(found("/fhir/Observation?code=http://loinc.org%7C")).hasSize(7);
    assertThat(found("/fhir/Observation?code=%7C72514-3")).isEmpty();
    assertThat(found("/fhir/Observation?_lastUpdated=gt2000-01-01")).hasSize(7);
    assertThat(found("/fhir/Observation?_lastUpdated=lt2000-01-01")).isEmpty();
    assertThat(found("/fhir/Patient?_id=" + patientId)).containsExactly(patientId.toString());
    assertThat(found("/fhir/Observation?patient=nobody")).isEmpty();
  }

  @Test
  void pagesStayStableWhileOthersWrite() {
    var first = parse(Bundle.class, get("/fhir/Observation?_count=3"));
    publish(
        List.of(
            score(scores.get(0), "2026-10-01", "72514-3"),
            score(scores.get(5), "2026-10-01", "72514-3")));
    var seen = new ArrayList<String>();
    first.getEntry().forEach(e -> seen.add(e.getResource().getIdElement().getIdPart()));
    seen.addAll(found(first.getLink("next").getUrl().substring(base().length())));
    assertThat(seen).isEqualTo(scores.stream().map(UUID::toString).toList());
  }

  @Test
  void countZeroAsksOnlyForTheNumberAndLargeCountsAreCapped() {
    var bundle = parse(Bundle.class, get("/fhir/Observation?_count=0"));
    assertThat(bundle.getTotal()).isEqualTo(7);
    assertThat(bundle.getEntry()).isEmpty();
    assertThat(get("/fhir/Observation?_count=999999999").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotDeclaredIsRefusedUnlessTheCallerAsksToBeLenient() {
    for (var query :
        List.of(
            "subject=x",
            "_sort=date",
            "_filter=((",
            "_include=*",
            "name=Ng",
            "_count=x",
            "_count=-1",
            "date=yesterday",
            "date=2026-02-30",
            "code=",
            "code=%7C",
            "_id=%00",
            "_id=a%20b",
            "patient=%ED%A0%80",
            "date=zz2026",
            "_id=" + "a".repeat(65),
            "_after=%27%3B--",
            "_count=1&_count=2",
            "date=999999999-01-01")) {
      var answer = get("/fhir/Observation?" + query);
      assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(400);
      assertPlain(answer);
    }
    var lenient =
        get("/fhir/Observation?_sort=date&patient=" + patientId, "Prefer", "handling=lenient");
    assertThat(lenient.statusCode()).isEqualTo(200);
    var bundle = parse(Bundle.class, lenient);
    assertThat(bundle.getLink("self").getUrl()).contains("patient=").doesNotContain("_sort");
    assertThat(bundle.getEntry().getLast().getSearch().getMode())
        .isEqualTo(Bundle.SearchEntryMode.OUTCOME);
  }

  private static void assertPlain(HttpResponse<String> answer) {
    var outcome = parse(OperationOutcome.class, answer);
    assertThat(outcome.getIssueFirstRep().getDiagnostics()).isNotBlank();
    assertThat(answer.body())
        .doesNotContain("org.", "java", "Exception", "select ", "fhir_current", "at line");
  }

  @Test
  void everyErrorIsAnOperationOutcomeWithoutInternals() {
    for (var path :
        List.of(
            "/fhir/Observation/" + Ids.next(),
            "/fhir/Nothing",
            "/fhir/Nothing/1",
            "/fhir",
            "/fhir/",
            "/fhir/Patient/a_b",
            "/fhir/Patient/x/_history/0",
            "/fhir/Patient/x/_history/99999999999999",
            "/fhir/Patient/x/$everything",
            "/fhir/Patient/%00",
            "/fhir/Patient/..%2f..%2fx",
            "/fhir/Patient/x/y/z",
            "/fhir/Patient/" + patientId + "?_summary=true",
            "/fhir/Patient/" + patientId + "/_history?_since=2020")) {
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isBetween(400, 404);
      assertPlain(answer);
    }
    var xml = get("/fhir/Patient/" + patientId, "Accept", "application/fhir+xml");
    assertThat(xml.statusCode()).isEqualTo(406);
    assertPlain(xml);
  }

  @Test
  void nothingIsWrittenFromOutside() {
    for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      for (var path :
          List.of("/fhir/Patient", "/fhir/Patient/" + patientId, "/fhir", "/fhir/metadata")) {
        var answer =
            send(
                HttpRequest.newBuilder(URI.create(base() + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/fhir+json")
                    .method(method, HttpRequest.BodyPublishers.ofString("{\"extension\":[null]}")));
        assertThat(answer.statusCode()).as(method + path).isEqualTo(405);
        assertPlain(answer);
      }
    }
  }

  @Test
  void theCapabilityStatementIsTrueToTheLetter() {
    var answer = send(HttpRequest.newBuilder(URI.create(base() + "/fhir/metadata")));
    assertThat(FhirCheck.faults(answer.body())).isEmpty();
    var statement = parse(CapabilityStatement.class, answer);
    for (var type : statement.getRestFirstRep().getResource()) {
      for (var parameter : type.getSearchParam()) {
        var value =
            switch (parameter.getType()) {
              case DATE -> "2026";
              case TOKEN, REFERENCE -> "x";
              default -> throw new IllegalStateException(parameter.getName());
            };
        assertThat(
                get("/fhir/" + type.getType() + "?" + parameter.getName() + "=" + value)
                    .statusCode())
            .as(type.getType() + "?" + parameter.getName())
            .isEqualTo(200);
      }
      for (var name : List.of("patient", "date", "code")) {
        if (type.getSearchParam().stream().noneMatch(p -> p.getName().equals(name))) {
          assertThat(get("/fhir/" + type.getType() + "?" + name + "=2026").statusCode())
              .as(type.getType() + " does not declare " + name)
              .isEqualTo(400);
        }
      }
    }
  }

  @Test
  void withoutSignInOrTokenNothingIsRead() {
    for (var header : List.of("", "Bearer", "Bearer ", "Bearer x", "Bearer " + "a".repeat(5000))) {
      var request = HttpRequest.newBuilder(URI.create(base() + "/fhir/Patient/" + patientId));
      if (!header.isEmpty()) {
        request.header("Authorization", header);
      }
      var answer = send(request);
      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertPlain(answer);
    }
  }

  @Test
  void aTokenReadsWhatItsScopesSay() {
    var few =
        clinic.asClinician(() -> clients.register("Scores", Set.of("system/Observation.read")));
    var id = few.clientId().toString();
    assertThat(askToken(id, few.secret(), "system/*.read").body()).contains("invalid_scope");
    assertThat(askToken(id, "wrong", "").statusCode()).isEqualTo(401);
    assertThat(askToken("nobody", "x", "").statusCode()).isEqualTo(401);
    token = token(id, few.secret(), "system/Observation.read");
    assertThat(get("/fhir/Observation?_count=1").statusCode()).isEqualTo(200);
    var refused = get("/fhir/Patient/" + patientId);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertPlain(refused);
    assertThat(get("/patients/" + patientId).statusCode()).isNotEqualTo(200);
  }

  @Test
  void disablingASystemEndsItsTokensAtOnce() {
    assertThat(get("/fhir/Patient/" + patientId).statusCode()).isEqualTo(200);
    clinic.asClinician(
        () -> {
          clients.disable(client.clientId());
          return true;
        });
    assertThat(get("/fhir/Patient/" + patientId).statusCode()).isEqualTo(401);
    assertThat(askToken(client.clientId().toString(), client.secret(), "").statusCode())
        .isEqualTo(401);
  }

  @Test
  void anotherGroupsTokenFindsNothingHere() {
    var other = fixtures.newClinic();
    var theirs = other.asClinician(() -> clients.register("Theirs", Set.of("system/*.read")));
    token = token(theirs.clientId().toString(), theirs.secret(), "");
    assertThat(get("/fhir/Patient/" + patientId).statusCode()).isEqualTo(404);
    assertThat(found("/fhir/Observation?patient=" + patientId)).isEmpty();
  }

  @Test
  void staffReadByTheirSignInAndTheFrontDeskSeesNoClinicalTypes() {
    var clinician = new Visitor(base());
    clinician.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(clinician.get("/fhir/Observation?patient=" + patientId).status()).isEqualTo(200);
    var desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(desk.get("/fhir/Patient/" + patientId).status()).isEqualTo(200);
    assertThat(desk.get("/fhir/Observation?patient=" + patientId).status()).isEqualTo(403);
    var manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    assertThat(manager.get("/fhir/Patient/" + patientId).status()).isEqualTo(403);
  }

  @Test
  void everyReadBySystemsIsInThePatientsAudit() {
    get("/fhir/Observation?patient=" + patientId);
    var entries = clinic.asClinician(() -> audit.of(patientId, 10));
    assertThat(entries)
        .anyMatch(e -> e.actorName().equals("Registry") && e.route().equals("/fhir/{type}"));
  }

  @Test
  void theTokenEndpointRefusesInOAuthsWords() {
    for (var form :
        List.of("", "grant_type=password&username=x&password=y", "grant_type=client_credentials")) {
      var answer =
          send(
              HttpRequest.newBuilder(URI.create(base() + "/oauth2/token"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form)));
      assertThat(answer.statusCode()).as(form).isIn(400, 401);
      assertThat(answer.body()).contains("\"error\":");
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }
  }
}
