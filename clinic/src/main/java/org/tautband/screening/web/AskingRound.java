package org.tautband.screening.web;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Question;
import org.tautband.evidence.QuestionGroup;
import org.tautband.evidence.QuestionGroups;
import org.tautband.screening.GivenAnswer;
import org.tautband.screening.Screening;
import org.tautband.screening.Screenings;

/**
 * Going through the questions once: those due when the round began, in groups that stay the same
 * until it ends.
 *
 * @param began answers given since then belong to the round
 */
record AskingRound(UUID patientId, Set<Place> places, AskedOf of, Instant began) {

  List<QuestionGroup<Question>> groups(Screenings screenings) {
    Map<String, GivenAnswer> since = given(screenings);
    Set<String> due = new HashSet<>();
    screenings.due(patientId, places, began).forEach(d -> due.add(d.question().id()));
    List<Question> asked =
        screenings.questionsFor(places).stream()
            .filter(q -> q.askedOf() == of && (due.contains(q.id()) || since.containsKey(q.id())))
            .toList();
    return QuestionGroups.pack(asked, question -> question.askRule().topic());
  }

  /** One question alone, asked again though it is not due. */
  static List<QuestionGroup<Question>> only(String questionId, Content content) {
    Question question = content.question(questionId);
    return QuestionGroups.pack(List.of(question), one -> one.askRule().topic());
  }

  /** Answers of this round, by question. */
  Map<String, GivenAnswer> given(Screenings screenings) {
    Map<String, GivenAnswer> given = new LinkedHashMap<>();
    screenings
        .of(patientId)
        .map(Screening::answers)
        .orElse(Map.of())
        .values()
        .forEach(
            answer -> {
              if (!answer.at().isBefore(began)) {
                given.put(answer.questionId(), answer);
              }
            });
    return given;
  }
}
