package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/** The pages without a program of their own: plain forms do everything but work offline. */
class SessionPagesTest extends NeedlingTest {
  @org.springframework.beans.factory.annotation.Autowired Moves moves;

  private Visitor kimsBrowser() {
    Visitor visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    return visitor;
  }

  private static Map<String, String> tap(String kind, String needle) {
    return Map.of(
        "tap",
        Ids.next().toString(),
        "kind",
        kind,
        "needle",
        needle,
        "seen",
        "99",
        "muscle",
        "trapezius_desc",
        "side",
        "RIGHT",
        "site",
        "point 1");
  }

  @Test
  void theWholeSessionWorksByPlainForms() {
    Visitor visitor = kimsBrowser();
    String start = "/patients/" + patientId + "/sessions/new?episode=" + episode.id();
    assertThat(visitor.get(start).body())
        .contains("things are missing", "Record a past session", "Why?");
    prepare();
    assertThat(visitor.get(start).body()).contains("Nothing is missing");
    Map<String, String> wish =
        Map.of(
            "episode", episode.id().toString(),
            "product", productId.toString(),
            "submission", Ids.next().toString());
    String path = visitor.post(start, "/patients/" + patientId + "/sessions", wish).location();
    path = path.replaceFirst("^https?://[^/]+", "");
    assertThat(path).contains("/sessions/");
    assertThat(visitor.get(path).body())
        .contains("needles in the patient", "Remove all now", "No needle yet");

    visitor.post(path, path + "/taps", tap("IN", ""));
    assertThat(visitor.get(path).body()).contains("Mark out");
    assertThat(visitor.get(path + "/emergency").body())
        .contains("Not breathing normally? Call", "All out. I counted", "Wait.", "Reposition.");

    UUID stranger = patient("Robin");
    assertThat(visitor.get("/patients/" + stranger + "/sessions/past").location())
        .contains("?stay");
    assertThat(visitor.post(path, "/logout", Map.of()).location()).contains("?stay");
    assertThat(visitor.get(path + "?stay").body()).contains("A needle is in.");

    assertThat(visitor.post(path, path + "/all-out", Map.of("counted", "2")).location())
        .endsWith("/emergency");
    visitor.post(path, path + "/all-out", Map.of("counted", "1"));
    visitor.post(path, path + "/taps", tap("SHARPS", "1"));
    assertThat(visitor.get(path + "/advice").body())
        .contains("After your needling", "112", "030 555 01", "short of breath");
    visitor.post(
        path + "/advice",
        path + "/advice",
        Map.of("how", "printed", "by", "Kim", "submission", Ids.next().toString()));
    String sign = path + "/sign";
    assertThat(visitor.get(sign).body()).contains("Count first").doesNotContain("The record says");
    var wrongPassword =
        visitor.post(sign, sign, Map.of("opened", "1", "sharps", "1", "password", "no"));
    assertThat(wrongPassword.status()).isEqualTo(422);
    assertThat(wrongPassword.body()).contains("not your password");
    var wrongCount =
        visitor.post(
            sign, sign, Map.of("opened", "2", "sharps", "1", "password", Fixtures.PASSWORD));
    assertThat(wrongCount.status()).isEqualTo(422);
    assertThat(wrongCount.body())
        .contains("Recount required", "the record has other numbers", "Not signed")
        .doesNotContain("The record says");
    var signed =
        visitor.post(
            sign, sign, Map.of("opened", "1", "sharps", "1", "password", Fixtures.PASSWORD));
    assertThat(signed.location()).endsWith(path);
    assertThat(visitor.get(path).body()).contains("<b>Signed</b>", "Needle by needle");
    assertThat(visitor.get(path + "/versions").status()).isEqualTo(200);
    assertThat(visitor.get(path + "/wrong-patient?q=Robin").body()).contains("Move it here");
    assertThat(visitor.get(path + "/notes").body()).contains("Reason for the change");
    assertThat(visitor.get("/patients/" + patientId + "/incidents").status()).isEqualTo(200);
    assertThat(visitor.get("/patients/" + patientId + "/sessions/blank-sheet").status())
        .isEqualTo(200);
    assertThat(visitor.get("/needles").body()).contains("LOT-1");
  }

