package org.tautband.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.evidence.Content;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

class ScreeningPagesTest extends ClinicTest {
  @Autowired private Screenings screenings;
  @Autowired private Patients patients;
  @Autowired private Content content;
  private Visitor visitor;
  private String base;
  private UUID patient;

  @BeforeEach
  void anOlderPersonAndASignedInClinician() {
    patient =
        clinic.asClinician(
            () ->
                patients
                    .register(
                        Identity.of("Robin", "Sample", LocalDate.of(1950, 4, 30), Sex.OTHER),
                        Ids.next())
                    .id());
    base = "/patients/" + patient + "/screening";
    visitor = signedIn(clinic.clinician());
  }

  @Test
  void everyQuestionThatFitsIsAskedOnceAndThePageSaysNobodyReviewedIt() {
    Document page = page(base + "?place=shoulder.LEFT");
    assertThat(page.text()).contains("No clinician has reviewed this list");
    java.util.Set<String> asked = new java.util.HashSet<>();
    for (String of : new String[] {"PATIENT", "CLINICIAN"}) {
      for (int group = 1; group < 20; group++) {
        Visitor.Answer answer =
            visitor.get(base + "/ask?place=shoulder.LEFT&of=" + of + "&group=" + group);
        if (answer.status() != 200) {
          break;
        }
        for (Element legend : Jsoup.parse(answer.body()).select("fieldset.ask")) {
          assertThat(asked.add(legend.id())).as(legend.id()).isTrue();
        }
      }
    }
    assertThat(asked)
        .hasSize(
            screenings
                .questionsFor(
                    java.util.Set.of(
                        new org.tautband.evidence.Place(
                            "shoulder", org.tautband.evidence.Side.LEFT)))
                .size())
        .contains("answer.q-blood-illness", "answer.q-bone-thin")
        .doesNotContain("answer.q-infant-scalp");
  }

  @Test
  void allSixtyQuestionsCanBeAsked() {
    for (var question : content.questions()) {
      Document page = page(base + "/ask?question=" + question.id());
      assertThat(page.text()).contains(question.ask());
    }
  }

