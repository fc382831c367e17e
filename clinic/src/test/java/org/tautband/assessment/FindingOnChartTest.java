package org.tautband.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.assessment.Finding.Sign;
import org.tautband.assessment.Finding.State;
import org.tautband.atlas.BodyChart;
import org.tautband.database.Ids;
import org.tautband.evidence.Side;
import org.tautband.needling.NeedlingTest;

/** The point pressed and the pain felt elsewhere are kept as shown, or asked about. */
class FindingOnChartTest extends NeedlingTest {
  private static final String FELT =
      "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"region\":\"temple.R\","
          + "\"quality\":\"ache\"}]}";

  @Autowired private BodyChart chart;
  @Autowired private PalpationTable palpations;
  @Autowired private TransactionTemplate transaction;
  private Visitor visitor;
  private String path;

  @BeforeEach
  void signedIn() {
    visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    path = "/patients/" + patientId + "/episodes/" + episode.id() + "/assessments";
  }

  private Visitor.Answer send(Map<String, String> more) {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "submission", Ids.next().toString(),
                "muscle", "1",
                "muscle0.name", "Upper trapezius",
                "muscle0.side", "RIGHT",
                "muscle0.band", "PRESENT"));
    fields.putAll(more);
    return visitor.post(path + "/new", path, fields);
  }

  private Finding kept() {
    return as(() -> assessments.of(patientId, episode.id()))
        .getFirst()
        .findings()
        .muscles()
        .getFirst();
  }

  @Test
  void thePointAndTheDrawingAreKeptAsShownAndComeBackInTheForm() {
    var saved = send(Map.of("muscle0.pressed", "chart-1 back 30 240", "muscle0.drawn", FELT));
    assertThat(saved.status()).isEqualTo(302);
    Finding finding = kept();
    OnChart.Pressed pressed = java.util.Objects.requireNonNull(finding.onChart().pressed());
    assertThat(pressed.point()).isEqualTo(new OnChart.Point("back", 30, 240));
    assertThat(pressed.regionId()).endsWith(".R");
    assertThat(finding.onChart().feltDrawing()).isEqualTo(FELT);
    assertThat(finding.referredPain()).isEqualTo(Sign.PRESENT);
    assertThat(finding.felt()).as("what was named").isEmpty();
    assertThat(finding.feltRegions(chart)).containsExactly("temple.R");
    String at = java.net.URI.create(saved.location()).getPath();
    String form = visitor.get(at + "/change").body();
    assertThat(form).contains("value=\"chart-1 back 30 240\"", "Point or region shown", "temple.R");
    assertThat(visitor.get(at).body()).contains("pressed in", "felt pain drawn on the chart");
  }

  @Test
  void aRegionAloneIsEnoughAndNothingIsToo() {
    send(Map.of("muscle0.at", "right back of neck"));
    assertThat(kept().onChart().pressed())
        .isEqualTo(new OnChart.Pressed("chart-1", "neck_post.R", null));
    send(Map.of("muscle0.pressed", "chart-1 neck_post.R"));
    assertThat(kept().onChart().pressed())
        .isEqualTo(new OnChart.Pressed("chart-1", "neck_post.R", null));
    send(Map.of("muscle0.note", "none"));
    assertThat(kept().onChart()).isEqualTo(OnChart.NOTHING);
  }

  @Test
  void aRegionTypedOverAPointTakesItsPlace() {
    send(
        Map.of(
            "muscle0.pressed",
            "chart-1 back 30 240",
            "muscle0.at",
            "right occiput / back of head"));
    assertThat(kept().onChart().pressed())
        .isEqualTo(new OnChart.Pressed("chart-1", "occiput.R", null));
  }

  @Test
  void theOtherSideIsAskedAboutAndNothingTypedIsLost() {
    var asked = send(Map.of("muscle0.pressed", "chart-1 back -30 240", "muscle0.drawn", FELT));
    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.body())
        .contains("The muscle is on the right, what was pressed lies on the left")
        .contains("value=\"chart-1 back -30 240\"", "temple.R");
  }

  @Test
  void whatCannotBeReadIsRefusedAtItsField() {
    for (Map<String, String> bad :
        List.of(
            Map.of("muscle0.pressed", "chart-0 back 30 240"),
            Map.of("muscle0.pressed", "chart-1 tail 60 250"),
            Map.of("muscle0.pressed", "chart-1 back 9999 250"),
            Map.of("muscle0.pressed", "chart-1 nowhere.R"),
            Map.of("muscle0.pressed", "chart-1 back NaN 1".repeat(50)),
            Map.of("muscle0.at", "left tail"))) {
      var refused = send(bad);
      assertThat(refused.status()).as(bad.toString()).isEqualTo(422);
      assertThat(refused.body()).contains("id=\"muscle0.at-error\"");
    }
    for (String drawing : List.of("{", "[]", "{\"chart\":\"chart-1\",\"says\":\"all-over\"}")) {
      var refused = send(Map.of("muscle0.drawn", drawing));
      assertThat(refused.status()).as(drawing).isEqualTo(422);
      assertThat(refused.body()).contains("id=\"muscle0.drawn-error\"");
    }
    assertThat(as(() -> assessments.of(patientId, episode.id()))).isEmpty();
  }

  @Test
  void whatWasDrawnIsKeptForTestingTheRankingBesideWhatWasNamed() {
    send(
        Map.of(
            "muscle0.drawn", FELT,
            "muscle0.felt", "right occiput / back of head",
            "ranked", "temple.R",
            "agreed", "yes"));
    UUID id = as(() -> assessments.of(patientId, episode.id())).getFirst().id();
    assertThat(as(() -> transaction.execute(status -> palpations.of(id))).getFirst().felt())
        .containsExactly("occiput.R", "temple.R");
  }

  @Test
  void aStateIsSaidOfWhatWasLookedForOnly() {
    assertThat(state(Sign.PRESENT, null, Sign.PRESENT)).isEqualTo(State.ACTIVE);
    assertThat(state(Sign.PRESENT, null, Sign.ABSENT)).isEqualTo(State.LATENT);
    assertThat(state(Sign.NOT_EXAMINED, 2, Sign.NOT_EXAMINED)).isEqualTo(State.UNCERTAIN);
    assertThat(state(Sign.ABSENT, 0, Sign.ABSENT)).isEqualTo(State.NOTHING_FOUND);
    assertThat(state(Sign.ABSENT, null, Sign.NOT_EXAMINED)).isEqualTo(State.NOTHING_FOUND);
    assertThat(state(Sign.NOT_EXAMINED, null, Sign.NOT_EXAMINED)).isEqualTo(State.NOT_EXAMINED);
  }

  private static State state(
      Sign band, @org.jspecify.annotations.Nullable Integer tenderness, Sign familiar) {
    return new Finding(
            "trapezius_desc",
            Side.RIGHT,
            band,
            tenderness,
            familiar,
            Sign.NOT_EXAMINED,
            Sign.NOT_EXAMINED,
            List.of(),
            "")
        .state();
  }
}
