package org.tautband.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** The evidence store as staff read it. */
class EvidencePagesTest extends ClinicTest {
  @Autowired private Store store;
  @Autowired private List<Uses> uses;

  private Visitor visitor;

  @BeforeEach
  void aClinicianSignedIn() {
    visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
  }

  private Document page(String path) {
    var answer = visitor.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static String section(Document page, String id) {
    return Objects.requireNonNull(page.getElementById(id)).closest("section").text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "AE001; Any mild AE (dry needling); 19 in 100 treatments; Counted 1463 of 7629",
        "EF005; Neck pain: pain 0-10 against; 2.3 points (1.0 to 3.6); Interval, 95 % -3.64 to",
        "OP001; Low back pain, acute; 23 (21 to 25) of 100 points; Who was studied acute and",
        "ME001; Twitch: needling; 2.0 points (0.3 to 3.8); Kind of study systematic review",
        "FA001; Palpation agreement; kappa=0.452; Statement examiners agree",
        "CI006; bruis; ; Rows that carry the figure AE",
        "PC001; ; ; Question",
        "DM001; Rhomboid major, skin to muscle; mean 12 mm (SD 2); Method ultrasound",
        "SH028; Rhomboids; 19 mm; Risk as we grade it",
        "JU001; USA, Alabama, physical therapist; ; Position as read",
        "RF001; ; ; May mean",
        "CK001; I am short of breath; ; Told to the patient",
        "BW001; In these trials muscle and joint pain; ; Rests on EF001",
        "PV001; supraspinatus: shoulder; 67 % active; Sample patients",
        "ER001; Pronator quad; 57 %; Where it was felt",
      })
  void aRowOfEachKindTellsWhatItHolds(String id, String says, String figure, String cell) {
    var main = page("/evidence/" + id).select("main");
    assertThat(main.select("h1").text()).isEqualTo(id);
    assertThat(main.select(".say").text()).containsIgnoringCase(says == null ? "" : says);
    assertThat(main.select(".say-figure").text()).contains(figure == null ? "" : figure);
    assertThat(main.select(".cells").text()).contains(cell);
    assertThat(main.text()).contains("24 Nov 2026", "It stands in content/", "Sources");
  }

  @Test
  void noCellOfARowIsLeftOut() {
    var elsewhere =
        List.of(
            "id",
            "claim_id",
            "status",
            "source_keys",
            "recalled_fields",
            "certainty",
            "question_id");
    var missing = new TreeSet<String>();
    for (Entry entry : store.entries()) {
      entry.row().cells().keySet().stream()
          .filter(c -> !elsewhere.contains(c) && !c.equals("certainty_text") && !Cells.shows(c))
          .forEach(c -> missing.add(entry.kind() + "." + c));
    }
    assertThat(missing).isEmpty();
    assertThat(store.entries()).hasSizeGreaterThan(900);
  }

  @Test
  void everyTenthRowHasItsPageAndNoneIsCalledWhatWeNeverSay() {
    rows(10);
  }

  @Test
  @Tag("drill")
  void everyRowHasItsPageAndNoneIsCalledWhatWeNeverSay() {
    rows(1);
  }

