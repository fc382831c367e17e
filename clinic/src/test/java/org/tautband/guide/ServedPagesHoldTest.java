package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What machines and readers may expect of every public page, looked up on the pages as served. */
class ServedPagesHoldTest extends ClinicTest {
  private static final Pattern ONE_IN_X =
      Pattern.compile(
          "(?i)(?<![.\\w])(1|one) in (a )?((?!(?:100|1,000|10,000|1,000,000)\\b)\\d|ten|twenty|fifty"
              + "|hundred|thousand|million)");
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?i)relative risk|odds ratio|risk ratio|\\bRR\\b|\\bOR \\d|\\d ?%|times (as|more|less)"
              + " likely");
  private static final Pattern OUT_OF =
      Pattern.compile("\\bin (100|1,000|10,000|100,000|1,000,000)\\b");

  @Autowired private Shelf shelf;
  private final Map<String, Document> pages = new LinkedHashMap<>();

  @BeforeEach
  void read() {
    var anyone = new Visitor(base());
    var paths = new ArrayList<>(List.of("/guide", "/guide/glossary", "/decide/about"));
    shelf.pages().forEach(page -> paths.add(page.path()));
    for (String path : paths) pages.put(path, Jsoup.parse(anyone.get(path).body(), base() + path));
  }

  @Test
  void structuredDataParsesAndSaysWhatTheGuideAsks() throws Exception {
    var json = JsonMapper.builder().build();
    for (Page page : shelf.pages()) {
      String written = StructuredData.of(page, "https://clinic.example");
      JsonNode web = json.readTree(written);
      boolean condition = page.path().startsWith("/guide/conditions/");
      assertThat(written).doesNotContain("<", "aggregateRating", "FAQPage", "reviewRating");
      assertThat(web.path("@context").asString()).isEqualTo("https://schema.org");
      assertThat(web.path("@type").asString()).isEqualTo("MedicalWebPage");
      assertThat(web.path("url").asString()).isEqualTo("https://clinic.example" + page.path());
      assertThat(web.path("about").path("@type").asString())
          .isEqualTo(condition ? "MedicalCondition" : "MedicalTherapy");
      assertThat(web.path("medicalAudience").path("audienceType").asString()).isEqualTo("Patient");
      assertThat(web.path("dateModified").asString()).isEqualTo(page.changed().toString());
      assertThat(web.path("citation").size()).isEqualTo(page.sources().size());
      assertThat(web.path("breadcrumb").path("itemListElement").size()).isEqualTo(2);
    }
  }

  @Test
  void everyLinkWithinAPageOrIntoAnotherLeadsToAPlaceThatIsThere() {
    var wrong = new TreeSet<String>();
    int asked = 0;
    for (var page : pages.entrySet()) {
      for (Element link : page.getValue().select("a[href*=#]")) {
        String href = link.attr("href");
        String path = href.substring(0, href.indexOf('#'));
        String anchor = href.substring(href.indexOf('#') + 1);
        Document to = path.isEmpty() ? page.getValue() : pages.get(path);
        if (to == null || anchor.isEmpty()) continue;
        asked++;
        if (to.getElementById(anchor) == null) wrong.add(page.getKey() + " → " + href);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(500);
  }

  @Test
  void noPageAsksAThirdPartyForAnything() {
    var wrong = new TreeSet<String>();
    for (var page : pages.entrySet()) {
      for (Element piece : page.getValue().select("[src], link[rel=stylesheet], link[rel=icon]")) {
        String from = piece.hasAttr("src") ? piece.absUrl("src") : piece.absUrl("href");
        if (!from.startsWith(base()) && !from.startsWith("data:")) wrong.add(page + " " + from);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noPageSaysOneInXOrARelativeRiskAndABlockHasOneDenominator() {
    var wrong = new TreeSet<String>();
    for (var page : pages.entrySet()) {
      Document html = page.getValue().clone();
      html.select(".sources, script, .fromk").remove();
      String text = html.text();
      for (Pattern pattern : List.of(ONE_IN_X, RELATIVE)) {
        pattern
            .matcher(text)
            .results()
            .forEach(
                found ->
                    wrong.add(
                        page.getKey()
                            + ": …"
                            + text.substring(
                                Math.max(0, found.start() - 40),
                                Math.min(text.length(), found.end() + 40))));
      }
      for (Element block : html.select("figure.risk")) {
        var denominators = new TreeSet<String>();
        OUT_OF.matcher(block.text()).results().forEach(found -> denominators.add(found.group(1)));
        if (denominators.size() > 1) wrong.add(page.getKey() + ": " + block.text());
      }
    }
    assertThat(wrong).isEmpty();
  }
}
