package org.tautband.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.fhir.FhirCheck;
import org.tautband.worklist.Item;

/** The patient's page, from the link to what the clinic sees of it. */
class CheckInPagesTest extends FollowUpTest {
  private UUID patient;
  private Visitor somebody;

  @BeforeEach
  void askedAfterASession() {
    patient = patientWith("marta@patients.example");
    var at = justNow();
    needled(patient, planned(patient, PLACES).id(), UPPER_BACK, at);
    askAt(at.plus(Duration.ofHours(24)));
    somebody = new Visitor(base());
  }

  @Test
  void openingTheLinkShowsNothingAndUsesNothingUp() {
    var path = "/checkin/" + secret(patient);
    for (int i = 0; i < 7; i++) {
      assertThat(somebody.send("HEAD", path, "").status()).as("a mail scanner").isEqualTo(200);
      var page = somebody.get(path);
      assertThat(page.status()).isEqualTo(200);
      assertThat(Jsoup.parse(page.body()).select("main").text())
          .contains("Your year of birth")
          .doesNotContain("Marta", "Probe", "Riverside", "1984", "030 555 01", "shoulder");
    }
    var asked = somebody.postRaw("/checkin", fields(patient, "1984"));
    assertThat(asked.body()).contains("Is any of this new", "Riverside").doesNotContain("Marta");
  }

  @Test
  void onlyWhatFitsTheBodyGroupsIsAsked() {
    var page = Jsoup.parse(somebody.postRaw("/checkin", fields(patient, "1984")).body());
    var asked = page.select("input[name=tick]").eachAttr("value");
    assertThat(asked).contains("CK001", "CK006", "CK012").doesNotContain("CK033", "CK016");
    assertThat(asked).as("short first").startsWith("CK001", "CK002", "CK040", "CK041");
    assertThat(asked).doesNotHaveDuplicates();
  }

  @Test
  void anEmergencyIsToldAtOnceAndStandsOnTheWorklistUntilItIsClosedWithWords() {
    var told = answer(patient, SHORT_OF_BREATH);
    var page = Jsoup.parse(told.body());
    assertThat(page.select("[role=alert]").text()).contains("Call 112 now");
    assertThat(page.select("a.stop").attr("href")).isEqualTo("tel:112");
    assertThat(page.text()).doesNotContain("Thank you");
    var item = open(patient).getFirst();
    assertThat(item.what().sentence()).startsWith("Emergency answer");
    assertThat(item.what().clinical()).contains("short of breath");

    answer(patient, SORE);
    answer(patient, FEVER);
    assertThat(open(patient)).as("the alert stays, and stays one").containsExactly(item);
    var words = "Called at 10:05: she is at the hospital, seen by a doctor.";
    as(() -> worklist.close(item.id(), words, kim));
    assertThat(open(patient)).isEmpty();
    answer(patient, SHORT_OF_BREATH);
    assertThat(open(patient)).as("once closed, it is told again").hasSize(1);
  }

  @Test
  void aCallIsKeptInWordsAndOnlyOneThatSettlesItClosesTheWorklist() {
    answer(patient, SHORT_OF_BREATH);
    var item = open(patient).getFirst();
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(call(staff, "NOBODY", "", "AGAIN").body())
        .contains("Say in a few words what was said and done", "Record a call");
    assertThat(call(staff, "NOBODY", "Rang twice.", "AGAIN").status()).isEqualTo(302);
    assertThat(open(patient)).containsExactly(item);
    call(staff, "SOMEBODY_ELSE", "Her husband: she is at the hospital.", "DONE");
    assertThat(open(patient)).isEmpty();
    assertThat(as(() -> worklist.find(item.id())).orElseThrow().closed())
        .extracting(closed -> closed.words())
        .isEqualTo("Spoke with somebody else: Her husband: she is at the hospital.");
    assertThat(Jsoup.parse(staff.get("/patients/" + patient + "/checkins").body()).text())
        .contains("reached nobody Rang twice.", "Somebody calls again.", "at the hospital");
  }

  private Visitor.Answer call(Visitor staff, String reached, String words, String next) {
    var page = "/patients/" + patient + "/checkins";
    var id = checkIns(patient).getFirst().id();
    return staff.post(
        page,
        page + "/" + id + "/calls",
        Map.of("reached-" + id, reached, "said-" + id, words, "next-" + id, next));
  }

  @Test
  void aWorseAnswerIsAnAlertOfItsOwn() {
    answer(patient, FEVER);
    answer(patient, SHORT_OF_BREATH);
    assertThat(open(patient))
        .extracting(item -> item.what().sentence())
        .containsExactlyInAnyOrder(
            "Answer after a session that needs a call today",
            "Emergency answer after a session: a clinician calls now");
  }

