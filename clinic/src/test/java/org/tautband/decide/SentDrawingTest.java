package org.tautband.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.RedFlag;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/** A drawing of the decision aid, from the patient's form to a problem's drawings. */
class SentDrawingTest extends ClinicTest {
  private static final String RIGHT =
      "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"region\":\"shoulder_lat.R\","
          + "\"quality\":\"ache\",\"intensity\":6}]}";

  @Autowired PainDrawings drawings;
  @Autowired Patients patients;
  @Autowired Episodes episodes;
  @Autowired PatientLinks links;
  @Autowired Content content;
  private UUID patientId;
  private String patient;
  private Visitor staff;
  private Visitor somebody;
  private String secret;

  @BeforeEach
  void aPatientWithALink() {
    Identity identity = Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    patientId = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    patient = "/patients/" + patientId;
    secret = clinic.asClinician(() -> links.make(patientId));
    staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    somebody = new Visitor(base());
  }

  private UUID problem(String words) {
    Complaint complaint = new Complaint(words, "", "", "", "", List.of());
    return clinic.asClinician(
        () -> episodes.open(patientId, Ids.next(), complaint, List.of(), List.of()).id());
  }

  private Map<String, String> form(String drawing) {
    Map<String, String> fields = new HashMap<>();
    fields.put("link", secret);
    fields.put("born", "1984");
    fields.put("submission", Ids.next().toString());
    fields.put("own", "Play the cello again");
    fields.put("drawing", drawing);
    return fields;
  }

  private Visitor.Answer send(String drawing) {
    return somebody.postRaw("/decide/send", form(drawing));
  }

  private Document go(String from, String to, Map<String, String> more) {
    Map<String, String> fields = form(RIGHT);
    fields.putAll(Map.of("from", from, "to", to));
    fields.putAll(more);
    return Jsoup.parse(somebody.postRaw("/decide", fields).body());
  }

  private List<PainDrawing> kept() {
    return clinic.asClinician(() -> drawings.sent(patientId));
  }

  private Visitor.Answer put(UUID drawing, UUID episode, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(Map.of("episode", episode.toString()));
    fields.put("edition", "1");
    fields.putAll(more);
    return staff.post(patient + "/drawings", patient + "/drawings/" + drawing + "/problem", fields);
  }

  @Test
  void onlyTheClinicsLinkAsksForADrawingAndItTravelsInTheForm() {
    Document open = Jsoup.parse(somebody.get("/decide").body());
    assertThat(open.select(".stepto")).hasSize(9);
    Document first = Jsoup.parse(somebody.get("/decide/link/" + secret).body());
    assertThat(first.select("h1").text()).contains("1 of 10");
    Document draw = go("problem", "draw", Map.of());
    assertThat(draw.select("h1").text()).isEqualTo("2 of 10: Where it hurts");
    assertThat(draw.select("tautband-chart").attr("value")).isEqualTo(RIGHT);
    assertThat(draw.select("tautband-chart p").text()).contains("Go on without it");
    assertThat(draw.select("button.primary").val()).isEqualTo("options");
    Document summary = go("stand", "summary", Map.of());
    assertThat(summary.select("input[name=drawing]").val()).isEqualTo(RIGHT);
    assertThat(summary.select("dl.facts").text()).contains("Your right outer shoulder");
    assertThat(summary.select(".chart-pictures svg")).hasSize(2);
    assertThat(kept()).as("nothing is kept before it is sent").isEmpty();
    Document without =
        Jsoup.parse(somebody.postRaw("/decide", Map.of("from", "problem", "to", "draw")).body());
    assertThat(without.select("tautband-chart")).as("no link, no drawing").isEmpty();
  }

  @Test
  void anEmergencyIsSaidBeforeTheDrawingAndStaysAboveIt() {
    String flag =
        content.redFlags().stream()
            .filter(f -> f.step() == RedFlag.Step.EMERGENCY && f.askedOf() == AskedOf.PATIENT)
            .findFirst()
            .orElseThrow()
            .id();
    Document held = go("problem", "draw", Map.of("flag", flag));
    assertThat(held.select("[role=alert] b").first().text()).startsWith("Call ");
    assertThat(held.select("tautband-chart")).isEmpty();
    Document anyway = go("draw", "draw", Map.of("flag", flag));
    assertThat(anyway.select("[role=alert] b").first().text()).startsWith("Call ");
    String page = anyway.select("main").html();
    assertThat(page.indexOf("role=\"alert\"")).isLessThan(page.indexOf("<tautband-chart"));
  }

