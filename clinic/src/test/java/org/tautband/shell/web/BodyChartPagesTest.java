package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Finding;
import org.tautband.assessment.Finding.Sign;
import org.tautband.assessment.OnChart;
import org.tautband.assessment.Pain;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing.Hand;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episode;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.Depth;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Layer;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Quality;
import org.tautband.needling.EntryKind;
import org.tautband.needling.NeedlingTest;
import org.tautband.needling.SessionHead;

/** The body chart of an episode: six layers, each on and off, each in words too. */
class BodyChartPagesTest extends NeedlingTest {
  private static final String FELT =
      "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"region\":\"temple.R\","
          + "\"quality\":\"ache\"}]}";

  @Autowired private PainDrawings drawings;
  @Autowired private Atlas atlas;
  private Visitor visitor;
  private String path;

  @BeforeEach
  void signedIn() {
    visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    path = path(patientId, episode);
  }

  private static String path(UUID patient, Episode of) {
    return "/patients/" + patient + "/episodes/" + of.id() + "/body-chart";
  }

  private UUID draw(UUID patient, Episode of, String region) {
    var mark = new Mark.Whole(region, new Mark.Brush(Quality.ACHE, 6, Depth.DEEP));
    var drawing = new Drawing("chart-1", Drawing.Says.DRAWN, List.of(mark), null);
    var shown = new PainDrawings.Shown(drawing, Hand.PATIENT, "");
    return as(() -> drawings.draw(patient, of.id(), Ids.next(), shown)).id();
  }

  private UUID find(UUID patient, Episode of, List<Finding> muscles) {
    var findings =
        new Assessment.Findings("", new Pain(null, null, null), List.of(), muscles, List.of(), "");
    return as(() -> assessments.record(patient, of.id(), Ids.next(), findings)).id();
  }

  private static Finding finding(String muscle, Sign band, Sign familiar, OnChart onChart) {
    return new Finding(
        muscle,
        Side.RIGHT,
        band,
        null,
        familiar,
        Sign.NOT_EXAMINED,
        Sign.NOT_EXAMINED,
        List.of(),
        "",
        onChart);
  }

  private SessionHead needled() {
    prepare();
    SessionHead head = started();
    Tablet tablet = new Tablet(head);
    tablet.whole(1);
    tablet.tap(EntryKind.OPENED, 2);
    tablet.tap(EntryKind.IN, 2);
    return head;
  }

  private static String layer(Layer layer) {
    return "data-layer=\"" + layer.code() + "\"";
  }

  @Test
  void withNothingRecordedItSaysSoAndShowsTheFigure() {
    String page = visitor.get(path).body();
    assertThat(page)
        .contains("Nothing was drawn in this episode", "Nothing was assessed in this episode")
        .contains("No session in this episode", "The model shows nothing by itself")
        .contains("chart-skin", "/red-flags");
    assertThat(page).doesNotContain("chart-zone-main", "chart-leader");
  }

  @Test
  void allSixLayersAreShownEachWithItsWords() {
    draw(patientId, episode, "shoulder_lat.R");
    SessionHead head = needled();
    find(
        patientId,
        episode,
        List.of(
            finding(
                "trapezius_desc",
                Sign.PRESENT,
                Sign.PRESENT,
                new OnChart(
                    new OnChart.Pressed(
                        "chart-1", "shoulder_top.R", new OnChart.Point("back", 110, 320)),
                    FELT)),
            finding("levator_scapulae", Sign.PRESENT, Sign.ABSENT, OnChart.NOTHING),
            finding("supraspinatus", Sign.ABSENT, Sign.ABSENT, OnChart.NOTHING),
            finding("infraspinatus", Sign.PRESENT, Sign.NOT_EXAMINED, OnChart.NOTHING)));
    StringBuilder all = new StringBuilder("?shown=yes&zones=found");
    for (Layer layer : Layer.values()) all.append("&layer=").append(layer.code());
    String page = visitor.get(path + all).body();
    for (Layer layer : Layer.values()) {
      assertThat(page).contains(layer(layer)).doesNotContain(layer(layer) + " display=\"none\"");
    }
    assertThat(page)
        .contains("right outer shoulder", "ache, 6 of 10")
        .contains("the point shown on “Back”", "active", "latent", "nothing found", "not judged")
        .contains("somewhere in: ", "place not recorded")
        .contains("felt 1", "right temple")
        .contains("2 needles opened: 1 in the patient", "1 needle is in the patient.")
        .contains("n2 in", "out, in the sharps box", "“point 1”", head.path())
        .contains("MODEL", "Not what this patient feels")
        .contains("<title>right temple</title>", "Marta");
    // Nothing was found in the supraspinatus: the model does not draw it.
    assertThat(page.split("Model’s zones by muscle")[1]).doesNotContain("Supraspinatus");
  }

