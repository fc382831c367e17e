package org.tautband.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;

class PatientPagesTest extends ClinicTest {
  @Autowired Patients patients;
  private Visitor desk;

  @BeforeEach
  void signIn() {
    desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
  }

  private static Map<String, String> marta() {
    return new HashMap<>(
        Map.of(
            "family", "Mustermann",
            "given", "Marta",
            "birth.day", "14",
            "birth.month", "3",
            "birth.year", "1984",
            "sex", "FEMALE",
            "submission", Ids.next().toString()));
  }

  private Visitor.Answer register(Map<String, String> fields) {
    return desk.post("/patients/new", "/patients", fields);
  }

  private int count() {
    return clinic.as(clinic.frontDesk(), () -> patients.newest(100)).size();
  }

  private UUID registered(Map<String, String> fields) {
    var answer = register(fields);
    assertThat(answer.status()).isEqualTo(302);
    return UUID.fromString(answer.location().replaceAll(".*/patients/([^/]+)/.*", "$1"));
  }

  @Test
  void anEmptyRegisterSaysWhatToDo() {
    assertThat(desk.get("/patients").body()).contains("No patients yet", "Add a patient");
  }

  @Test
  void somebodyIsTakenInAndFoundAgain() {
    var id = registered(marta());
    assertThat(desk.get("/patients/" + id + "/details?added").body())
        .contains("TB-000001", "Mustermann, Marta");
    assertThat(desk.get("/patients?q=musterman").body()).contains("Mustermann, Marta");
    assertThat(desk.get("/patients?q=14.3.1984").body()).contains("Mustermann, Marta");
    assertThat(desk.get("/patients?q=zzzz").body()).contains("Nobody found for");
  }

  @Test
  void theSameSubmissionTwiceIsOnePatient() {
    var fields = marta();
    var first = registered(fields);
    assertThat(registered(fields)).isEqualTo(first);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void somebodyAlikeIsAskedAboutWithTheReasonsBeforeAnythingIsSaved() {
    var first = registered(marta());
    var again = marta();
    again.put("given", "Martha");
    again.put("contact1.kind", "MOBILE");
    again.put("contact1.value", "0170 5550101");
    var asked = register(again);
    assertThat(asked.status()).isEqualTo(409);
    assertThat(count()).isEqualTo(1);
    var page = Jsoup.parse(asked.body());
    assertThat(page.select("#resembling").text())
        .contains("Somebody like this is here already", "same birth date", "TB-000001");
    assertThat(page.select("#resembling a").attr("href")).contains(first.toString());
    assertThat(page.select("[name='contact1.value']").attr("value")).isEqualTo("0170 5550101");
    again.put("different", page.select("[name=different]").attr("value"));
    assertThat(registered(again)).isNotEqualTo(first);
    assertThat(count()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "31,2,1990,February 1990 has the days 1 to 28",
    "1,1,2190,lies in the future",
    "1,1,1700,more than 130 years ago",
    "1,13,1990,the month is a number from 1 to 12",
    "'','','',Birth date is missing",
    "first,May,1990,in numbers",
    "1,1,84,with four digits"
  })
  void aBirthDateThatCannotBeIsRefusedAtTheField(
      String day, String month, String year, String message) {
    var fields = marta();
    fields.putAll(Map.of("birth.day", day, "birth.month", month, "birth.year", year));
    var answer = register(fields);
    assertThat(answer.status()).isEqualTo(422);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("#birth-error").text()).contains(message);
    assertThat(page.select(".errsum a[href='#birth']").text()).contains(message);
    assertThat(page.select("[name='birth.year']").attr("value")).isEqualTo(year);
    assertThat(page.select("[name=family]").attr("value")).isEqualTo("Mustermann");
    assertThat(count()).isZero();
  }

  @Test
  void hostileTextIsRefusedOrShownAsText() {
    refused("family", "Muster\u0000mann", "control character");
    refused("family", "\u202Ennam", "turns text around");
    refused("family", "a".repeat(201), "201 characters");
    refused("family", "e" + "\u0301".repeat(9), "too many accents");
    refused("family", "!!!", "no letters");
    refused("given", "two\nlines", "one line");
    var fields = marta();
    fields.put("family", "<script>alert(1)</script>");
    fields.put("given", "'; drop table patient; --");
    var id = registered(fields);
    assertThat(desk.get("/patients/" + id + "/details").body())
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;");
  }

