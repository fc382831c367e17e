package org.tautband.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawings;
import org.tautband.kernel.chart.DrawingWriter;

/** A drawing in a check-in: behind the door, after what to do, in the problem of the session. */
class CheckInDrawingTest extends FollowUpTest {
  private static final String RIGHT =
      "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"region\":\"shoulder_lat.R\","
          + "\"quality\":\"ache\",\"intensity\":6}]}";
  private static final String LEFT = RIGHT.replace(".R", ".L");

  @Autowired PainDrawings drawings;
  private UUID patient;
  private UUID episode;
  private Visitor somebody;

  @BeforeEach
  void askedAfterASession() {
    patient = patientWith("marta@patients.example");
    episode = planned(patient, PLACES).id();
    var at = justNow();
    needled(patient, episode, UPPER_BACK, at);
    askAt(at.plus(Duration.ofHours(24)));
    somebody = new Visitor(base());
  }

  private Visitor.Answer post(String path, Map<String, String> more) {
    var fields = fields(patient, "1984");
    fields.put("submission", Ids.next().toString());
    fields.putAll(more);
    return somebody.postRaw(path, fields);
  }

  private Document page(String path, Map<String, String> more) {
    return Jsoup.parse(post(path, more).body());
  }

  private List<PainDrawing> kept() {
    return as(() -> drawings.of(patient, episode));
  }

  @Test
  void itIsOneOfTheProblemsDrawingsWithTheDateOfTheCheckIn() {
    var result = Jsoup.parse(answer(patient, SORE).body());
    assertThat(result.select("form[action=/checkin/draw] button").text())
        .isEqualTo("Draw where it hurts");
    var draw = page("/checkin/draw", Map.of());
    assertThat(draw.select("tautband-chart").hasAttr("yours")).isTrue();
    assertThat(draw.select("tautband-chart p").text()).contains("your answer is sent already");
    var sent = page("/checkin/drawing", Map.of("drawing", RIGHT));
    assertThat(sent.select("main").text()).contains("Kept.", "Your right outer shoulder");
    assertThat(kept()).hasSize(1);
    assertThat(DrawingWriter.write(kept().getFirst().drawing())).isEqualTo(RIGHT);
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var path = "/patients/" + patient + "/episodes/" + episode + "/drawings";
    assertThat(staff.get(path).body()).contains("Sent by the patient, check-in of ");
    assertThat(staff.get(path + "/" + kept().getFirst().id()).body())
        .contains("Sent by the patient, check-in of ")
        .doesNotContain("Put to this problem");
    assertThat(staff.get("/patients/" + patient + "/checkins").body())
        .contains("Right outer shoulder", path + "/" + kept().getFirst().id());
    assertThat(staff.get("/fhir/DocumentReference/" + kept().getFirst().id()).body())
        .contains("Patient/" + patient, "sent with the check-in", "Condition/" + episode);
    assertThat(
            superUser.execute(
                "update audit_entry set outcome = outcome where route = '/checkin/drawing' and"
                    + " '%s' = any(patient_ids) and actor_name like 'The patient%%'"
                        .formatted(patient)))
        .isEqualTo(1);
  }

  @Test
  void drawnAgainItIsShownFirstBothAreKeptAndLieOverOneAnother() {
    answer(patient, SORE);
    post("/checkin/drawing", Map.of("drawing", RIGHT));
    var again = page("/checkin/draw", Map.of());
    assertThat(again.select("tautband-chart").attr("value")).isEqualTo(RIGHT);
    post("/checkin/drawing", Map.of("drawing", RIGHT));
    assertThat(kept()).as("the same again is no second one").hasSize(1);
    post("/checkin/drawing", Map.of("drawing", RIGHT.replace("ache", "burning")));
    assertThat(kept()).hasSize(2);
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(
            staff
                .get(
                    "/patients/%s/episodes/%s/drawings/%s/over/%s"
                        .formatted(patient, episode, kept().getFirst().id(), kept().getLast().id()))
                .body())
        .contains("Jaccard 1.00");
    assertThat(staff.get("/patients/" + patient + "/episodes/" + episode + "/muscles").body())
        .contains("drawn by <span>the patient.</span>", "Sent by the patient, check-in of ");
  }