  @Test
  void theFrontDeskReadsNothingClinical() {
    answer(patient, FEVER);
    var desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(desk.get("/worklist").body()).contains("needs a call today").doesNotContain("fever");
    assertThat(desk.get("/patients/" + patient + "/checkins").status()).isEqualTo(403);
  }

  @Test
  void anExpectedAnswerIsThankedAndPainAndGoalsAreDrawn() {
    assertThat(answer(patient, SORE).body()).contains("Thank you", "How much does it hurt now?");
    var goal = as(() -> episodes.of(patient)).getFirst().goals().getFirst();
    var fields = fields(patient, "1984");
    fields.put("submission", Ids.next().toString());
    fields.put("pain", "3");
    fields.put("goal." + goal.id(), "6");
    assertThat(somebody.postRaw("/checkin/scores", fields).body()).contains("Kept.");
    assertThat(open(patient)).isEmpty();
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var chart = Jsoup.parse(staff.get("/patients/" + patient).body());
    assertThat(chart.select("[aria-label]").eachAttr("aria-label"))
        .anyMatch(words -> words.startsWith("Pain now, 0 to 10: 3 on"))
        .anyMatch(words -> words.matches("“Work 4 hours”: 3 on .*, 6 on .*"));
    assertThat(staff.get("/patients/" + patient + "/checkins").body())
        .contains("I am sore, as after sport", "as expected");
  }

  @Test
  void theSameFormTwiceIsOneAnswer() {
    var fields = fields(patient, "1984");
    fields.put("submission", Ids.next().toString());
    fields.put("tick", FEVER);
    fields.put("words", "since <b>noon</b>");
    somebody.postRaw("/checkin/answer", fields);
    somebody.postRaw("/checkin/answer", fields);
    assertThat(as(() -> replies.of(patient)).getLast().replies()).hasSize(1);
    assertThat(open(patient)).hasSize(1);
  }

  @Test
  void nothingTickedIsAskedForAndWhatWasTypedStays() {
    var fields = fields(patient, "1984");
    fields.put("words", "my cat is ill");
    var again = somebody.postRaw("/checkin/answer", fields);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("Tick what fits", "my cat is ill");
  }

  @Test
  void fiveWrongYearsEndTheLinkAndTheThreeTiersStandThereAllTheSame() {
    for (int i = 0; i < 4; i++) {
      var wrong = somebody.postRaw("/checkin", fields(patient, "1985"));
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.body()).contains("not the year of birth");
    }
    somebody.postRaw("/checkin", fields(patient, "1985"));
    var ended = somebody.postRaw("/checkin", fields(patient, "1984"));
    assertThat(Jsoup.parse(ended.body()).text())
        .contains("No answer can be sent", "Call 112 at once", "030 555 01", "I am short of breath")
        .contains("I have fever or shivering", "As expected")
        .doesNotContain("Marta", "Riverside");
  }

  @Test
  void anUnknownLinkShowsTheThreeTiersToo() {
    assertThat(Jsoup.parse(somebody.get("/checkin/no-such-link").body()).text())
        .contains("No answer can be sent", "I am short of breath", "I have fever or shivering");
  }

  @Test
  void anExpiredLinkTakesNoAnswer() {
    superUser.execute(
        "update checkin_link set expires_at = '2020-01-01' where patient_id = '%s'"
            .formatted(patient));
    assertThat(answer(patient, SORE).body()).contains("No answer can be sent", "030 555 01");
    assertThat(as(() -> replies.of(patient)).getLast().replies()).isEmpty();
  }

  @Test
  void twoDevicesAtOnceBothCountAndTheStricterAlerts() throws Exception {
    try (var both = Executors.newFixedThreadPool(2)) {
      both.submit(() -> answer(patient, SORE));
      both.submit(() -> answer(patient, SHORT_OF_BREATH));
      both.shutdown();
      assertThat(both.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(as(() -> replies.of(patient)).getLast().replies()).hasSize(2);
    assertThat(open(patient)).extracting(Item::what).hasSize(1);
  }

  @Test
  void whatIsPublishedIsValid() {
    answer(patient, FEVER);
    var fields = fields(patient, "1984");
    fields.put("submission", Ids.next().toString());
    fields.put("pain", "7");
    somebody.postRaw("/checkin/scores", fields);
    var reply = as(() -> replies.of(patient)).getLast().replies().getFirst();
    assertThat(reply.painNow()).isEqualTo(7);
    FhirCheck.valid(ReplyFhir.of(reply));
  }
}
