package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Visitor;

/** A page of the guide outside the guide: on paper, in a mail, in a feed reader; and its words. */
class KeepAndShareTest extends ClinicTest {
  @Autowired private Shelf shelf;

  @Test
  void anArticleComesAsPdfWithItsFiguresAndSources() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(base() + "/guide/conditions/neck-pain/pdf"));
    var answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    try (var paper = Loader.loadPDF(answer.body())) {
      assertThat(new PDFTextStripper().getText(paper))
          .contains("Dry needling for neck pain", "Not yet reviewed by a clinician", "2.3 points")
          .contains("Sources", "https://doi.org/");
    }
    assertThat(new Visitor(base()).get("/guide/nobody-wrote-this/pdf").status()).isEqualTo(404);
  }

  @Test
  void aPageCanBeSentWithoutAScript() {
    var page = Jsoup.parse(new Visitor(base()).get("/guide/does-it-hurt").body());
    var mail = page.select("[data-share] a[href^=mailto:]").attr("href");
    assertThat(mail)
        .contains("subject=Does%20it%20hurt", "/guide/does-it-hurt")
        .doesNotContain(" ");
    assertThat(page.select("[data-share] button:not([hidden])")).isEmpty();
    assertThat(page.select("[data-share]").text()).contains("/guide/does-it-hurt");
  }

  @Test
  void eachHardWordLeadsToItsExplanationOnceAPage() {
    var visitor = new Visitor(base());
    var glossary = Jsoup.parse(visitor.get(Glossary.PATH).body());
    for (Page page : shelf.pages()) {
      var links = Jsoup.parse(page.html()).select("a.term");
      assertThat(links.eachAttr("href")).as(page.path()).doesNotHaveDuplicates();
      for (var link : links) {
        String anchor = link.attr("href").replaceFirst(".*#", "");
        assertThat(glossary.getElementById(anchor)).as(page.path() + " " + anchor).isNotNull();
        assertThat(link.parents().stream().filter(up -> up.is("a, h2, h3")))
            .as(page.path() + " " + anchor)
            .isEmpty();
      }
    }
    assertThat(shelf.page("/guide/conditions/sciatica").orElseThrow().html())
        .contains("a class=\"term\"");
    assertThat(glossary.text()).contains("in our own words").doesNotContain("the country");
  }

  @Test
  void theFrontPageSaysOfEachConditionWhatWasFoundHowSureAndWhereHarmsStand() {
    var home = Jsoup.parse(new Visitor(base()).get("/guide").body());
    var lines = home.select("table.found tbody tr");
    assertThat(lines).hasSameSizeAs(shelf.below("/guide/conditions/"));
    for (var line : lines) {
      assertThat(line.select("td").get(0).text()).as(line.text()).isNotBlank();
      assertThat(line.select("td").get(1).text()).as(line.text()).isNotBlank();
      assertThat(line.select("td a").first().attr("href"))
          .matches("/guide/.*(#what-can-go-wrong|risks)");
    }
    assertThat(home.select(".bodychart a").eachAttr("href"))
        .containsAll(shelf.below("/guide/body/").stream().map(Page::path).toList())
        .allMatch(path -> shelf.page(path).isPresent());
    assertThat(home.select(".bodychart a").eachAttr("aria-label")).doesNotContain("");
  }

  /** RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have. */
  @Test
  void everyFeedHasWhatAtomAsksFor() {
    var visitor = new Visitor(base());
    var addresses = new java.util.ArrayList<>(java.util.List.of("/guide/feed.atom"));
    shelf.tags().forEach(tag -> addresses.add("/guide/tags/" + tag.id() + "/feed.atom"));
    for (String address : addresses) {
      var feed =
          Jsoup.parse(visitor.get(address).body(), "", org.jsoup.parser.Parser.xmlParser())
              .selectFirst("feed");
      assertThat(feed).as(address).isNotNull();
      for (String once : java.util.List.of("id", "title", "updated")) {
        assertThat(feed.select("> " + once)).as(address + " " + once).hasSize(1);
        assertThat(feed.select("entry"))
            .allSatisfy(entry -> assertThat(entry.select("> " + once)).as(once).hasSize(1));
      }
      assertThat(feed.select("> author > name")).as(address).isNotEmpty();
      assertThat(feed.select("> link[rel=self]").attr("href")).endsWith(address);
      assertThat(feed.select("entry > id").eachText()).doesNotHaveDuplicates();
      assertThat(feed.select("updated").eachText()).allSatisfy(day -> Instant.parse(day));
    }
    assertThat(visitor.get("/guide/tags/no-such-tag/feed.atom").status()).isEqualTo(404);
  }
}
