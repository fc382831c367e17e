package org.tautband.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Actor;
import org.tautband.atlas.RankingJson;
import org.tautband.atlas.Rankings;
import org.tautband.database.Ids;
import org.tautband.evidence.Side;
import org.tautband.needling.NeedlingTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept for testing the ranking: counted, handed out without names, and taken back. */
class PalpationsKeptTest extends NeedlingTest {
  private static final List<String> DRAWN = List.of("neck_post.R", "occiput.R", "temple.R");

  @Autowired private Palpations palpations;
  @Autowired private PalpationReport report;
  @Autowired private SeenRankings seenRankings;
  @Autowired private Rankings rankings;

  private static Assessment.Findings found(Side side) {
    return new Assessment.Findings(
        "",
        new Pain(4, null, null),
        List.of(),
        List.of(
            new Finding(
                "trapezius_desc",
                side,
                Finding.Sign.PRESENT,
                2,
                Finding.Sign.PRESENT,
                Finding.Sign.PRESENT,
                Finding.Sign.NOT_EXAMINED,
                List.of("temple.R"),
                "Marta says it is the one")),
        List.of(),
        "");
  }

  private Assessment kept(UUID patient) {
    var theirs = patient.equals(patientId) ? episode : planned(patient, PLACES);
    return as(
        () -> {
          var seen = seenRankings.of(patient, theirs.id(), DRAWN, "", rankings.version());
          var assessment =
              assessments.record(
                  patient, theirs.id(), Ids.next(), found(Side.RIGHT), seen.orElseThrow());
          palpations.keep(assessment);
          return assessment;
        });
  }

  private void keptOfFive() {
    kept(patientId);
    for (int i = 0; i < 4; i++) kept(patient("Zora" + i));
  }

  private Visitor signedIn(Actor who) {
    var visitor = new Visitor(base());
    visitor.signIn(who.login(), Fixtures.PASSWORD);
    return visitor;
  }

  @Test
  void thePageCountsAndHoldsBackWhatWouldBeAboutSomebody() {
    var manager = signedIn(clinic.manager());
    assertThat(Jsoup.parse(manager.get("/palpations").body()).text()).contains("Nothing is kept");
    kept(patientId);
    var one = Jsoup.parse(manager.get("/palpations").body());
    assertThat(one.select(".tally").text()).isEqualTo("1 patients 1 rankings 1 palpations");
    assertThat(one.select("table")).isEmpty();
    assertThat(one.text()).contains("1 muscle more in fewer patients");
    assertThat(manager.get("/palpations/kept.jsonl").status()).isEqualTo(409);
    for (int i = 0; i < 4; i++) kept(patient("Zora" + i));
    var page = Jsoup.parse(manager.get("/palpations").body());
    assertThat(page.select("table").last().select("tbody tr").text())
        .startsWith("Upper trapezius 5 5 5 0 0 5 0 0");
    assertThat(page.text()).contains("It cannot show that the ranking is right");
    assertThat(page.select("a[download]")).hasSize(1);
    assertThat(Jsoup.parse(signedIn(kim).get("/palpations").body()).select("a[download]"))
        .as("what leaves the house is the manager’s to decide")
        .isEmpty();
    assertThat(signedIn(kim).get("/palpations/kept.jsonl").status()).isEqualTo(403);
  }

  @Test
  void theFileNamesNobodyAndCanBeRankedAgain() {
    keptOfFive();
    var manager = signedIn(clinic.manager());
    var text = new String(manager.bytes("/palpations/kept.jsonl"), StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("Marta", "Zora", "Kim", patientId.toString(), "T0", "T1");
    var lines = text.lines().toList();
    assertThat(lines).hasSize(5);
    for (String line : lines) {
      JsonNode node = JsonMapper.shared().readTree(line);
      assertThat(node.propertyNames())
          .containsExactlyInAnyOrder("id", "person", "month", "model", "regions", "palpated");
      assertThat(node.get("month").asString()).matches("\\d{4}-\\d{2}");
      assertThat(node.get("model").asString()).matches("1 [0-9a-f]{12}");
      JsonNode muscle = node.get("palpated").get(0);
      assertThat(muscle.propertyNames())
          .containsExactlyInAnyOrder(
              "muscle", "side", "familiar", "referred", "felt", "place", "score");
      assertThat(muscle.get("place").asInt()).isPositive();
      assertThat(RankingJson.read(line)).isInstanceOf(RankingJson.Read.Case.class);
    }
    assertThat(new String(manager.bytes("/palpations/kept.jsonl"), StandardCharsets.UTF_8))
        .as("ids are new in each file")
        .doesNotContain(JsonMapper.shared().readTree(lines.getFirst()).get("id").asString());
    assertThat(signedIn(kim).get("/patients/" + patientId + "/copy").body())
        .as("the patient reads who took it out")
        .contains(clinic.manager().name());
  }

  @Test
  void whatThePatientTakesBackIsDeletedAndNeverHandedOutAgain() {
    keptOfFive();
    var other = kept(patientId);
    var visitor = signedIn(kim);
    var path =
        "/patients/" + patientId + "/episodes/" + episode.id() + "/assessments/" + other.id();
    assertThat(Jsoup.parse(visitor.get(path).body()).text())
        .contains("may take the agreement back");
    var answer = visitor.post(path, path + "/palpations/taken-back", Map.of());
    assertThat(answer.status()).isEqualTo(302);
    assertThat(as(() -> palpations.of(other))).isEmpty();
    var now = as(report::now);
    assertThat(now.people()).isEqualTo(4);
    assertThat(now.takenBack()).isEqualTo(1);
    assertThat(signedIn(clinic.manager()).get("/palpations/kept.jsonl").status()).isEqualTo(409);
    assertThat(Jsoup.parse(visitor.get(path).body()).text())
        .contains("Agreement to the test taken back")
        .contains("2 palpations deleted");
    assertThat(as(() -> assessments.find(patientId, other.id())).orElseThrow().findings().muscles())
        .as("the assessment stays")
        .hasSize(1);
    visitor.post(path, path + "/palpations/taken-back", Map.of());
    assertThat(as(() -> palpations.takenBack(patientId))).hasSize(1);
  }

  @Test
  void aCorrectedSideIsCorrectedInWhatIsKept() {
    var before = kept(patientId);
    as(() -> assessments.change(before, found(Side.LEFT)));
    assertThat(as(() -> palpations.of(before)))
        .singleElement()
        .satisfies(one -> assertThat(one.side()).isEqualTo(Side.LEFT));
  }
}
