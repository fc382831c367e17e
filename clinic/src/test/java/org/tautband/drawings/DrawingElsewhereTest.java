package org.tautband.drawings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.atlas.BodyChart;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing.Hand;
import org.tautband.kernel.chart.Reading;
import org.tautband.needling.NeedlingTest;

/** A drawing in the timeline, in the patient's copy, and offered to the form of an assessment. */
class DrawingElsewhereTest extends NeedlingTest {
  @Autowired private PainDrawings drawings;
  @Autowired private BodyChart chart;
  private Visitor visitor;
  private String path;

  @BeforeEach
  void signIn() {
    visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    path = "/patients/" + patientId + "/episodes/" + episode.id();
  }

  private PainDrawing drawn(String... regions) {
    var marks =
        List.of(regions).stream()
            .map(id -> "{\"region\":\"" + id + "\",\"quality\":\"ache\"}")
            .toList();
    var json = "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":" + marks + "}";
    var drawing = ((Reading.Read) chart.read(json)).drawing();
    return as(
        () ->
            drawings.draw(
                patientId,
                episode.id(),
                Ids.next(),
                new PainDrawings.Shown(drawing, Hand.PATIENT, "")));
  }

  @Test
  void theTimelineTellsWhatWasDrawnByWhom() {
    var drawing = drawn("temple.R", "occiput.R");
    var chartPage = Jsoup.parse(visitor.get("/patients/" + patientId).body());
    assertThat(chartPage.select("a[href$=/drawings/" + drawing.id() + "]")).isNotEmpty();
    assertThat(chartPage.text())
        .contains("Drawing: pain in 2 places")
        .contains("right temple")
        .contains("Drawn by the patient.");
  }

  @Test
  void thePatientsCopyNamesTheRegionsAndPrintsNoData() throws Exception {
    drawn("temple.R", "occiput.L");
    try (var pdf = Loader.loadPDF(visitor.bytes("/patients/" + patientId + "/copy/record.pdf"))) {
      var text = new PDFTextStripper().getText(pdf);
      assertThat(text.replaceAll("\\s+", " "))
          .contains("Drawing (application/json, less than 1 kB; in record")
          .containsPattern("view \\(image/svg\\+xml, \\d+ kB; in record")
          .contains("right temple", "left occiput");
      assertThat(text.split("\\s+")).allMatch(word -> word.length() < 120);
    }
  }

  private static Map<String, String> form(Document page) {
    var fields = new HashMap<String, String>();
    for (var field : page.select("main form[method=post] [name]")) {
      boolean off = field.attr("type").matches("checkbox|radio") && !field.hasAttr("checked");
      var chosen = field.select("option[selected]").val();
      if (!off && !field.is("button")) {
        fields.put(field.attr("name"), chosen.isEmpty() ? field.val() : chosen);
      }
    }
    return fields;
  }

  @Test
  void regionsOfADrawingAreTakenOverOnlyWhenAskedForAndNothingTypedIsLost() {
    var fresh = Jsoup.parse(visitor.get(path + "/assessments/new").body());
    assertThat(fresh.select("[value=drawing]")).as("nothing is drawn yet").isEmpty();
    drawn("temple.R", "occiput.L", "neck_post.R");
    var page = Jsoup.parse(visitor.get(path + "/assessments/new").body());
    assertThat(page.select("[name=region0.name]").val()).isEmpty();
    assertThat(page.select("button[value=drawing]").text())
        .startsWith("Take over the regions of the drawing of ");
    var typed = form(page);
    typed.put("history", "Since the new desk");
    typed.put("region0.name", "RIGHT TEMPLE");
    typed.put("region0.worst", "7");
    typed.put("region1.worst", "3");
    typed.put("region", "2");
    typed.put("add", "drawing");
    var taken =
        Jsoup.parse(visitor.post(path + "/assessments/new", path + "/assessments", typed).body());
    var after = form(taken);
    assertThat(after.get("history")).isEqualTo("Since the new desk");
    assertThat(after.get("region0.name")).isEqualTo("RIGHT TEMPLE");
    assertThat(after.get("region1.name")).as("a row with something typed stays").isEmpty();
    assertThat(List.of(after.get("region2.name"), after.get("region3.name")))
        .anyMatch(name -> name.startsWith("left occiput"))
        .contains("right back of neck");
    assertThat(taken.select("[role=status]").text()).contains("Look at each, and at its side");
    assertThat(taken.select("button[value=drawing]")).as("nothing is left to offer").isEmpty();
    assertThat(as(() -> assessments.of(patientId, episode.id()))).as("nothing is saved").isEmpty();
  }

  @Test
  void aDrawingOfAnotherPatientIsNotTakenOver() {
    var ours = drawn("temple.R");
    var other = patient("Nora");
    var theirs = planned(other, PLACES);
    var page = "/patients/" + other + "/episodes/" + theirs.id() + "/assessments";
    for (String key : List.of(ours.id() + " 1", "x", ours.id() + " 99999999999", "")) {
      var answer = visitor.post(page + "/new", page, Map.of("add", "drawing", "fromDrawing", key));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(Jsoup.parse(answer.body()).select("[name=region0.name]").val()).isEmpty();
    }
  }
}