  @Test
  void nothingIsDrawnInAnEmergencyAndWhatIsSentAllTheSameIsKeptBelowIt() {
    var result = Jsoup.parse(answer(patient, SHORT_OF_BREATH).body());
    assertThat(result.select("form[action=/checkin/draw]")).isEmpty();
    var draw = page("/checkin/draw", Map.of());
    assertThat(draw.select("tautband-chart")).isEmpty();
    assertThat(draw.select("[role=alert]").text()).contains("This needs help now");
    var sent = page("/checkin/drawing", Map.of("drawing", RIGHT)).select("main").html();
    assertThat(sent).contains("Kept.");
    assertThat(sent.indexOf("This needs help now")).isBetween(0, sent.indexOf("Kept."));
    assertThat(kept()).hasSize(1);
  }

  @Test
  void whatToDoTodayStaysAboveTheDrawing() {
    answer(patient, FEVER);
    var draw = page("/checkin/draw", Map.of()).select("main").html();
    assertThat(draw.indexOf("Talk to somebody today"))
        .isBetween(0, draw.indexOf("<tautband-chart"));
  }

  @Test
  void withoutAnAnswerTheQuestionsComeFirst() {
    assertThat(page("/checkin/draw", Map.of()).select("main").text())
        .contains("Is any of this new");
    assertThat(page("/checkin/drawing", Map.of("drawing", RIGHT)).select("main").text())
        .contains("Is any of this new");
  }

  @Test
  void beforeTheDoorAndByAWrongOrClosedLinkNothingIsShownOrKept() {
    answer(patient, SORE);
    post("/checkin/drawing", Map.of("drawing", RIGHT));
    for (var path : List.of("/checkin/draw", "/checkin/drawing")) {
      for (var born : List.of("", "1985")) {
        var page = page(path, Map.of("born", born, "drawing", LEFT));
        assertThat(page.select("tautband-chart, svg.chart-picture")).isEmpty();
        assertThat(page.text()).contains("year of birth").doesNotContain("shoulder");
      }
      assertThat(page(path, Map.of("link", "nobody-made-this", "drawing", LEFT)).text())
          .contains("No answer can be sent by this link");
    }
    post("/checkin/draw", Map.of("born", "1985"));
    post("/checkin/draw", Map.of("born", "1985"));
    post("/checkin/draw", Map.of("born", "1985"));
    assertThat(page("/checkin/drawing", Map.of("drawing", LEFT)).text())
        .as("closed after five wrong years")
        .contains("No answer can be sent by this link");
    assertThat(kept()).hasSize(1);
  }

  @Test
  void whatIsNoDrawingIsSaidAtTheFieldAndItMayBeLeftOut() {
    answer(patient, SORE);
    for (var bad : List.of("", "{\"marks\":[[NaN]]}", RIGHT.replace("chart-1", "chart-0"))) {
      var answer = post("/checkin/drawing", Map.of("drawing", bad));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(Jsoup.parse(answer.body()).select("#drawing-error")).hasSize(1);
    }
    assertThat(page("/checkin/drawing", Map.of("without", "", "drawing", RIGHT)).text())
        .contains("Thank you");
    assertThat(kept()).isEmpty();
    assertThat(
            page(
                    "/checkin/drawing",
                    Map.of(
                        "drawing", "{\"chart\":\"chart-1\",\"says\":\"cannot-show\",\"marks\":[]}"))
                .text())
        .contains("Kept.", "Cannot show where");
  }

  @Test
  void aDrawingOnTheSideThatThePlanDoesNotNameSaysSo() {
    answer(patient, SORE);
    post("/checkin/drawing", Map.of("drawing", LEFT));
    assertThat(kept().getFirst().sideWords()).contains("left side", "was not asked");
  }
}