  @Test
  void noneOfTheseNeverAnswersWhatTheRecordRaises() {
    String ask = base + "/ask?place=shoulder.LEFT&of=PATIENT&group=" + groupWith("q-bone-thin");
    Visitor.Answer answer = send(ask, Map.of("none", "true"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("The record says something here")
        .contains("Born 1950-04-30");
    assertThat(clinic.asClinician(() -> screenings.of(patient))).isEmpty();
  }

  @Test
  void aNoAgainstTheRecordStandsUntilItIsClearedOnThePage() {
    Visitor.Answer kept =
        send(
            base + "/ask?place=shoulder.LEFT&question=q-bone-thin",
            Map.of("answer.q-bone-thin", "NO", "next", "true"));
    assertThat(kept.status()).isEqualTo(302);
    Document page = page(base + "?place=shoulder.LEFT");
    assertThat(page.select("#q-bone-thin").text())
        .contains("No, but the record says otherwise")
        .contains("Clear it in words");
  }

  @Test
  void noneOfTheseAndAYesContradictAndNothingTypedIsLost() {
    String ask = base + "/ask?place=leg.LEFT&of=PATIENT&group=" + groupWith("q-cancer");
    Map<String, String> fields = new HashMap<>();
    fields.put("none", "true");
    fields.put("answer.q-cancer", "YES");
    fields.put("words.q-cancer", "breast, 2015 <script>alert(1)</script>");
    fields.put("where0.q-cancer", "thorax-front");
    fields.put("side0.q-cancer", "LEFT");
    Visitor.Answer answer = send(ask, fields);
    assertThat(answer.status()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select(".errsum").text()).contains("None of these");
    assertThat(page.select("[name='answer.q-cancer'][value=YES]").hasAttr("checked")).isTrue();
    assertThat(page.select("[name='words.q-cancer']").val())
        .isEqualTo("breast, 2015 <script>alert(1)</script>");
    assertThat(page.select("[name='where0.q-cancer'] option[selected]").val())
        .isEqualTo("thorax-front");
    assertThat(page.select("[name='side0.q-cancer'] option[selected]").val()).isEqualTo("LEFT");
    assertThat(answer.body()).doesNotContain("<script>alert");
  }

  @Test
  void hugeAndHostileInputGetsAMessageAtTheField() {
    String ask = base + "/ask?place=leg.LEFT&question=q-cancer";
    Visitor.Answer huge =
        send(ask, Map.of("answer.q-cancer", "YES", "words.q-cancer", "x".repeat(50_000)));
    assertThat(huge.status()).isEqualTo(422);
    assertThat(Jsoup.parse(huge.body()).getElementById("words.q-cancer-error")).isNotNull();
    assertThat(send(ask, Map.of("answer.q-cancer", "PERHAPS")).status()).isEqualTo(422);
    assertThat(send(ask, Map.of("answer.q-cancer", "YES", "side0.q-cancer", "LEFT")).body())
        .contains("A side without a part of the body");
    assertThat(visitor.get(base + "?place=%00&place=leg.UP&place=../etc.LEFT").status())
        .isEqualTo(200);
    assertThat(visitor.get(base + "/ask?group=-7&began=zzz&of=NOBODY&place=leg.LEFT").status())
        .isEqualTo(200);
    assertThat(visitor.get(base + "/ask?group=9999999999&place=leg.LEFT").status()).isEqualTo(200);
    assertThat(clinic.asClinician(() -> screenings.of(patient))).isEmpty();
  }

  @Test
  void aDecisionWithoutWordsComesBackWithAMessage() {
    send(base + "/ask?question=q-cancer", Map.of("answer.q-cancer", "YES"));
    Document page = page(base + "?place=leg.LEFT");
    Map<String, String> fields = hidden(page.select("#q-cancer form.decide").first());
    fields.put("words", "   ");
    fields.put("doctor", "Dr Fiktiv");
    Visitor.Answer answer = visitor.post(base, base + "/decide", fields);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select(".errsum").text())
        .contains("The reason in words is missing");
    assertThat(answer.body()).contains("value=\"Dr Fiktiv\"");
  }

  @Test
  void anUnknownPatientIsNotFoundAndAnotherPatientsTokenIsRefused() {
    assertThat(visitor.get("/patients/" + Ids.next() + "/screening").status()).isEqualTo(404);
    UUID other =
        clinic.asClinician(
            () ->
                patients
                    .register(
                        Identity.of("Sam", "Other", LocalDate.of(1990, 1, 1), Sex.MALE), Ids.next())
                    .id());
    Visitor.Answer crossed =
        visitor.post(
            "/patients/" + other + "/screening",
            base + "/ask",
            Map.of(
                "question", "q-cancer", "answer.q-cancer", "YES", "saveId", Ids.next().toString()));
    assertThat(crossed.status()).isEqualTo(409);
    assertThat(clinic.asClinician(() -> screenings.of(patient))).isEmpty();
  }

  private int groupWith(String question) {
    for (int group = 1; group < 20; group++) {
      Visitor.Answer answer =
          visitor.get(base + "/ask?place=shoulder.LEFT&of=PATIENT&group=" + group);
      if (answer.body().contains("answer." + question + "\"")) {
        return group;
      }
    }
    throw new AssertionError("no group asks " + question);
  }

  private Visitor.Answer send(String page, Map<String, String> fields) {
    Document document = page(page);
    Map<String, String> all = hidden(document.select("form.group").first());
    all.putAll(fields);
    return visitor.post(page, base + "/ask", all);
  }

  private static Map<String, String> hidden(@Nullable Element form) {
    Map<String, String> fields = new HashMap<>();
    Objects.requireNonNull(form, "no such form")
        .select("input[type=hidden]")
        .forEach(input -> fields.put(input.attr("name"), input.val()));
    return fields;
  }

  private Document page(String path) {
    Visitor.Answer answer = visitor.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private Visitor signedIn(Actor actor) {
    Visitor somebody = new Visitor(base());
    somebody.signIn(actor.login(), Fixtures.PASSWORD);
    return somebody;
  }
}
