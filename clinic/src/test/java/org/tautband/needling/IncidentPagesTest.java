package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;

/**
 * Incidents from the chart and from a session, their corrections, and what these do to a needle.
 */
class IncidentPagesTest extends NeedlingTest {
  @Autowired Incidents incidents;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  private Visitor visitor;

  @BeforeEach
  void signIn() {
    visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
  }

  private String all() {
    return "/patients/" + patientId + "/incidents";
  }

  private static Map<String, String> told(String kind, String what) {
    Map<String, String> typed = new HashMap<>();
    typed.put("submission", Ids.next().toString());
    typed.put("kind", kind);
    typed.put("day.day", "1");
    typed.put("day.month", "10");
    typed.put("day.year", "2026");
    typed.put("time", "09:30");
    typed.put("what", what);
    typed.put("search", "the floor");
    typed.put("imaging", "none needed");
    typed.put("told", "everything, at once");
    typed.put("toldBy", "Kim Demoson");
    return typed;
  }

  private static String pathOf(Visitor.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    return answer.location().replaceFirst("^https?://[^/]+", "");
  }

  private List<String> published(UUID incident) {
    return as(
        () ->
            transaction.execute(
                t ->
                    jdbc.sql(
                            "select convert_from(body, 'UTF8') from fhir_version where type ="
                                + " 'AdverseEvent' and resource_id = ? order by version")
                        .param(incident.toString())
                        .query(String.class)
                        .list()));
  }

  @Test
  void anIncidentIsToldFromTheChartAndCorrectedAndEveryVersionStaysReadable() {
    assertThat(visitor.get("/patients/" + patientId).body()).contains("Incidents (0)");
    String form = all() + "/new";
    assertThat(visitor.get(form).body()).contains("Needling session", "Sharps injury".substring(1));
    String one = pathOf(visitor.post(form, all(), told("SHARPS_INJURY", "Pricked at the box")));
    assertThat(visitor.get("/patients/" + patientId).body()).contains("Incidents (1)");
    assertThat(visitor.get(all()).body()).contains("Sharps injury", one);
    assertThat(visitor.get(one).body())
        .contains("Pricked at the box", "outside a session", "1 Oct 2026, 09:30");

    String change = one + "/change";
    Map<String, String> better = told("SHARPS_INJURY", "Pricked at the open box");
    better.put("standing", "STANDS");
    better.put("edition", "1");
    var withoutReason = visitor.post(change, change, better);
    assertThat(withoutReason.status()).isEqualTo(422);
    assertThat(withoutReason.body())
        .contains("Reason for the correction is missing", "Pricked at the open box");
    better.put("reason", "The box stood open");
    assertThat(pathOf(visitor.post(change, change, better))).isEqualTo(one);
    assertThat(visitor.get(one).body())
        .contains(
            "Pricked at the box", "Pricked at the open box", "The box stood open", "version 2");

    var stale = visitor.post(change, change, better);
    assertThat(stale.status()).isEqualTo(422);
    assertThat(stale.body()).contains("Corrected meanwhile by");

    better.put("edition", "2");
    better.put("standing", "ENTERED_IN_ERROR");
    better.put("reason", "It was another patient");
    pathOf(visitor.post(change, change, better));
    assertThat(visitor.get(one).body())
        .contains("<b>Entered in error.</b>", "Pricked at the box", "It was another patient");
    assertThat(visitor.get("/patients/" + patientId).body()).contains("Incidents (0)");
    var versions = published(UUID.fromString(one.replaceFirst(".*/", "")));
    assertThat(versions).hasSize(3);
    assertThat(versions.get(1)).contains("The box stood open").doesNotContain("modifierExtension");
    assertThat(versions.get(2)).contains("modifierExtension", "incident-entered-in-error");
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
    Map<String, String> typed = told("LOST_NEEDLE", "Fell behind the couch");
    typed.put("needle", "2");
    typed.put("day.day", "31");
    typed.put("day.month", "2");
    var answer = visitor.post(all() + "/new", all(), typed);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Choose the session too", "February 2026 has the days 1 to 28")
        .contains("Fell behind the couch", "value=\"31\"");
    typed = told("HARM_SEEN", "A bruise");
    typed.put("day.year", "2999");
    assertThat(visitor.post(all() + "/new", all(), typed).body())
        .contains("What happened was not in the future");
    typed = told("HARM_SEEN", "A bruise");
    typed.put("session", Ids.next().toString());
    assertThat(visitor.post(all() + "/new", all(), typed).body())
        .contains("choose one of this patient");
    assertThat(as(() -> incidents.of(patientId))).isEmpty();
  }

  @Test
  void anIncidentToldFromTheChartExplainsANeedleUntilItIsTakenBack() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(
        tablet.entry(EntryKind.OPENED, 1, null),
        tablet.entry(EntryKind.IN, 1, null),
        tablet.entry(EntryKind.LOST, 1, null));
    advise(head);
    assertThat(sign(head, 1, 0)).isInstanceOf(Signing.Refused.class);
    Map<String, String> typed = told("LOST_NEEDLE", "Not found");
    typed.put("session", head.id().toString());
    assertThat(visitor.post(all() + "/new", all(), typed).body()).contains("which needle was it?");
    typed.put("needle", "1");
    String one = pathOf(visitor.post(all() + "/new", all(), typed));
    assertThat(read(head).head().needlesIn()).isZero();
    assertThat(sign(head, 1, 0)).isInstanceOf(Signing.Done.class);
    assertThat(visitor.get(head.path()).body()).doesNotContain("Open since signing");

    typed.put("standing", "ENTERED_IN_ERROR");
    typed.put("reason", "It was needle 4 of another session");
    typed.put("edition", "1");
    pathOf(visitor.post(one + "/change", one + "/change", typed));
    assertThat(read(head).explained()).isEmpty();
    assertThat(read(head).standingConcerns())
        .extracting(Concern::code)
        .contains("needle-not-explained");
    assertThat(visitor.get(head.path()).body())
        .contains("Open since signing", "Record an incident that explains it");
  }

  @Test
  void aSessionOnTheWrongPatientTakesItsIncidentsAlongAndLeavesThemInError() {
    prepare();
    SessionHead head = started();
    new Tablet(head).whole(1);
    as(
        () ->
            sessions.incident(
                patientId,
                head.id(),
                Ids.next(),
                new IncidentTold(
                    Incident.Kind.STUCK_NEEDLE,
                    1,
                    now(),
                    new Incident.Account("Held fast", "", "", "", ""))));
    UUID right = patient("Robin");
    String wrong = head.path() + "/wrong-patient";
    pathOf(
        visitor.post(
            wrong, wrong, Map.of("right", right.toString(), "submission", Ids.next().toString())));
    assertThat(as(() -> incidents.of(patientId)))
        .extracting(Incident::standing)
        .containsExactly(Incident.Standing.ENTERED_IN_ERROR);
    assertThat(as(() -> incidents.of(right)))
        .extracting(Incident::standing)
        .containsExactly(Incident.Standing.STANDS);
  }
}
