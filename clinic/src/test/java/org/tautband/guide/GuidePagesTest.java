package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Visitor;

/** The guide as everybody gets it, without a login. */
class GuidePagesTest extends ClinicTest {
  @Autowired private Shelf shelf;
  @Autowired private GuideSearch search;

  private Visitor visitor;

  @BeforeEach
  void nobodySignedIn() {
    visitor = new Visitor(base());
  }

  @Test
  void everyPageAnswersAndEveryLinkInsideTheGuideLeadsSomewhere() {
    assertThat(visitor.get("/").location()).endsWith("/guide");
    List<String> starts = new java.util.ArrayList<>(List.of("/guide"));
    shelf.pages().forEach(page -> starts.add(page.path()));
    shelf.tags().forEach(tag -> starts.add("/guide/tags/" + tag.id()));
    var followed = new java.util.HashSet<String>(starts);
    for (String path : starts) {
      var answer = visitor.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      var document = Jsoup.parse(answer.body());
      assertThat(document.select("a[href=''], img:not([alt])")).as(path).isEmpty();
      for (var link : document.select("a[href^=#]")) {
        String anchor = link.attr("href").substring(1);
        assertThat(document.getElementById(anchor)).as(path + " #" + anchor).isNotNull();
      }
      for (var link : document.select("article a[href^=/guide], aside a[href^=/guide]")) {
        String to = link.attr("href").replaceFirst("[#?].*", "");
        if (!followed.add(to)) continue;
        assertThat(visitor.get(to).status()).as(path + " to " + to).isEqualTo(200);
      }
    }
    assertThat(visitor.get("/guide/no-such-page").status()).isEqualTo(404);
    assertThat(visitor.get("/guide/tags/no-such-tag").status()).isEqualTo(404);
  }

  @Test
  void aPageOnPainSaysWhichSignsComeFirstAndWhatToDo() {
    assertThat(visitor.get("/guide/conditions/back-pain").body())
        .contains("If your answer to one of these is yes", "Call your emergency number now")
        .contains("between your legs", "See a doctor the same day");
    assertThat(visitor.get("/guide/after-treatment").body())
        .contains("If you notice one of these after needling", "a needle is still in me")
        .doesNotContain("{emergency_number}");
  }

  @Test
  void noPageSaysSafeOrShowsAnIdOrASourceThatAwaitsReview() {
    for (Page page : shelf.pages()) {
      var main = Jsoup.parse(visitor.get(page.path()).body()).select("main");
      main.select(".sources").remove();
      String text = main.text();
      assertThat(text)
          .as(page.path())
          .doesNotContainPattern("(?i)\\bsafe(ly|r|st)?\\b")
          .doesNotContainPattern("\\b(EF|OP|ME|FA|AE|CI|PC|DM|SH|JU)\\d{3}\\b")
          .doesNotContain("RECALLED", "%")
          .contains("Not yet reviewed by a clinician");
    }
  }

  @Test
  void aPageThatDidNotChangeIsNotSentAgain() throws Exception {
    var http = java.net.http.HttpClient.newHttpClient();
    var page = java.net.URI.create(base() + "/guide/does-it-hurt");
    var request = java.net.http.HttpRequest.newBuilder(page).header("Accept-Encoding", "gzip");
    var first = http.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray());
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.body()).as("bytes on the wire").hasSizeLessThan(60 * 1024);
    assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
    var again =
        http.send(
            request.header("If-None-Match", tag).build(),
            java.net.http.HttpResponse.BodyHandlers.ofByteArray());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(tag).as("strong").startsWith("\"");
    var plain =
        http.send(
            java.net.http.HttpRequest.newBuilder(page).build(),
            java.net.http.HttpResponse.BodyHandlers.ofByteArray());
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(plain.headers().firstValue("ETag"))
        .isPresent()
        .isNotEqualTo(java.util.Optional.of(tag));
    try (var unpacked =
        new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(first.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
    }
    assertThat(plain.headers().allValues("X-Content-Type-Options")).hasSize(1);
  }

  @Test
  void whoIsSignedInIsNeverShownTheKeptPage() {
    var somebody = new org.tautband.Visitor(base());
    assertThat(somebody.get("/guide").body()).contains("Sign in");
    var staff = new org.tautband.Visitor(base());
    staff.signIn(clinic.clinician().login(), org.tautband.Fixtures.PASSWORD);
    assertThat(staff.get("/guide").body()).contains("/today").doesNotContain(">Sign in<");
    assertThat(somebody.get("/guide").body()).contains("Sign in");
  }

  @Test
  void aPageThatIsNotThereIsNotKept() {
    var somebody = new org.tautband.Visitor(base());
    for (int i = 0; i < 2; i++) {
      assertThat(somebody.get("/guide/nobody-wrote-this").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nek pain, /guide/conditions/neck-pain",
    "lung, /guide/risks",
    "does it hurt, /guide/does-it-hurt",
    "dose it hrut, /guide/does-it-hurt",
    "acupunture, /guide/acupuncture-or-dry-needling",
    "afraid of needles, /guide/does-it-hurt",
    "what is dry needling, /guide/what-is-dry-needling",
    "excercise instead of needles, /guide/without-needles",
    "back pain, /guide/conditions/back-pain",
    "bruise, /guide/risks"
  })
  void searchPutsTheRightPageAmongTheFirstThree(String asked, String page) {
    assertThat(search.search(asked).hits().stream().limit(3).map(GuideSearch.Hit::path).toList())
        .as(asked)
        .anyMatch(path -> path.replaceFirst("#.*", "").equals(page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "a:*",
        "& | !",
        "<script>",
        "%00",
        "\u202e\u05d0",
        "боль в спине",
        "-",
        "()",
        "\\"
      })
  void hostileWordsFindNothingOrSomethingAndBreakNothing(String asked) {
    var answer =
        visitor.get("/guide/search?" + Visitor.query(java.util.Map.of("q", asked + " pain")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("<script>").contains("Search the guide");
  }

  @Test
  void anEmptySearchAsksAndAHugeOneIsCut() {
    assertThat(visitor.get("/guide/search").body()).doesNotContain("Nothing was found");
    assertThat(search.search("x".repeat(100_000)).hits()).isEmpty();
    assertThat(visitor.get("/guide/search?q=qqqqqq").body()).contains("Nothing was found");
  }

  @Test
  void feedAndSitemapAreWellFormedAndNameEveryPage() throws Exception {
    for (String path : List.of("/guide/feed.atom", "/sitemap.xml")) {
      var answer = visitor.get(path);
      assertThat(answer.status()).isEqualTo(200);
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var document =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
      assertThat(document.getDocumentElement().getTagName()).isIn("feed", "urlset");
      shelf.pages().forEach(page -> assertThat(answer.body()).contains(page.path() + "<"));
    }
    assertThat(visitor.get("/robots.txt").body()).contains("Disallow: /guide/search", "Sitemap: ");
  }
}