  @Test
  void anImpossibleDepthIsAMessageAtItsFieldAndNothingTypedIsLost() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    UUID insertion = read(head).insertions().getFirst().id();
    Visitor visitor = kimsBrowser();
    String page = head.path() + "/insertions/" + insertion;
    var answer = visitor.post(page, page, Map.of("depth", "31", "twitches", "2"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("the needle is 30 mm long", "value=\"31\"", "value=\"2\"");
    assertThat(read(head).insertions().getFirst().detail()).isEqualTo(Insertion.Detail.NONE);
    assertThat(visitor.post(page, page, Map.of("depth", "30")).status()).isEqualTo(302);
    assertThat(read(head).insertions().getFirst().detail().depthMm()).isEqualTo(30);
  }

  @Test
  void twoTabsWithTwoPatientsWriteNothingAcross() {
    prepare();
    SessionHead head = started();
    UUID other = patient("Robin");
    Visitor visitor = kimsBrowser();
    String otherPage = "/patients/" + other + "/sessions/past";
    assertThat(visitor.post(otherPage, head.path() + "/taps", tap("IN", "")).status())
        .isEqualTo(409);
    assertThat(visitor.post(otherPage, head.path() + "/notes", Map.of("note", "x")).status())
        .isEqualTo(409);
    String crossed = "/patients/" + other + "/sessions/" + head.id();
    assertThat(visitor.post(otherPage, crossed + "/taps", tap("IN", "")).status()).isIn(404, 500);
    assertThat(read(head).entries()).isEmpty();
  }

  @Test
  void entriesThatWereTappedUnderAnotherLoginAreKeptWithAConcern() {
    prepare();
    SessionHead head = started();
    Visitor visitor = kimsBrowser();
    String device = Ids.next().toString();
    assertThat(
            visitor
                .postJson(
                    head.path(),
                    head.path() + "/entries",
                    entries(device, entry(1, clinic.manager().accountId().toString())))
                .status())
        .isEqualTo(200);
    assertThat(read(head).standingConcerns())
        .extracting(Concern::code)
        .contains("made-under-another-login");
    assertThat(read(head).standingConcerns().getFirst().sentence())
        .contains("was tapped while", "was signed in on the tablet");
    assertThat(
            visitor
                .postJson(
                    head.path(),
                    head.path() + "/entries",
                    entries(device, entry(2, kim.accountId().toString())))
                .status())
        .isEqualTo(200);
    assertThat(read(head).entries()).hasSize(2);
    assertThat(read(head).standingConcerns()).hasSize(1);
  }

  @Test
  void anEntryWithoutIdTimeOrKindIsSaidToBeBrokenAndNothingIsKept() {
    prepare();
    SessionHead head = started();
    Visitor visitor = kimsBrowser();
    String whole = entry(1, kim.accountId().toString());
    for (String missing : List.of("id", "at", "kind")) {
      String broken = whole.replaceFirst("\"" + missing + "\":\"[^\"]*\",", "");
      assertThat(broken).isNotEqualTo(whole);
      var answer =
          visitor.postJson(
              head.path(), head.path() + "/entries", entries(Ids.next().toString(), broken));
      assertThat(answer.status()).as(missing).isEqualTo(422);
    }
    assertThat(read(head).entries()).isEmpty();
  }

  private static String entries(String device, String... entries) {
    return "{\"device\":\"" + device + "\",\"entries\":[" + String.join(",", entries) + "]}";
  }

  private String entry(int sequence, String account) {
    return "{\"id\":\"%s\",\"at\":\"%s\",\"kind\":\"OPENED\",\"needle\":%d,\"sequence\":%d,\"seen\":0,\"account\":\"%s\"}"
        .formatted(Ids.next(), clock.instant(), sequence, sequence, account);
  }

  @Test
  void theTabletIsNotHandedToAPatientWhileANeedleIsIn() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    Visitor visitor = kimsBrowser();
    String screening = "/patients/" + patientId + "/screening";
    var refused = visitor.post(screening, screening + "/hand-over", Map.of());
    assertThat(refused.location()).endsWith(head.path() + "?stay");
    assertThat(visitor.get(screening).status()).isEqualTo(200);
    tablet.send(tablet.entry(EntryKind.OUT, 1, null), tablet.entry(EntryKind.SHARPS, 1, null));
    assertThat(visitor.post(screening, screening + "/hand-over", Map.of()).location())
        .endsWith("/screening/tablet");
  }

  @Test
  void aLockedScreenOpensNothingButTheCountAndTheEmergency() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    Visitor visitor = kimsBrowser();
    visitor.post(head.path(), head.path() + "/lock", Map.of());
    assertThat(visitor.get(head.path() + "/notes").location()).endsWith("/screen-locked");
    assertThat(visitor.get("/screen-locked").body()).contains("needles in the patient");
    var emergency = head.path() + "/emergency";
    assertThat(visitor.get(emergency).status()).isEqualTo(200);
    visitor.post(emergency, head.path() + "/taps", tap("OUT", "1"));
    assertThat(read(head).entries().getLast().whileLocked()).isTrue();
    assertThat(read(head).tally().inPatient()).isZero();
    assertThat(visitor.post("/screen-locked", "/screen-locked", Map.of("password", "no")).status())
        .isEqualTo(422);
    visitor.post("/screen-locked", "/screen-locked", Map.of("password", Fixtures.PASSWORD));
    assertThat(visitor.get(head.path() + "/notes").status()).isEqualTo(200);
  }

  @Test
  void aTapOnAStalePageFollowsTheSessionThatWasMoved() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    Visitor visitor = kimsBrowser();
    var page = org.jsoup.Jsoup.parse(visitor.get(head.path()).body());
    UUID right = patient("Robin");
    SessionHead moved =
        as(() -> moves.toPatient(patientId, head.id(), right, Ids.next())).orElseThrow();
    var out = new java.util.HashMap<>(tap("OUT", "1"));
    out.put("_csrf", page.select("meta[name=csrf]").attr("content"));
    out.put("pageToken", page.select("meta[name=page-token]").attr("content"));
    visitor.postRaw(head.path() + "/taps", out);
    assertThat(read(moved).tally().inPatient()).as("recording is never refused").isZero();
  }
}