  private void rows(int oneOf) {
    var wrong = new ArrayList<String>();
    var never = Pattern.compile("\\bsafe(ly|r|st)?\\b|\\bnull\\b", Pattern.CASE_INSENSITIVE);
    for (int at = 0; at < store.entries().size(); at += oneOf) {
      var entry = store.entries().get(at);
      var answer = visitor.get("/evidence/" + entry.id());
      var main = Jsoup.parse(answer.body()).select("main");
      main.select("cite, .address, .printed").remove();
      if (answer.status() != 200 || main.select(".say").text().isEmpty()) wrong.add(entry.id());
      var found = never.matcher(main.text());
      if (found.find()) wrong.add(entry.id() + " " + found.group());
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whereARowIsUsedIsWhatTheArticleAndTheConsentTextSay() {
    var used = page("/evidence/AE001");
    assertThat(used.select("section a[href=/guide/risks]").text()).isEqualTo("What can go wrong");
    var sentence = "Both counts come from trained physiotherapists.";
    assertThat(section(used, "used"))
        .contains(sentence, "Any mild effect: 19 to 37 in 100 had one", "Consent item CI011");
    assertThat(section(used, "used")).contains("sheets of the decision aid", "Neck pain");
    assertThat(page("/guide/risks").text().replaceAll("(?<=\\w)\\d+", ""))
        .contains("Both counts come from trained physiotherapists");
    assertThat(section(used, "edited"))
        .contains("guide articles", "What can go wrong", "of the consent text", "CI011");
    assertThat(section(page("/evidence/BW004"), "used")).contains("What it may do");
  }

  @Test
  void questionsRedFlagsFormAndAdviceAreNamed() {
    assertThat(section(page("/evidence/PC008"), "used")).contains("Screening question", "leads to");
    assertThat(section(page("/evidence/RF001"), "used")).contains("Red flag question");
    assertThat(section(page("/evidence/CK001"), "used")).contains("Advice on leaving");
    assertThat(section(page("/evidence/PC028"), "used")).contains("Needling training");
    assertThat(store.uses(store.entries()).values().stream().flatMap(List::stream).map(Use::by))
        .contains(Use.By.values());
    assertThat(section(page("/evidence/DM054"), "edited")).contains("Nothing else");
  }

  @Test
  void everyUseNamesARowOfTheStore() {
    assertThat(uses.stream().flatMap(some -> some.all().stream()).map(Use::rowId))
        .allMatch(id -> store.entry(id).isPresent());
  }

  @Test
  void bothSidesOfAConflictStandOnThePage() {
    var conflicts = section(page("/evidence/AE006"), "conflicts");
    assertThat(conflicts).contains("AE006", "AE025", "AE028", "This row", "never averaged");
  }

  @Test
  void aRecalledRowSaysThatPatientsNeverSeeIt() {
    assertThat(page("/evidence/SH001").select("main").text())
        .contains("Awaiting review. Never shown to patients.");
    assertThat(page("/evidence/PC061").select("main").text())
        .contains("Awaiting review.", "The question alone is asked all the same");
    assertThat(page("/evidence/EF044").select("main").text()).contains("Looked for, not found.");
  }

  @Test
  void rulesAreDueAfterSixMonthsAndFindingsAfterTwelve() {
    var read = LocalDate.of(2026, 11, 24);
    var rule = store.entry("JU001").orElseThrow();
    var finding = store.entry("ef005").orElseThrow();
    assertThat(rule.reviewBy()).isEqualTo(read.plusMonths(6));
    assertThat(finding.reviewBy()).isEqualTo(read.plusMonths(12));
    var overdue = new Wanted(List.of(), null, "", null, true);
    assertThat(store.find(overdue, read.plusMonths(6))).isEmpty();
    assertThat(store.find(overdue, read.plusMonths(7)))
        .isNotEmpty()
        .allMatch(entry -> entry.kind() == RowKind.JU);
    assertThat(store.find(overdue, read.plusMonths(13))).hasSameSizeAs(store.entries());
  }

  private List<String> found(Map<String, String> asked) {
    return page("/evidence?" + Visitor.query(asked)).select("tbody th a").eachText();
  }

  @Test
  void rowsAreFoundByWordsIdConditionKindAndStatus() {
    assertThat(found(Map.of("q", "ae001"))).first().isEqualTo("AE001");
    assertThat(found(Map.of("q", "Brady 2014 bruising"))).contains("AE003").doesNotContain("EF005");
    assertThat(found(Map.of("q", "bruises"))).contains("AE003", "CI006");
    assertThat(found(Map.of("kind", "JU"))).hasSize(50).allMatch(id -> id.startsWith("JU"));
    assertThat(found(Map.of("condition", "neck-pain", "kind", "EF"))).contains("EF005");
    assertThat(found(Map.of("status", "GAP", "kind", "EF"))).contains("EF044").hasSizeLessThan(10);
    assertThat(found(Map.of("q", "nothing has these words"))).isEmpty();
  }

  @Test
  void theListIsPagedAndKeepsWhatWasAsked() {
    var second = page("/evidence?" + Visitor.query(Map.of("q", "pain & needling", "page", "1")));
    var next = second.select("a[rel=next]").attr("href");
    assertThat(next).isEmpty();
    var first = page("/evidence?" + Visitor.query(Map.of("q", "pain", "kind", "EF")));
    assertThat(first.select("a[rel=next]").attr("href"))
        .isEqualTo("/evidence?q=pain&kind=EF&page=2");
    assertThat(page("/evidence?q=pain&kind=EF&page=2").text()).contains("page 2 of 2");
    assertThat(page("/evidence?page=9999").select("tbody th a")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table evidence_loaded; --",
        "<script>alert(1)</script>",
        "\u0000 \uD800 \u202E",
        "${7*7} __${7*7}__::x",
        "%s %n \\ (",
        "боль في الظهر 背痛",
        "- -- & | !",
      })
  void hostileWordsFindNothingAndBreakNothing(String words) {
    var answer = visitor.get("/evidence?" + Visitor.query(Map.of("q", words)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("<script>alert").contains("Words, an id, a source");
  }

  @Test
  void whatCannotBeReadIsNamedAtItsField() {
    var page =
        page(
            "/evidence?"
                + Visitor.query(
                    Map.of("kind", "XX", "status", "nice", "condition", "luck", "page", "two")));
    assertThat(page.select("#kind-error").text()).contains("There is no such kind of row");
    assertThat(page.select("#status-error").text()).contains("There is no such status");
    assertThat(page.select("#condition-error").text()).contains("No row names this condition");
    assertThat(page.select("#results-error").text()).contains("There is no such page");
    assertThat(page.select("tbody tr")).hasSize(50);
    assertThat(page("/evidence?q=" + "x".repeat(5000)).select("#q-error").text())
        .contains("too long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AE999", "<b>x", "%00", "..%2Fadmin", "%F0%9F%92%89"})
  void anUnknownIdIsSaidSo(String id) {
    var answer =
        visitor.get(
            "/evidence/" + (id.contains("%") ? id : id.replace("<", "%3C").replace(">", "%3E")));
    assertThat(answer.status()).isIn(404, 400);
    assertThat(answer.body()).doesNotContain("<b>x");
    if (id.equals("AE999")) {
      assertThat(answer.body()).contains("The evidence store has no row called", "AE999");
    }
  }

  @Test
  void theFrontDeskIsNotLedHereAndOthersAre() {
    assertThat(visitor.get("/settings").body()).contains("href=\"/evidence\"");
    assertThat(visitor.get("/guide").body()).contains("href=\"/evidence\"");
    var desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(desk.get("/settings").body()).doesNotContain("href=\"/evidence\"");
    assertThat(desk.get("/guide").body()).doesNotContain("href=\"/evidence\"");
    assertThat(desk.get("/evidence").status()).isEqualTo(403);
    assertThat(new Visitor(base()).get("/evidence/AE001").location()).contains("/login");
  }
}
