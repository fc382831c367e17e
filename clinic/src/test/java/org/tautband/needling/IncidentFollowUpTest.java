package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.incidents.FollowUp;
import org.tautband.incidents.FollowUps;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.incidents.Outcome;
import org.tautband.worklist.Item;
import org.tautband.worklist.Kind;
import org.tautband.worklist.Rounds;
import org.tautband.worklist.Worklist;

/** Incidents are looked after until somebody closes them, and counted. */
class IncidentFollowUpTest extends NeedlingTest {
  @Autowired Incidents incidents;
  @Autowired FollowUps followUps;
  @Autowired IncidentRates rates;
  @Autowired Rounds rounds;
  @Autowired Worklist worklist;
  private Visitor visitor;

  @BeforeEach
  void signIn() {
    visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
  }

  private Incident told(Incident.Kind kind, UUID session, Integer needle) {
    var telling =
        new Incident.Telling(
            new Incident.About(patientId, session, needle),
            kind,
            clock.instant(),
            new Incident.Account("It happened", "", "", "", ""));
    return as(() -> incidents.record(Ids.next(), telling));
  }

  private static Map<String, String> step(String kind, String words) {
    var typed = new HashMap<String, String>();
    typed.put("submission", Ids.next().toString());
    typed.put("shown", "0");
    typed.put("kind", kind);
    typed.put("words", words);
    return typed;
  }

  private List<Item> work() {
    as(rounds::walk);
    return as(() -> worklist.openOf(patientId)).stream()
        .filter(item -> item.kind() == Kind.INCIDENT)
        .toList();
  }

  @Test
  void anIncidentIsWorkUntilItsFollowUpIsClosedWithAnOutcome() {
    var incident = told(Incident.Kind.HARM_SEEN, null, null);
    var page = "/patients/" + patientId + "/incidents/" + incident.id();
    assertThat(work()).hasSize(1);
    assertThat(work().getFirst().what().clinical()).contains("The patient has not been told");
    assertThat(Jsoup.parse(visitor.get(page).body()).text())
        .contains("Follow-up: open", "The patient has not been told");
    var send = page + "/follow-up";
    var without = visitor.post(page, send, step("CLOSED", "Better now"));
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.body()).contains("is needed to close it", "Better now");
    var closing = step("CLOSED", "Better now");
    closing.put("outcome", "RESOLVED");
    assertThat(visitor.post(page, send, closing).status()).isEqualTo(302);
    assertThat(visitor.post(page, send, closing).status()).isEqualTo(302);
    assertThat(Jsoup.parse(visitor.get(page).body()).text())
        .contains("Follow-up: closed", "outcome: over, without a trace", "Open it again");
    assertThat(visitor.post(page, send, step("REOPENED", "Worse")).body())
        .contains("has added a step meanwhile", "Worse");
    assertThat(work()).isEmpty();
    var again = step("REOPENED", "The pain came back");
    again.put("shown", "1");
    visitor.post(page, send, again);
    assertThat(work()).hasSize(1);
    assertThat(as(() -> followUps.of(incident.id()))).hasSize(2);
  }

  @Test
  void aNeedleFoundLaterOpensTheLostOneAgain() {
    prepare();
    var head = started();
    new Tablet(head).whole(1);
    var lost = told(Incident.Kind.LOST_NEEDLE, head.id(), 1);
    as(
        () ->
            followUps.add(
                lost,
                Ids.next(),
                0,
                new FollowUps.Said(FollowUp.Kind.CLOSED, "Gone", Outcome.UNKNOWN, null)));
    told(Incident.Kind.NEEDLE_FOUND, head.id(), null);
    var steps = as(() -> followUps.of(lost.id()));
    assertThat(steps.getLast().kind()).isEqualTo(FollowUp.Kind.REOPENED);
    assertThat(steps.getLast().words()).contains("found later", "It happened");
    assertThat(work()).hasSize(2);
  }

  @Test
  void ratesCountSessionsInWhichANeedleWentIn() {
    prepare();
    var head = started();
    new Tablet(head).whole(1);
    told(Incident.Kind.BROKEN_NEEDLE, head.id(), 1);
    told(Incident.Kind.BROKEN_NEEDLE, head.id(), 1);
    told(Incident.Kind.HARM_SEEN, null, null);
    var now = clock.instant();
    var day = Duration.ofDays(1);
    var period = new IncidentRates.Period(now.minus(day), now.plus(day), clinicId);
    var all = as(() -> rates.of(period));
    assertThat(all.getFirst().counted()).isEqualTo("1 of 1");
    assertThat(all)
        .filteredOn(r -> r.what().equals("broken needle"))
        .first()
        .satisfies(r -> assertThat(r.counted()).isEqualTo("1 of 1"));
    assertThat(all)
        .filteredOn(r -> r.what().equals("harm seen"))
        .first()
        .satisfies(r -> assertThat(r.counted()).isEqualTo("0 of 1"));
    var elsewhere = new IncidentRates.Period(now.minus(day), now.plus(day), Ids.next());
    assertThat(as(() -> rates.of(elsewhere)).getFirst().counted()).isEqualTo("0 of 0");
    var page = Jsoup.parse(visitor.get("/incidents").body()).text();
    assertThat(page).contains("1 of 1", "none seen", "up to 950 in 1,000 would still fit");
    assertThat(visitor.get("/incidents?from.day=2&from.month=2&from.year=9999").body())
        .contains("The last day is before the first one");
  }
}