  @Test
  void whatWasSentWaitsAndAClinicianPutsItToAProblemUnchanged() {
    Visitor.Answer done = send(RIGHT);
    assertThat(Jsoup.parse(done.body()).select("main").text())
        .contains("Your answers are sent", "Your right outer shoulder");
    PainDrawing sent = kept().getFirst();
    assertThat(sent.episodeId()).isNull();
    assertThat(DrawingWriter.write(sent.drawing())).isEqualTo(RIGHT);
    assertThat(staff.get(patient).body())
        .contains("The patient sent a drawing", "belongs to no problem yet", "chart-ache");
    assertThat(staff.get(patient + "/decision-aid").body())
        .contains("Right outer shoulder", "chart-ache", "Put the drawing to a problem");
    assertThat(staff.get(patient + "/drawings").body()).contains("No problem is open.");
    UUID episode = problem("My right shoulder");
    Visitor.Answer put = put(sent.id(), episode, Map.of());
    assertThat(put.status()).as(put.body()).isEqualTo(302);
    String path = patient + "/episodes/" + episode + "/drawings";
    Document page = Jsoup.parse(staff.get(path + "/" + sent.id()).body());
    assertThat(page.select(".head").text())
        .contains("Sent by the patient, decision aid of ", "Put to this problem by clinician")
        .doesNotContain("Change");
    assertThat(staff.get(path + "/" + sent.id() + "/change").status()).isEqualTo(404);
    assertThat(staff.get(path).body()).contains("Sent by the patient, decision aid of ");
    assertThat(staff.get(patient).body()).doesNotContain("The patient sent a drawing");
    PainDrawing now = kept().getFirst();
    assertThat(now.drawing()).isEqualTo(sent.drawing());
    assertThat(now.startedAt()).isEqualTo(sent.startedAt());
    assertThat(now.shownAt()).isEqualTo(sent.startedAt());
    assertThat(put(sent.id(), problem("Another"), Map.of()).status())
        .as("somebody else was quicker")
        .isEqualTo(409);
  }

  @Test
  void itIsPublishedWithThePatientAsAuthorAndInTheAudit() {
    send(RIGHT);
    UUID id = kept().getFirst().id();
    UUID episode = problem("My right shoulder");
    put(id, episode, Map.of());
    String document = staff.get("/fhir/DocumentReference/" + id).body();
    assertThat(document)
        .contains("Patient/" + patientId, "by the clinic", "Condition/" + episode)
        .contains("sent with the decision aid")
        .doesNotContain("\"display\":\"" + clinic.clinician().name());
    assertThat(staff.get("/fhir/Observation?patient=" + patientId).body())
        .contains("shoulder_lat.R");
    assertThat(
            superUser.execute(
                "update audit_entry set outcome = outcome where route = '/decide/send' and"
                    + " '%s' = any(patient_ids)".formatted(patientId)))
        .isEqualTo(1);
  }

  @Test
  void aProblemThatNamesTheOtherSideIsAskedAboutWithoutAnAnswerChosen() {
    send(RIGHT);
    UUID id = kept().getFirst().id();
    UUID episode = problem("Pain in my left shoulder");
    Visitor.Answer asked = put(id, episode, Map.of());
    assertThat(asked.status()).isEqualTo(422);
    Document page = Jsoup.parse(asked.body());
    assertThat(page.select("#sides legend").text()).contains("shows the right side", "says left");
    assertThat(page.select("#sides input[checked]")).isEmpty();
    Visitor.Answer words = put(id, episode, Map.of("sides", "WORDS"));
    assertThat(words.status()).isEqualTo(422);
    assertThat(words.body()).contains("Nothing was done.");
    assertThat(kept().getFirst().episodeId()).isNull();
    assertThat(put(id, episode, Map.of("sides", "DRAWING")).status()).isEqualTo(302);
    assertThat(kept().getFirst().sideWords()).contains("confirmed");
  }

