package org.tautband.screening;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.evidence.Content;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/**
 * A screening as FHIR: one QuestionnaireResponse that grows by versions; its questions are those of
 * {@code fhir/Questionnaire-dry-needling-screening.json}.
 */
final class ScreeningFhir {
  static final String QUESTIONNAIRE = Names.questionnaire("dry-needling-screening");
  static final String ANSWERS = Names.codeSystem("screening-answer");

  private ScreeningFhir() {}

  static Rendering render(Screening screening, Content content) {
    Map<String, GivenAnswer> answers = screening.answers();
    QuestionnaireResponse response = new QuestionnaireResponse();
    response.setId(screening.id().toString());
    response.setQuestionnaire(QUESTIONNAIRE);
    response.setStatus(
        answers.size() < content.questions().size()
            ? QuestionnaireResponseStatus.INPROGRESS
            : QuestionnaireResponseStatus.COMPLETED);
    response.setSubject(new Reference("Patient/" + screening.patientId()));
    screening
        .lastSave()
        .ifPresent(
            save -> {
              response.setAuthoredElement(at(save.at()));
              response.addItem(about(save));
            });
    content.questions().stream()
        .map(question -> answers.get(question.id()))
        .filter(java.util.Objects::nonNull)
        .forEach(
            answer ->
                response.addItem(
                    item(answer, content.question(answer.questionId()).ask(), screening)));
    return Rendering.of(response);
  }

  /** The last save: its version, what it was planned for, what the questions said then. */
  private static QuestionnaireResponseItemComponent about(Save save) {
    QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
    item.setLinkId("about");
    item.addItem(leaf("about.version", new IntegerType(save.number())));
    item.addItem(text("about.by", save.by() + byWhom(save.onTablet())));
    item.addItem(text("about.content", save.contentVersion()));
    QuestionnaireResponseItemComponent places = new QuestionnaireResponseItemComponent();
    places.setLinkId("about.place");
    save.places().stream()
        .sorted(ScreeningPath.ORDER)
        .map(place -> new FindingPlace(place.bodyGroup(), place.side()))
        .forEach(place -> places.addAnswer().setValue(new StringType(inWords(place))));
    if (places.hasAnswer()) {
      item.addItem(places);
    }
    return item;
  }

  private static String byWhom(boolean onTablet) {
    return onTablet ? " (tapped by the patient)" : "";
  }

  private static DateTimeType at(Instant instant) {
    DateTimeType at = new DateTimeType(Date.from(instant));
    at.setTimeZoneZulu(true);
    return at;
  }

  private static QuestionnaireResponseItemComponent item(
      GivenAnswer given, String ask, Screening screening) {
    QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
    item.setLinkId(given.questionId());
    item.setText(ask);
    var answer = item.addAnswer();
    answer.setValue(
        new Coding(
            ANSWERS, given.answer().name().toLowerCase(Locale.ROOT), given.answer().inWords()));
    String id = given.questionId();
    if (!given.words().isEmpty()) {
      answer.addItem(text(id + ".words", given.words()));
    }
    several(
            id + ".place",
            given.places().stream()
                .sorted(Comparator.comparing(FindingPlace::written))
                .map(ScreeningFhir::inWords)
                .toList())
        .ifPresent(answer::addItem);
    if (given.noneOfThese()) {
      answer.addItem(leaf(id + ".none-of-these", new BooleanType(true)));
    }
    if (given.doubt() != GivenAnswer.Doubt.NONE) {
      answer.addItem(text(id + ".doubt", code(given.doubt())));
    }
    several(
            id + ".record",
            given.raised().stream()
                .map(
                    raised ->
                        raised.words()
                            + " – "
                            + raised.origin()
                            + " ["
                            + raised.fingerprint()
                            + "]")
                .toList())
        .ifPresent(answer::addItem);
    answer.addItem(leaf(id + ".at", at(given.at())));
    answer.addItem(text(id + ".by", given.by() + byWhom(given.onTablet())));
    decisionsOn(given, screening).forEach(decision -> answer.addItem(decision(id, decision)));
    return item;
  }

  private static List<Decision> decisionsOn(GivenAnswer answer, Screening screening) {
    return screening.decisions().stream()
        .filter(decision -> decision.answerId().equals(answer.id()))
        .toList();
  }

  private static QuestionnaireResponseItemComponent decision(String id, Decision decision) {
    QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
    String link = id + ".decision";
    item.setLinkId(link);
    item.addItem(text(link + ".kind", code(decision.kind())));
    if (!decision.effectKey().isEmpty()) {
      item.addItem(text(link + ".rule", decision.effectKey()));
    }
    var step = decision.step();
    if (step != null) {
      item.addItem(text(link + ".step", code(step)));
    }
    item.addItem(text(link + ".words", decision.words()));
    if (!decision.doctor().isEmpty()) {
      item.addItem(text(link + ".doctor", decision.doctor()));
    }
    item.addItem(leaf(link + ".at", at(decision.at())));
    item.addItem(text(link + ".by", decision.by()));
    return item;
  }

  /** The side in words; without one, every side is meant. */
  private static String inWords(FindingPlace place) {
    var side = place.side();
    return Names.fhirId(place.bodyGroup()) + (side == null ? "" : ", " + side.inWords());
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<QuestionnaireResponseItemComponent> several(
      String linkId, List<String> texts) {
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
    item.setLinkId(linkId);
    texts.forEach(text -> item.addAnswer().setValue(new StringType(text)));
    return Optional.of(item);
  }

  private static QuestionnaireResponseItemComponent text(String linkId, String text) {
    return leaf(linkId, new StringType(text));
  }

  private static QuestionnaireResponseItemComponent leaf(
      String linkId, org.hl7.fhir.r4.model.Type value) {
    QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
    item.setLinkId(linkId);
    item.addAnswer().setValue(value);
    return item;
  }
}
