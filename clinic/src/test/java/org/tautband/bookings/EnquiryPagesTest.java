package org.tautband.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.AgedForm;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Policy;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.RedFlag;

class EnquiryPagesTest extends ClinicTest {
  @Autowired AgedForm aged;
  @Autowired Clinics clinics;
  @Autowired OpenClinics open;
  @Autowired Content content;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  private Clinic park;
  private final Map<String, String> fields = new HashMap<>();

  @BeforeEach
  void aClinicTakesQuestions() {
    aged.forgetWhoSent();
    park = openClinic(clinic, "Clinic at the Park " + clinic.key());
    fields.put("token", aged.token("ask", Duration.ofMinutes(2)));
    fields.put("words", "Does it hurt?\nI have a sore heel.");
    fields.put("way", "EMAIL");
    fields.put("name", "A. Nonym");
    fields.put("email", "a.nonym@example.org");
    fields.put("clinic", park.id().toString());
  }

  private Clinic openClinic(Fixtures.TestClinic of, String name) {
    return of.as(
        of.manager(),
        () -> {
          var hours =
              List.of(
                  new OpeningHours.Opening(
                      DayOfWeek.TUESDAY, LocalTime.of(8, 0), LocalTime.of(18, 0)));
          var opened =
              clinics.open(
                  new Clinic(
                      Ids.next(),
                      name,
                      ZoneId.of("Europe/Berlin"),
                      "en-GB",
                      "112",
                      "+49 30 5550100",
                      "",
                      new OpeningHours(hours),
                      Policy.first(),
                      1),
                  List.of());
          open.open(opened.id());
          return opened;
        });
  }

  private Visitor.Answer send() {
    return new Visitor(base()).postRaw("/ask", fields);
  }

  private long kept() {
    return count("enquiry");
  }

  private long count(String table) {
    return CurrentGroup.call(
        clinic.groupId(),
        () ->
            java.util.Objects.requireNonNull(
                transaction.execute(
                    s -> jdbc.sql("select count(*) from " + table).query(Long.class).single())));
  }