  @Test
  void whatIsNoDrawingIsSaidAtTheFieldAndEveryAnswerStays() {
    StringBuilder many = new StringBuilder("[0,600]");
    for (int i = 0; i < 100_000; i++) many.append(",[").append(i % 90).append(",700]");
    String line =
        "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"view\":\"front\",\"points\":["
            + "%s],\"widthMm\":16,\"quality\":\"ache\"}]}";
    Map<String, String> wrong =
        Map.of(
            RIGHT.replace("shoulder_lat.R", "nowhere.R"),
            "could not be read",
            RIGHT.replace(".R", ""),
            "could not be read",
            RIGHT.replace("chart-1", "chart-0"),
            "another picture of the body",
            line.formatted("[NaN,2]"),
            "could not be read",
            line.formatted("[2400,2400],[2410,2400]"),
            "beside the body",
            line.formatted(many),
            "it may have 20,000",
            "{\"marks\":[",
            "could not be read",
            "<script>alert(1)</script>",
            "could not be read");
    wrong.forEach(
        (drawing, words) -> {
          for (Visitor.Answer answer :
              List.of(
                  send(drawing),
                  somebody.postRaw(
                      "/decide", with(drawing, Map.of("from", "draw", "to", "health"))))) {
            assertThat(answer.status()).isEqualTo(422);
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select("h1").text()).endsWith("Where it hurts");
            assertThat(page.select("#drawing-error").text()).contains(words);
            assertThat(page.select("input[name=own]").val()).isEqualTo("Play the cello again");
            assertThat(page.select("input[name=link]").val()).isEqualTo(secret);
            assertThat(answer.body()).doesNotContain("<script>alert(1)");
          }
        });
    assertThat(kept()).isEmpty();
    assertThat(send("x".repeat(2_200_000)).status()).isBetween(400, 422);
    assertThat(send("").body()).contains("Your answers are sent").doesNotContain("What you drew");
    assertThat(kept()).as("a drawing may be left out").isEmpty();
  }

  private Map<String, String> with(String drawing, Map<String, String> more) {
    Map<String, String> fields = form(drawing);
    fields.putAll(more);
    return fields;
  }

  @Test
  void aWrongYearOrALinkThatEndedKeepsNoDrawingAndLosesNone() {
    Map<String, String> wrong = form(RIGHT);
    wrong.put("born", "1985");
    Document again = Jsoup.parse(somebody.postRaw("/decide/send", wrong).body());
    assertThat(again.select("input[name=drawing]").val()).isEqualTo(RIGHT);
    clinic.asClinician(() -> links.make(patientId));
    Document ended = Jsoup.parse(send(RIGHT).body());
    assertThat(ended.text()).contains("This link has ended");
    assertThat(ended.select("input[name=drawing]").val()).isEqualTo(RIGHT);
    assertThat(kept()).isEmpty();
  }

  @Test
  void everythingSentIsKeptAndTheNewestWaits() {
    Map<String, String> once = form(RIGHT);
    somebody.postRaw("/decide/send", once);
    somebody.postRaw("/decide/send", once);
    assertThat(kept()).hasSize(1);
    send("{\"chart\":\"chart-1\",\"says\":\"no-pain-today\",\"marks\":[]}");
    assertThat(kept()).hasSize(2);
    put(kept().getFirst().id(), problem("Shoulder"), Map.of());
    assertThat(staff.get(patient).body()).doesNotContain("The patient sent a drawing");
    assertThat(staff.get(patient + "/drawings").body())
        .contains("Belongs to no problem yet", "No pain today.");
  }

  @Test
  void anotherGroupAndAnotherPatientHaveNoneOfIt() {
    send(RIGHT);
    UUID id = kept().getFirst().id();
    Fixtures.TestClinic other = fixtures.newClinic();
    assertThat(CurrentGroup.call(other.groupId(), () -> drawings.sent(patientId))).isEmpty();
    Identity identity = Identity.of("Petra", "Probe", LocalDate.of(1990, 3, 14), Sex.FEMALE);
    UUID theirs = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    String page = "/patients/" + theirs + "/drawings";
    assertThat(
            staff
                .post(page, page + "/" + id + "/problem", Map.of("episode", id.toString()))
                .status())
        .isEqualTo(404);
    Visitor desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(desk.get(patient + "/drawings").status()).isEqualTo(403);
    assertThat(desk.get(patient).body()).doesNotContain("The patient sent a drawing");
  }
}