  @Test
  void eachLayerGoesOffByItself() {
    draw(patientId, episode, "shoulder_lat.R");
    for (Layer off : Layer.values()) {
      StringBuilder query = new StringBuilder("?shown=yes");
      for (Layer layer : Layer.values()) {
        if (layer != off) query.append("&layer=").append(layer.code());
      }
      String page = visitor.get(path + query).body();
      for (Layer layer : Layer.values()) {
        assertThat(page.contains(layer(layer) + " display=\"none\"")).isEqualTo(layer == off);
        boolean listHidden = page.contains("data-list=\"" + layer.code() + "\" hidden");
        assertThat(listHidden).as("list of " + layer).isEqualTo(layer == off);
      }
    }
    assertThat(visitor.get(path + "?shown=yes").body())
        .contains(layer(Layer.DRAWING) + " display=\"none\"");
  }

  @Test
  void theModelIsShownForAMuscleSomebodyChoseWithItsSide() {
    String one = path + "?shown=yes&layer=zones&zones=one";
    assertThat(visitor.get(one + "&muscle=Temporalis&side=L").body())
        .contains("chart-zone-main", "left temple", "Temporalis", "Map awaiting review");
    assertThat(visitor.get(one + "&muscle=Temporalis").body())
        .contains("Choose the side of the muscle", "value=\"Temporalis\"")
        .doesNotContain("chart-zone-main");
    assertThat(visitor.get(one + "&muscle=Temporalus&side=L").body())
        .contains("Do you mean: Temporalis")
        .doesNotContain("chart-zone-main");
  }

  @Test
  void anEarlierDrawingAssessmentOrSessionIsChosenByDate() {
    UUID earlier = draw(patientId, episode, "jaw.R");
    draw(patientId, episode, "temple.R");
    String chosen = "<th scope=\"row\">right ";
    assertThat(visitor.get(path).body())
        .contains(chosen + "temple")
        .doesNotContain(chosen + "mandible");
    assertThat(visitor.get(path + "?drawing=" + earlier).body())
        .containsPattern("value=\"" + earlier + "\"\\s+selected")
        .contains(chosen + "mandible")
        .doesNotContain(chosen + "temple");
  }

  @Test
  void whatIsUnknownOrAnotherPatientsIsNotFound() {
    UUID other = patient("Berta");
    Episode theirs = planned(other, PLACES);
    UUID drawing = draw(other, theirs, "temple.R");
    UUID assessment =
        find(
            other,
            theirs,
            List.of(finding("masseter", Sign.PRESENT, Sign.PRESENT, OnChart.NOTHING)));
    UUID session = needled().id();
    assertThat(visitor.get(path + "?session=" + session).status()).isEqualTo(200);
    for (String query :
        List.of(
            "drawing=" + drawing,
            "assessment=" + assessment,
            "drawing=" + assessment,
            "session=" + Ids.next(),
            "drawing=nonsense",
            "assessment=%00",
            "session=1%27--")) {
      assertThat(visitor.get(path + "?" + query).status()).as(query).isEqualTo(404);
    }
    String mixed = "/patients/" + patientId + "/episodes/" + theirs.id() + "/body-chart";
    assertThat(visitor.get(mixed).status()).isEqualTo(404);
  }

  @Test
  void aHugeOrSenselessQueryIsTakenAsFarAsItMakesSense() {
    String huge = "&layer=felt&layer=nonsense&view=front&view=tail".repeat(60);
    String page =
        visitor.get(path + "?shown=yes&zones=all&side=M&muscle=%3Cscript%3E" + huge).body();
    assertThat(page).contains("Body chart").doesNotContain("<script>alert", "value=\"<script");
    assertThat(page).contains(layer(Layer.NEEDLES) + " display=\"none\"");
  }

  @Test
  void fortyFindingsAreAllNumberedOnThePictureAndInTheList() {
    List<Finding> many = new ArrayList<>();
    var spot =
        new OnChart.Pressed("chart-1", "shoulder_top.R", new OnChart.Point("back", 110, 320));
    List<Muscle> muscles = atlas.muscles();
    for (int i = 0; i < 40; i++) {
      many.add(finding(muscles.get(i).id(), Sign.PRESENT, Sign.PRESENT, new OnChart(spot, "")));
    }
    find(patientId, episode, many);
    String page = visitor.get(path).body();
    for (int i = 1; i <= 40; i++) {
      assertThat(page).contains("text-anchor=\"start\">" + i + "<", "<b>" + i + "</b>");
    }
  }

  @Test
  void itIsReachedFromTheEpisodeItsDrawingsItsAssessmentsAndTheSession() {
    draw(patientId, episode, "temple.R");
    SessionHead head = needled();
    String episodePath = "/patients/" + patientId + "/episodes/" + episode.id();
    UUID assessment = as(() -> assessments.of(patientId, episode.id())).getFirst().id();
    for (String page :
        Set.of(
            episodePath, episodePath + "/drawings", episodePath + "/assessments/" + assessment)) {
      assertThat(visitor.get(page).body()).as(page).contains(path);
    }
    assertThat(visitor.get(path).body()).contains(head.path());
  }
}