  private Document staffPage(String login, String path) {
    var visitor = new Visitor(base());
    visitor.signIn(login, Fixtures.PASSWORD);
    var answer = visitor.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private UUID onlyEnquiry() {
    return CurrentGroup.call(
        clinic.groupId(),
        () ->
            java.util.Objects.requireNonNull(
                transaction.execute(
                    s -> jdbc.sql("select id from enquiry").query(UUID.class).single())));
  }

  @Test
  void anybodyAsksAndIsToldByWhen() {
    var page = new Visitor(base()).get("/ask?about=Does+it+hurt%3F&from=/guide/does-it-hurt");
    assertThat(page.status()).isEqualTo(200);
    var form = Jsoup.parse(page.body());
    assertThat(form.select("[name=about]").attr("value")).isEqualTo("Does it hurt?");
    assertThat(form.select("[name=from]").attr("value")).isEqualTo("/guide/does-it-hurt");
    assertThat(form.select("[name=clinic] option").eachText()).contains(park.name());
    fields.put("about", "heel pain");
    fields.put("from", "/guide/heel-pain");
    var answer = send();
    assertThat(answer.status()).isEqualTo(200);
    var told = Jsoup.parse(answer.body());
    assertThat(told.select("#promise").text()).matches("Tuesday \\d+ \\w+, 18:00");
    assertThat(told.text()).contains("+49 30 5550100", "112", "If it gets worse");
    assertThat(kept()).isEqualTo(1);
    assertThat(count("worklist_item")).isEqualTo(1);
  }

  @Test
  void theFormNeedsNoSessionAndNoScript() {
    var page = new Visitor(base()).get("/ask").body();
    assertThat(page).doesNotContain("<script");
    assertThat(Jsoup.parse(page).select("main form").attr("method")).isEqualTo("post");
    assertThat(Jsoup.parse(page).select("[name=_csrf]")).isEmpty();
  }

  @Test
  void everySignThatMustNotWaitIsAskedInTheWordsOfItsRow() {
    var urgent =
        content.redFlags().stream()
            .filter(f -> f.askedOf() == AskedOf.PATIENT)
            .filter(f -> f.step() == RedFlag.Step.EMERGENCY || f.step() == RedFlag.Step.SAME_DAY)
            .toList();
    var page = Jsoup.parse(new Visitor(base()).get("/ask").body());
    assertThat(page.select("[name=sign]").eachAttr("value"))
        .containsExactlyInAnyOrderElementsOf(urgent.stream().map(RedFlag::id).toList());
    for (var flag : urgent) {
      var box = page.selectFirst("[name=sign][value=" + flag.id() + "]").parent();
      assertThat(box.text())
          .contains(flag.ask(), "Do not wait for an answer")
          .contains(flag.step() == RedFlag.Step.EMERGENCY ? "112" : "See a doctor today");
    }
  }

  @Test
  void aTickedSignSaysDoNotWaitAndIsDueAtOnce() {
    fields.put("sign", "RF045");
    var told = Jsoup.parse(send().body());
    assertThat(told.select(".notice.stop").text())
        .contains("Call 112 now", "Do not wait for our answer", "coughed up blood");
    var list = staffPage(clinic.clinician().login(), "/worklist").text();
    assertThat(list).contains("Urgent question by the form", "coughed up blood");
    var one = staffPage(clinic.clinician().login(), "/worklist/enquiries/" + onlyEnquiry());
    assertThat(one.text()).contains("Have you coughed up blood?", "I have a sore heel.");
  }

  @Test
  void theFrontDeskSeesWhoAndHowButNotTheWords() {
    fields.put("sign", "RF045");
    fields.put("situation", "PREGNANT");
    fields.put("about", "heel pain");
    fields.put("times", "Tuesdays");
    send();
    for (var path : List.of("/worklist", "/worklist/enquiries/" + onlyEnquiry())) {
      var page = staffPage(clinic.frontDesk().login(), path);
      assertThat(page.text()).contains("A. Nonym");
      assertThat(page.html()).doesNotContain("sore heel", "pregnant", "coughed", "heel pain");
    }
    var one = staffPage(clinic.frontDesk().login(), "/worklist/enquiries/" + onlyEnquiry());
    assertThat(one.text()).contains("a.nonym@example.org", "Tuesdays", "Bring it to a clinician");
  }

  @Test
  void sentTwiceIsOneEnquiryAndTheSameAnswer() {
    var first = Jsoup.parse(send().body()).select("main").text();
    fields.put("words", "Sent again by the back button");
    assertThat(Jsoup.parse(send().body()).select("main").text()).isEqualTo(first);
    assertThat(kept()).isEqualTo(1);
    assertThat(count("worklist_item")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "words,''",
    "name,' '",
    "email,''",
    "email,nobody",
    "email,a@b",
    "clinic,0198f000-0000-7000-8000-000000000000",
    "way,PIGEON"
  })
  void whatIsMissingIsSaidAtItsFieldAndNothingTypedIsLost(String field, String typed) {
    fields.put("situation", "PREGNANT");
    fields.put("sign", "RF045");
    fields.put(field, typed);
    var answer = send();
    assertThat(answer.status()).isEqualTo(422);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("#" + field + "-error").text()).isNotBlank();
    assertThat(page.select("[name=situation][checked]").attr("value")).isEqualTo("PREGNANT");
    assertThat(page.select("[name=sign][checked]").attr("value")).isEqualTo("RF045");
    if (!field.equals("words")) {
      assertThat(page.select("#words").text()).contains("sore heel");
    }
    assertThat(page.select("[name=token]").attr("value")).isEqualTo(fields.get("token"));
    assertThat(kept()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CALL", "TEXT"})
  void whoWantsACallGivesANumber(String way) {
    fields.put("way", way);
    fields.put("email", "");
    assertThat(Jsoup.parse(send().body()).select("#phone-error").text()).contains("phone number");
    fields.put("phone", "call me");
    assertThat(send().status()).isEqualTo(422);
    fields.put("phone", "+49 (30) 555-0199");
    assertThat(send().status()).isEqualTo(200);
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void programsAreAskedAgainAndPeopleLoseNothing() {
    fields.put("token", aged.token("ask", Duration.ofSeconds(1)));
    refusedAndKept(422, "faster than a person types");
    fields.put("token", aged.token("ask", Duration.ofHours(25)));
    var old = refusedAndKept(422, "open for more than a day");
    assertThat(old.select("[name=token]").attr("value")).isNotEqualTo(fields.get("token"));
    fields.put("token", "made up");
    refusedAndKept(422, "Not sent yet");
    fields.put("token", aged.token("ask", Duration.ofMinutes(1)));
    fields.put("website", "https://example.org");
    var trapped = refusedAndKept(422, "A field that stays empty was filled in");
    assertThat(trapped.select("[name=website]").attr("value")).isEmpty();
    fields.remove("website");
    assertThat(send().status()).isEqualTo(200);
    assertThat(kept()).isEqualTo(1);
  }

  private Document refusedAndKept(int status, String words) {
    var answer = send();
    assertThat(answer.status()).isEqualTo(status);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("#again").text()).contains(words);
    assertThat(page.select("#words").text()).contains("sore heel");
    assertThat(page.select("#email").attr("value")).isEqualTo("a.nonym@example.org");
    return page;
  }

  @Test
  void aFloodFillsNoTableAndTheNextPersonIsToldWhomToCall() {
    var visitor = new Visitor(base());
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      fields.put("token", aged.token("ask", Duration.ofMinutes(1)));
      refused += visitor.postRaw("/ask", fields).status() == 429 ? 1 : 0;
      if (i % 50 == 49) {
        assertThat(staff.get("/worklist").status()).isEqualTo(200);
      }
    }
    assertThat(kept()).isEqualTo(5);
    assertThat(refused).isEqualTo(195);
    var page = refusedAndKept(429, "Too many questions came just now");
    assertThat(page.select("#again").text()).contains("+49 30 5550100", "minute");
  }

  @Test
  void hostileTextIsKeptAsTextOrRefusedWithWords() {
    var markup =
        "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> '; drop table enquiry;--";
    fields.put("words", markup);
    fields.put("name", "<b>${7*7}</b> __${7*7}__::x");
    fields.put("times", "=1+1");
    assertThat(send().status()).isEqualTo(200);
    var path = "/worklist/enquiries/" + onlyEnquiry();
    var page = staffPage(clinic.clinician().login(), path);
    assertThat(page.select(".as-typed").text()).isEqualTo(markup);
    assertThat(page.select("main script, main img")).isEmpty();
    assertThat(page.html()).doesNotContain("49</b>");
    for (var text : List.of("\u202Eevil\u202C", "a\u0000b", "Ω".repeat(20_000))) {
      fields.put("token", aged.token("ask", Duration.ofMinutes(1)));
      fields.put("words", text);
      var answer = send();
      assertThat(answer.status()).isEqualTo(422);
      assertThat(Jsoup.parse(answer.body()).select("#words-error").text()).isNotBlank();
    }
    fields.put("words", "Ω".repeat(4_000));
    assertThat(send().status()).isEqualTo(200);
    fields.put("words", "x".repeat(3_000_000));
    assertThat(send().status()).isBetween(400, 499);
    assertThat(kept()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/guide/../../x",
        "/guide//x",
        "/a\nb",
        "/guide?x=<b>"
      })
  void onlyALocalPathIsCarriedAlong(String from) {
    fields.put("from", from);
    fields.put("about", "<b>call 0900</b>");
    assertThat(send().status()).isEqualTo(200);
    var page = staffPage(clinic.clinician().login(), "/worklist/enquiries/" + onlyEnquiry());
    assertThat(page.text()).doesNotContain("Came from", "evil", "0900");
  }

  @Test
  void withoutItsLineInTheWorklistAQuestionIsNotKept() {
    var name = "Fails " + clinic.key();
    superUser.execute(
        "alter table worklist_item add constraint fails check (about_name is distinct from '"
            + name
            + "')");
    try {
      fields.put("name", name);
      assertThat(send().status()).isEqualTo(500);
      assertThat(kept()).isZero();
    } finally {
      superUser.execute("alter table worklist_item drop constraint fails");
    }
    assertThat(send().status()).isEqualTo(200);
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void oneGroupNeverSeesAnothersQuestions() {
    var other = fixtures.newClinic();
    send();
    var id = onlyEnquiry();
    var visitor = new Visitor(base());
    visitor.signIn(other.clinician().login(), Fixtures.PASSWORD);
    assertThat(visitor.get("/worklist").body()).doesNotContain("A. Nonym", "sore heel");
    assertThat(visitor.get("/worklist/enquiries/" + id).status()).isEqualTo(404);
    assertThat(visitor.post("/today", "/worklist/" + id + "/take", Map.of("version", "1")).status())
        .isEqualTo(404);
  }

  @Test
  void aManagerOpensAndClosesTheDoorAndOnlyOfTheirOwnClinics() {
    var manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    var path = "/settings/questions/" + park.id();
    var page = "/settings/questions";
    assertThat(manager.post(page, path, Map.of("takes", "no")).status()).isEqualTo(302);
    assertThat(send().status()).isEqualTo(422);
    assertThat(new Visitor(base()).get("/ask").body()).doesNotContain(park.name());
    assertThat(manager.post(page, path, Map.of("takes", "yes")).status()).isEqualTo(302);
    assertThat(send().status()).isEqualTo(200);
    var other = fixtures.newClinic();
    var theirs = openClinic(other, "Elsewhere " + other.key());
    var stranger = manager.post(page, page + "/" + theirs.id(), Map.of("takes", "no"));
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(new Visitor(base()).get("/ask").body()).contains(theirs.name());
  }
}
