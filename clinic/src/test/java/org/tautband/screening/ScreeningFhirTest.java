package org.tautband.screening;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Content;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;
import org.tautband.evidence.Question;
import org.tautband.evidence.Side;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class ScreeningFhirTest {
  private static final Content CONTENT = Content.load();
  private static final Path QUESTIONNAIRE =
      Path.of("src/main/resources/fhir/definitions/questionnaire-dry-needling-screening.json");
  private static final UUID ANSWER = new UUID(3, 1);

  @Test
  void theQuestionnaireAsksWhatTheContentAsks() throws IOException {
    String now =
        FhirContext.forR4Cached()
                .newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(questionnaire())
            + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(QUESTIONNAIRE, now);
    }
    assertThat(now).isEqualTo(Files.readString(QUESTIONNAIRE));
  }

  @Test
  void aScreeningIsValidAndLooksAsReviewed() {
    var rendering = ScreeningFhir.render(sample(), CONTENT);
    Golden.matches("screening", rendering);
    FhirCheck.valid(rendering);
  }

  @Test
  void everyComponentIsPublished() {
    EveryComponentIsPublished.of(sample(), s -> ScreeningFhir.render(s, CONTENT))
        .except(
            "saves.id", // the form's id; versions have their own
            "saves.accountId", // the version's author
            "saves.answers.id", // ties decisions to answers, shown by nesting
            "saves.answers.accountId",
            "decisions.id",
            "decisions.answerId", // a decision on another answer is void
            "decisions.confirms", // shown by order and kind
            "decisions.accountId",
            "lastStart") // the session's own record
        .holds();
  }

  private static Screening sample() {
    Instant at = Instant.parse("2026-11-24T10:15:00Z");
    UUID kim = new UUID(9, 1);
    GivenAnswer answer =
        new GivenAnswer(
            ANSWER,
            "q-operation",
            Answer.NO,
            "knee, six weeks ago",
            Set.of(new FindingPlace("leg", Side.LEFT)),
            true,
            GivenAnswer.Doubt.RECORD_SAYS_OTHERWISE,
            List.of(new Raised("f1", "Arthroscopy of knee", "Procedure from file.json")),
            at,
            kim,
            "Kim Demoson",
            true);
    Save save =
        new Save(
            new UUID(2, 1),
            1,
            at,
            kim,
            "Kim Demoson",
            true,
            "c0ffee",
            Set.of(new Place("leg", Side.LEFT)),
            List.of(answer));
    Decision decision =
        new Decision(
            new UUID(4, 1),
            ANSWER,
            "PC065",
            Decision.Kind.STEP_CHOSEN,
            Outcome.DEFER,
            "not before January",
            "Dr Fiktiv, 24 Nov 2026",
            new UUID(4, 2),
            at,
            kim,
            "Kim Demoson");
    return new Screening(new UUID(1, 1), new UUID(5, 1), List.of(save), List.of(decision), at);
  }

  private static Questionnaire questionnaire() {
    Questionnaire questionnaire = new Questionnaire();
    questionnaire.setId("dry-needling-screening");
    questionnaire.setUrl(ScreeningFhir.QUESTIONNAIRE);
    questionnaire.setName("DryNeedlingScreening");
    questionnaire.setTitle("Screening before dry needling");
    questionnaire.setStatus(PublicationStatus.DRAFT);
    questionnaire.setExperimental(false);
    questionnaire.addSubjectType("Patient");
    questionnaire.setDescription(
        "Every question is put so that yes raises the outcome. No clinician has reviewed this"
            + " list.");
    QuestionnaireItemComponent about =
        item(questionnaire.addItem(), "about", "About the last save", QuestionnaireItemType.GROUP);
    item(about.addItem(), "about.version", "Version", QuestionnaireItemType.INTEGER);
    item(about.addItem(), "about.by", "Kept by", QuestionnaireItemType.STRING);
    item(about.addItem(), "about.content", "Content version", QuestionnaireItemType.STRING);
    item(about.addItem(), "about.place", "Planned place", QuestionnaireItemType.STRING)
        .setRepeats(true);
    CONTENT.questions().forEach(question -> add(questionnaire.addItem(), question));
    return questionnaire;
  }

  private static void add(QuestionnaireItemComponent item, Question question) {
    String id = question.id();
    item(item, id, question.ask(), QuestionnaireItemType.CHOICE);
    for (Answer answer : Answer.values()) {
      item.addAnswerOption()
          .setValue(
              new Coding(
                  ScreeningFhir.ANSWERS,
                  answer.name().toLowerCase(java.util.Locale.ROOT),
                  answer.inWords()));
    }
    item(item.addItem(), id + ".words", "In words", QuestionnaireItemType.TEXT);
    item(item.addItem(), id + ".place", "Where", QuestionnaireItemType.STRING).setRepeats(true);
    item(item.addItem(), id + ".none-of-these", "None of these", QuestionnaireItemType.BOOLEAN);
    item(
        item.addItem(), id + ".doubt", "Why a no does not count yet", QuestionnaireItemType.STRING);
    item(item.addItem(), id + ".record", "The record says", QuestionnaireItemType.STRING)
        .setRepeats(true);
    item(item.addItem(), id + ".at", "When", QuestionnaireItemType.DATETIME);
    item(item.addItem(), id + ".by", "By", QuestionnaireItemType.STRING);
    QuestionnaireItemComponent decision =
        item(item.addItem(), id + ".decision", "Decision", QuestionnaireItemType.GROUP)
            .setRepeats(true);
    String link = id + ".decision";
    item(decision.addItem(), link + ".kind", "What was decided", QuestionnaireItemType.STRING);
    item(decision.addItem(), link + ".rule", "On which rule", QuestionnaireItemType.STRING);
    item(decision.addItem(), link + ".step", "Step", QuestionnaireItemType.STRING);
    item(decision.addItem(), link + ".words", "In words", QuestionnaireItemType.TEXT);
    item(
        decision.addItem(),
        link + ".doctor",
        "Which doctor answered",
        QuestionnaireItemType.STRING);
    item(decision.addItem(), link + ".at", "When", QuestionnaireItemType.DATETIME);
    item(decision.addItem(), link + ".by", "By", QuestionnaireItemType.STRING);
  }

  private static QuestionnaireItemComponent item(
      QuestionnaireItemComponent item, String linkId, String text, QuestionnaireItemType type) {
    return item.setLinkId(linkId).setText(text).setType(type);
  }
}
