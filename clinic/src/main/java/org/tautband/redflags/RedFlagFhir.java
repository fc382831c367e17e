package org.tautband.redflags;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.RedFlag;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/** One asking of red flags as FHIR, with what a clinician wrote on those that were raised. */
final class RedFlagFhir {
  private RedFlagFhir() {}

  static Rendering of(RedFlagRound round, List<FlagCleared> cleared, Content content) {
    QuestionnaireResponse response = new QuestionnaireResponse();
    response.setId(round.id().toString());
    response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
    response.setSubject(new Reference("Patient/" + round.patientId()));
    DateTimeType authored = new DateTimeType(Date.from(round.at()));
    authored.setTimeZoneZulu(true);
    response.setAuthoredElement(authored);
    response.setAuthor(new Reference().setDisplay(round.by()));
    response.addBasedOn(new Reference("CarePlan/" + round.episodeId()));
    round.places().stream()
        .sorted(Comparator.comparing(Place::bodyGroup).thenComparing(Place::side))
        .forEach(
            place ->
                response.addExtension(
                    Names.extension("needling-place"),
                    new CodeableConcept()
                        .addCoding(
                            new Coding(Names.codeSystem("body-group"), place.bodyGroup(), null))
                        .addCoding(
                            new Coding(
                                Names.codeSystem("side"),
                                place.side().inWords(),
                                place.side().inWords()))));
    for (RedFlagAnswer answer : round.answers()) {
      QuestionnaireResponseItemComponent item = response.addItem();
      item.setLinkId(answer.questionId());
      content.redFlags().stream()
          .filter(flag -> flag.questionId().equals(answer.questionId()))
          .map(RedFlag::ask)
          .findFirst()
          .ifPresent(item::setText);
      var given =
          item.addAnswer()
              .setValue(
                  new Coding(
                      Names.codeSystem("red-flag-answer"),
                      answer.answer().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                      answer.answer().inWords()));
      if (!answer.words().isEmpty()) {
        given.addItem(leaf(answer.questionId() + ".words", new StringType(answer.words())));
      }
      cleared.stream()
          .filter(one -> one.roundId().equals(round.id()))
          .filter(one -> one.questionId().equals(answer.questionId()))
          .forEach(
              one -> {
                String id = one.questionId();
                given.addItem(leaf(id + ".examined", new StringType(one.examined())));
                given.addItem(leaf(id + ".told", new StringType(one.told())));
                given.addItem(leaf(id + ".why-still-right", new StringType(one.whyStillRight())));
                given.addItem(
                    leaf(id + ".at", new DateTimeType(Date.from(one.at())).setTimeZoneZulu(true)));
                given.addItem(leaf(id + ".by", new StringType(one.by())));
              });
    }
    return Rendering.of(response);
  }

  private static QuestionnaireResponseItemComponent leaf(String linkId, Type value) {
    QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
    item.setLinkId(linkId);
    item.addAnswer().setValue(value);
    return item;
  }
}