  private void refused(String field, String text, String message) {
    var fields = marta();
    fields.put("given", "");
    fields.put(field, text);
    var answer = register(fields);
    assertThat(answer.status()).as(message).isEqualTo(422);
    assertThat(
            Jsoup.parse(answer.body())
                .select("#" + (field.equals("given") ? "given" : "family") + "-error")
                .text())
        .contains(message);
    assertThat(count()).isZero();
  }

  @Test
  void namesOfEveryScriptStandIsolated() {
    for (var name :
        new String[] {"محمد\u200F الأحمد", "מרים כהן", "王小明", "प्रिया शर्मा", "สมชาย"}) {
      var fields = marta();
      fields.put("family", name);
      fields.put("given", "");
      fields.put("different", "");
      var answer = register(fields);
      if (answer.status() == 409) {
        fields.put(
            "different", Jsoup.parse(answer.body()).select("[name=different]").attr("value"));
        answer = register(fields);
      }
      assertThat(answer.status()).as(name).isEqualTo(302);
      Document found =
          Jsoup.parse(
              desk.get(
                      "/patients?q="
                          + java.net.URLEncoder.encode(
                              name, java.nio.charset.StandardCharsets.UTF_8))
                  .body());
      assertThat(found.select("th a bdi").eachText()).as(name).contains(name.strip());
    }
  }

  @Test
  void twoEditorsSeeBothVersionsAndNothingIsOverwritten() {
    var id = registered(marta());
    var path = "/patients/" + id + "/details";
    var mine = marta();
    mine.put("version", "1");
    mine.put("city", "Berlin");
    assertThat(desk.post(path, path, mine).status()).isEqualTo(302);
    var theirs = marta();
    theirs.put("version", "1");
    theirs.put("city", "Köln");
    var conflict = desk.post(path, path, theirs);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.body()).contains("Berlin", "Köln", "Somebody else saved this page");
    assertThat(Jsoup.parse(conflict.body()).select("[name=city]").attr("value")).isEqualTo("Köln");
    var seen = Jsoup.parse(conflict.body()).select("[name=version]").attr("value");
    theirs.put("version", seen);
    assertThat(desk.post(path, path, theirs).status()).isEqualTo(302);
    assertThat(desk.get(path).body()).contains("Köln").doesNotContain("Berlin");
  }

  @Test
  void everythingTypedComesBackAsItWas() {
    var fields = marta();
    fields.putAll(
        Map.of(
            "name1.use", "PREFERRED",
            "name1.given", "Mia",
            "number1.label", "Insurance number",
            "number1.value", "A 123",
            "language", "de",
            "interpreter", "yes",
            "representative", "Rosa Muster",
            "relation", "PARENT",
            "proofSeen", "passport",
            "doctor", "Dr Fiktiv"));
    fields.put("contact1.kind", "EMAIL");
    fields.put("contact1.value", "mia@example.org");
    fields.put("gender", "woman");
    var id = registered(fields);
    var page = Jsoup.parse(desk.get("/patients/" + id + "/details").body());
    fields.forEach(
        (field, value) -> {
          if (!field.equals("submission") && !field.equals("version")) {
            var input =
                page.select(
                    "input[type=text][name='%1$s'], input[type=tel][name='%1$s'], input[checked][name='%1$s'], select[name='%1$s'] option[selected], input[name='%1$s'][inputmode]"
                        .formatted(field));
            assertThat(input.eachAttr("value")).as(field).contains(value);
          }
        });
    assertThat(page.select("section.patient strong").text()).isEqualTo("Mustermann, Marta (Mia)");
  }

  @Test
  void aPatientOfAnotherGroupIsNotFound() {
    var id = registered(marta());
    var stranger = fixtures.newClinic();
    var visitor = new Visitor(base());
    visitor.signIn(stranger.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(visitor.get("/patients/" + id + "/details").status()).isEqualTo(404);
    assertThat(visitor.get("/patients/not-an-id/details").status()).isEqualTo(404);
    assertThat(visitor.get("/patients?q=Mustermann").body()).contains("Nobody found");
  }
}
