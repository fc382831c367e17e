package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.assessment.Palpations;
import org.tautband.database.Ids;

/** From regions that hurt to muscles to palpate, and what is kept of it. */
class RankingPagesTest extends NeedlingTest {
  private static final String DRAWN =
      "?asked=yes&region=neck_post.R&region=occiput.R&region=temple.R";

  @Autowired private Palpations palpations;
  private Visitor visitor;
  private String path;

  @BeforeEach
  void signIn() {
    visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    path = "/patients/" + patientId + "/episodes/" + episode.id();
  }

  private Document page(String query) {
    var answer = visitor.get(path + "/muscles" + query);
    assertThat(answer.status()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  /** What a browser would send of the page's form. */
  private Map<String, String> form(String page) {
    var fields = new HashMap<String, String>();
    for (var field :
        Jsoup.parse(visitor.get(page).body()).select("main form[method=post] [name]")) {
      boolean off = field.attr("type").matches("checkbox|radio") && !field.hasAttr("checked");
      var chosen = field.select("option[selected]").val();
      if (!off && !field.is("button")) {
        fields.put(field.attr("name"), chosen.isEmpty() ? field.val() : chosen);
      }
    }
    return fields;
  }

  private static List<String> names(Document page) {
    return page.select(".cand h3 a").eachText();
  }

  @Test
  void withoutAnswersToTheRedFlagsNoMuscleIsShown() {
    var page = page(DRAWN);
    assertThat(names(page)).isEmpty();
    assertThat(page.text()).contains("Red flags first");
    askRedFlags();
    assertThat(names(page(DRAWN))).isNotEmpty().allMatch(name -> name.matches(".*, (right|left)"));
  }

  @Test
  void eachMuscleSaysWhatItDoesNotExplainAndTheModelThatItIsDisputed() {
    askRedFlags();
    var page = page(DRAWN);
    assertThat(page.select(".cand > li"))
        .allSatisfy(
            one ->
                assertThat(one.text())
                    .contains("Does not explain:")
                    .containsPattern("Map: |Map awaiting review")
                    .containsPattern("\\d of 3 regions; score 0\\.\\d\\d"));
    assertThat(page.text()).contains("disputed", "kappa 0.45");
    assertThat(page.select("[role=status].flags, .flags")).isNotEmpty();
  }

  @Test
  void whatWasSaidRaisesWarningsAboveAllMuscles() {
    askRedFlags();
    var page = page(DRAWN + "&said=recent+fall%2C+purple+monkeys");
    assertThat(page.text().indexOf("To be asked before any muscle"))
        .isPositive()
        .isLessThan(page.text().indexOf("Muscles whose referral maps"));
    assertThat(page.text()).contains("Not understood: “purple monkeys”");
  }

  @Test
  void regionsComeFromTheNewestAssessmentUnlessOthersAreChosen() {
    askRedFlags();
    assertThat(page("").text()).contains("No region yet");
    var form = new HashMap<>(form(path + "/assessments/new?region=temple.R"));
    form.put("history", "Since May");
    assertThat(visitor.post(path + "/assessments/new", path + "/assessments", form).status())
        .isEqualTo(302);
    assertThat(page("").select("[name=region][type=checkbox]").eachAttr("value"))
        .containsExactly("temple.R");
    assertThat(page("?asked=yes").text()).contains("No region yet");
  }

  @Test
  void aNewerDrawingIsRankedInsteadOfOlderRegions() {
    askRedFlags();
    var form = new HashMap<>(form(path + "/assessments/new?region=occiput.R"));
    form.put("history", "Since May");
    visitor.post(path + "/assessments/new", path + "/assessments", form);
    draw("temple.R");
    var page = page("");
    assertThat(page.select("[name=region][type=checkbox]").eachAttr("value"))
        .containsExactly("temple.R");
    assertThat(page.select("aside .chart-picture")).hasSize(2);
    var zones = page.selectFirst(".cand a[href*=body-chart]");
    var chart = Jsoup.parse(visitor.get(zones.attr("href")).body());
    assertThat(chart.text()).contains("MODEL", page.selectFirst(".cand h3").text().split(",")[0]);
  }

  @Test
  void anUnknownRegionIsToldAtItsFieldWithWhatComesNear() {
    var answer = visitor.get(path + "/muscles?asked=yes&region=temple.R&more=temple");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select("#more-error").text())
        .contains("The list has no 'temple'", "right temple", "left temple");
    assertThat(answer.body()).contains("value=\"temple.R\"");
    assertThat(visitor.get(path + "/muscles?asked=yes&region=%3Cscript%3E&region=leg").status())
        .as("what is no region is left out")
        .isEqualTo(200);
  }

  @Test
  void longAndStrangeQueriesAreToldAtTheirFieldAndNeverRunAsMarkup() {
    askRedFlags();
    for (var hostile :
        Map.of(
                "more=" + "a".repeat(5000),
                "more",
                "more=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
                "more",
                "condition=%3Cscript%3E",
                "condition",
                "said=" + "a%2C".repeat(900),
                "said",
                "said=" + "fever+".repeat(900),
                "said")
            .entrySet()) {
      var answer = visitor.get(path + "/muscles" + DRAWN + "&" + hostile.getKey());
      assertThat(answer.status()).as(hostile.getKey()).isEqualTo(422);
      assertThat(Jsoup.parse(answer.body()).select("#" + hostile.getValue() + "-error"))
          .as(hostile.getKey())
          .isNotEmpty();
      assertThat(answer.body()).doesNotContain("<img src=x", "value=\"<script>");
    }
    assertThat(visitor.get(path + "/muscles" + "?x=1" + "&p=1".repeat(2000)).status())
        .as("thousands of parameters")
        .isEqualTo(400);
    var twice = form(path + "/assessments/new?region=temple.R&region=temple.R&region=%00");
    assertThat(twice).containsEntry("region", "1").containsEntry("ranked", "temple.R");
  }

  @Test
  void noSideIsFilledInAndWhatIsFeltIsKeptOnlyWithThePatientsAgreement() {
    askRedFlags();
    var found = page(DRAWN);
    var muscle = found.select(".cand [name=examine]").first().val();
    var query = "?examine=" + muscle + "&region=neck_post.R&region=occiput.R&region=temple.R";
    var form = new HashMap<>(form(path + "/assessments/new" + query));
    assertThat(form).containsKey("muscle0.name").doesNotContainKey("muscle0.side");
    form.put("muscle0.side", "RIGHT");
    form.put("muscle0.familiar", "PRESENT");
    form.put("muscle0.felt", "right temple; left temple");
    for (boolean agreed : List.of(false, true)) {
      form.put("submission", Ids.next().toString());
      if (agreed) form.put("agreed", "yes");
      var saved = visitor.post(path + "/assessments/new", path + "/assessments", form);
      assertThat(saved.status()).isEqualTo(302);
      var kept = as(() -> assessments.of(patientId, episode.id())).getFirst();
      assertThat(kept.findings().muscles().getFirst().felt())
          .containsExactly("temple.R", "temple.L");
      assertThat(as(() -> palpations.of(kept))).hasSize(agreed ? 1 : 0);
    }
  }

  @Test
  void whatTheRankingProposedStandsWithTheAssessmentForGood() {
    askRedFlags();
    draw("neck_post.R");
    var found = page("");
    var form = new HashMap<>(form(path + "/assessments/new?" + chosen(found)));
    form.put("muscle0.side", "RIGHT");
    form.put("muscle1.name", "Soleus");
    form.put("muscle1.side", "LEFT");
    form.put("muscle", "2");
    assertThat(visitor.post(path + "/assessments/new", path + "/assessments", form).status())
        .isEqualTo(302);
    var kept = as(() -> assessments.of(patientId, episode.id())).getFirst();
    assertThat(kept.ranking().regions()).containsExactly("neck_post.R");
    assertThat(kept.ranking().drawing().edition()).isEqualTo(1);
    assertThat(kept.ranking().proposed()).hasSize(10);
    as(() -> assessments.change(kept, kept.findings()));
    var shown = Jsoup.parse(visitor.get(path + "/assessments/" + kept.id()).body());
    var first = found.select(".cand h3 a").first().text();
    assertThat(shown.select("[aria-labelledby=proposed]").text())
        .contains("Ranked: right back of neck, of the drawing, version 1")
        .contains(first + ": place 1 of 10", "Soleus, left: not among those shown")
        .contains("It is no finding", kept.ranking().model());
    assertThat(visitor.get(shown.select("[aria-labelledby=proposed] a").attr("href")).status())
        .isEqualTo(200);
  }

  @Test
  void placesAreNotGuessedWhenTheMapsChangedMeanwhile() {
    askRedFlags();
    var query = chosen(page(DRAWN)).replaceFirst("rankedBy=[^&]*", "rankedBy=1+000000000000");
    var form = new HashMap<>(form(path + "/assessments/new?" + query));
    form.put("muscle0.side", "RIGHT");
    visitor.post(path + "/assessments/new", path + "/assessments", form);
    var kept = as(() -> assessments.of(patientId, episode.id())).getFirst();
    assertThat(kept.ranking().proposed()).isEmpty();
    assertThat(visitor.get(path + "/assessments/" + kept.id()).body())
        .contains("The maps changed between looking and saving");
  }

  /** The query of the ranking's own form with its first muscle ticked. */
  private static String chosen(Document page) {
    var muscle = page.select(".cand [name=examine]").first();
    var fields = page.select("form:has(.cand) input[type=hidden]");
    fields.add(muscle);
    return fields.stream()
        .map(one -> one.attr("name") + "=" + one.val().replace(" ", "+"))
        .collect(java.util.stream.Collectors.joining("&"));
  }

  private void draw(String region) {
    var drawn = form(path + "/drawings/new");
    drawn.put("hand", "PATIENT");
    drawn.put(
        "drawing",
        "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"region\":\"%s\",".formatted(region)
            + "\"quality\":\"ache\",\"intensity\":6}]}");
    var saved = visitor.post(path + "/drawings/new", path + "/drawings", drawn);
    assertThat(saved.status()).as(saved.body()).isEqualTo(302);
  }
}
