package org.tautband.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Visitor;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Precaution;
import org.tautband.evidence.RedFlag;
import org.tautband.guide.DecisionAid;

/** The aid as forms without a script, by somebody nobody knows. */
class DecidePagesTest extends ClinicTest {
  @Autowired Content content;
  @Autowired DecisionAid aid;
  private Visitor visitor;

  @BeforeEach
  void somebody() {
    visitor = new Visitor(base());
  }

  private Document page(Map<String, String> fields) {
    var answer = visitor.postRaw("/decide", fields);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  /** What the page's own form would send, with {@code more} answered and another page asked for. */
  private static Map<String, String> filledIn(Document page, Map<String, String> more, String to) {
    var fields = new HashMap<String, String>();
    page.select("main form input[type=hidden]").forEach(i -> fields.put(i.attr("name"), i.val()));
    page.select("main form input[checked]").forEach(i -> fields.put(i.attr("name"), i.val()));
    page.select("main form textarea").forEach(t -> fields.put(t.attr("name"), t.wholeText()));
    page.select("main form option[selected]")
        .forEach(o -> fields.put(o.parent().attr("name"), o.val()));
    fields.putAll(more);
    fields.put("to", to);
    return fields;
  }

  private static String title(Document page) {
    return page.select("h1").text();
  }

  @Test
  void everyAnswerTravelsInTheFormFromTheFirstPageToTheSummary() {
    var page = Jsoup.parse(visitor.get("/decide").body());
    assertThat(title(page)).contains("1 of 9", "Your problem");
    page =
        page(
            filledIn(
                page,
                Map.of(
                    "condition", "neck-pain", "area", "left <b>side</b> & back", "since", "long"),
                "options"));
    assertThat(title(page)).contains("Your options");
    assertThat(page.select("table.grid4 tbody tr")).hasSize(8);
    assertThat(page.select("table.grid4 tbody td")).hasSize(32);
    page = page(filledIn(page, Map.of(), "numbers"));
    page = page(filledIn(page, Map.of(), "health"));
    page = page(filledIn(page, Map.of("h.q-blood-thinner", "yes"), "needles"));
    page = page(filledIn(page, Map.of("fear", "some", "way", "all"), "matters"));
    var statement = aid.statements().getFirst().id();
    page = page(filledIn(page, Map.of("v." + statement, "lot", "own", "my garden"), "check"));
    var check = aid.checks().getFirst();
    page = page(filledIn(page, Map.of("k." + check.id(), "not-a-choice"), "stand"));
    page = page(filledIn(page, Map.of("leaning", "exercise", "questions", "How long?"), "summary"));
    assertThat(page.select("main").text())
        .contains("left <b>side</b> & back", "Exercise alone", "How long?", "my garden")
        .contains("Longer than three months");
    assertThat(page.select("main form").attr("method")).isEqualTo("post");
    assertThat(page.select("main form").attr("action")).isEqualTo("/decide");
    assertThat(page.select("input[name='k." + check.id() + "']"))
        .as("a value nobody asked for")
        .isEmpty();
    page = page(filledIn(page, Map.of(), "problem"));
    assertThat(page.select("#area").val()).isEqualTo("left <b>side</b> & back");
    assertThat(page.select("#condition option[selected]").val()).isEqualTo("neck-pain");
  }

  @Test
  void nothingIsKeptAndNoPageMayBeStored() throws Exception {
    page(Map.of("to", "summary", "condition", "neck-pain", "leaning", "waiting"));
    var client = java.net.http.HttpClient.newHttpClient();
    var answer =
        client.send(
            java.net.http.HttpRequest.newBuilder(java.net.URI.create(base() + "/decide"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("to=health&h.q-child=yes"))
                .build(),
            java.net.http.HttpResponse.BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RedFlag.Step.class)
  void aWarningSignSaysWhatToDoFirst(RedFlag.Step step) {
    var flag =
        content.redFlags().stream()
            .filter(f -> f.step() == step && f.askedOf() == AskedOf.PATIENT)
            .findFirst()
            .orElseThrow();
    var page = page(Map.of("from", "problem", "to", "options", "flag", flag.id()));
    var words = page.select("[role=alert]").text();
    assertThat(words).contains(flag.ask());
    boolean urgent = step == RedFlag.Step.EMERGENCY || step == RedFlag.Step.SAME_DAY;
    assertThat(title(page)).contains(urgent ? "Your problem" : "Your options");
    assertThat(words)
        .contains(
            switch (step) {
              case EMERGENCY -> "Call ";
              case SAME_DAY -> "See a doctor today.";
              case SOON -> "See a doctor soon";
              case ASK_DOCTOR -> "Ask a doctor";
            });
    var on =
        visitor.postRaw(
            "/decide?anyway=", Map.of("from", "problem", "to", "options", "flag", flag.id()));
    var next = Jsoup.parse(on.body());
    assertThat(title(next)).contains("Your options");
    assertThat(next.select("[role=alert]").text()).as("stays at the top").contains(flag.ask());
  }

  @Test
  void theStrictestSignWins() {
    var fields = new HashMap<>(Map.of("from", "problem", "to", "options"));
    var signs = new StringBuilder();
    content.redFlags().stream()
        .filter(f -> f.askedOf() == AskedOf.PATIENT)
        .forEach(f -> signs.append("&flag=").append(f.id()));
    var body = Visitor.query(fields) + signs;
    var answer =
        org.springframework.web.client.RestClient.create()
            .post()
            .uri(base() + "/decide")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(body)
            .retrieve()
            .body(String.class);
    var alert = Jsoup.parse(answer).select("[role=alert]");
    assertThat(alert.select("p b").first().text()).startsWith("Call ");
  }

  @Test
  void fearOfNeedlesPutsThePlanWithoutThemFirstAndHidesNothing() {
    var page = page(Map.of("from", "needles", "to", "matters", "fear", "lot"));
    assertThat(title(page)).contains("Needles and you");
    assertThat(page.select("input[name=way]").eachAttr("value"))
        .containsExactly("needle_free", "all");
    var on =
        visitor.postRaw(
            "/decide?anyway=", Map.of("from", "needles", "to", "matters", "fear", "lot"));
    assertThat(title(Jsoup.parse(on.body()))).contains("What matters to you");
    var without = page(Map.of("to", "needles", "fear", "little"));
    assertThat(without.select("input[name=way]").eachAttr("value"))
        .containsExactly("all", "needle_free");
    assertThat(without.select("input[name=way][checked]")).isEmpty();
  }

  @Test
  void aYesSaysWhatToTellAndNeverWhatOneMayDo() {
    var fields = new HashMap<>(Map.of("to", "health"));
    content.questions().stream()
        .filter(q -> q.askedOf() == AskedOf.PATIENT)
        .forEach(q -> fields.put("h." + q.id(), "yes"));
    var page = page(fields);
    var told = page.select("#told > ul > li");
    assertThat(told).hasSize(fields.size() - 1);
    assertThat(page.select("#told").text().toLowerCase())
        .doesNotContain("you may", "you may not", "is safe", "may go on");
    for (var question : content.questions()) {
      if (question.askedOf() != AskedOf.PATIENT) continue;
      var line =
          told.stream()
              .filter(li -> li.select("> b").text().equals(question.ask()))
              .findFirst()
              .orElseThrow();
      var read =
          question.precautions().stream()
              .filter(p -> p.status().mayBeStated() && !p.unsourced())
              .map(Precaution::condition)
              .toList();
      assertThat(line.select(".reasons > li > span:first-child").eachText())
          .as("only reasons somebody has read: " + question.id())
          .isEqualTo(read);
      assertThat(line.text().contains("still awaits review")).isEqualTo(read.isEmpty());
    }
  }

  @Test
  void nothingIsPreselected() {
    for (var step : Step.values()) {
      var page = page(Map.of("to", step.key()));
      assertThat(page.select("input[checked], option[selected]:not([value=''])"))
          .as(step.key())
          .isEmpty();
    }
  }

  @Test
  void theKnowledgeCheckExplainsWhateverWasAnswered() {
    for (var check : aid.checks()) {
      for (var choice : check.choices()) {
        var page = page(Map.of("to", "check", "k." + check.id(), choice.id()));
        assertThat(page.select(".answer")).hasSize(1);
        assertThat(page.select(".answer b").first().text())
            .isEqualTo(choice.right() ? "Yes." : "We did not make this clear.");
      }
    }
  }

  @Test
  void tooMuchTextComesBackAsTyped() {
    var much = "a".repeat(Asked.TEXT + 1);
    var answer =
        visitor.postRaw("/decide", Map.of("from", "stand", "to", "summary", "questions", much));
    assertThat(answer.status()).isEqualTo(422);
    var page = Jsoup.parse(answer.body());
    assertThat(title(page)).contains("Where you stand");
    assertThat(page.select("#questions").text()).isEqualTo(much);
    assertThat(page.text()).contains("at most 2000 fit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "'; drop table patient; --",
        "../../etc/passwd",
        "%00",
        "𝔫𝔢𝔢𝔡𝔩𝔢 👩‍⚕️ نص",
        "${7*7} __${T(java.lang.Runtime)}__::.x"
      })
  void hostileWordsAreOnlyWords(String words) {
    var page = page(Map.of("to", "summary", "own", words, "condition", words, "fear", words));
    assertThat(page.select("main script[src]")).hasSize(1);
    assertThat(page.select("dd.pre").text()).isEqualTo(words.strip());
    assertThat(page.select("input[name=condition], input[name=fear]")).isEmpty();
    assertThat(visitor.postRaw("/decide", Map.of("to", words)).status()).isEqualTo(200);
  }

  @Test
  void everyConditionHasItsOptions() {
    for (var condition : aid.conditions()) {
      var id = condition.id().isEmpty() ? "other" : condition.id();
      var page = page(Map.of("to", "options", "condition", id));
      assertThat(page.select(".grid4 tbody td").eachText()).as(id).hasSize(32).doesNotContain("");
      assertThat(page.select("p.meta b").eachText()).contains(condition.name());
      var notes = page.select("a[href^=#source-]").eachAttr("href");
      assertThat(notes).as(id).isNotEmpty();
      assertThat(notes).allSatisfy(n -> assertThat(page.select("li" + n)).hasSize(1));
    }
  }

  @Test
  void howItCameAboutStandsOpenForEverybody() {
    var page = Jsoup.parse(visitor.get("/decide/about").body());
    assertThat(page.text()).contains("Not yet reviewed by a clinician", "IPDAS");
    assertThat(page.select("tbody tr").size()).isGreaterThan(30);
  }
}
