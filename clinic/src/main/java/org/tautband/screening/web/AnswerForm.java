package org.tautband.screening.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.evidence.Content;
import org.tautband.evidence.Question;
import org.tautband.evidence.Side;
import org.tautband.screening.Answer;
import org.tautband.screening.FindingPlace;
import org.tautband.screening.GivenAnswer;
import org.tautband.screening.Raised;
import org.tautband.screening.Said;

/** Reads one group of questions as it was sent; what is wrong stays on the page with the rest. */
final class AnswerForm {
  private final Content content;
  private final Map<String, List<Raised>> raised;
  private final TypedForm typed = new TypedForm();

  AnswerForm(Content content, Map<String, List<Raised>> raised) {
    this.content = content;
    this.raised = raised;
  }

  /** What was found wrong. */
  List<FieldProblem> problems() {
    return typed.problems();
  }

  /**
   * The answers that were given.
   *
   * @param noneOfThese the group's "none of these" was tapped: whatever was not answered is no
   * @param leaveOpen unanswered questions may stay so
   */
  List<Said> read(
      List<Question> questions,
      MultiValueMap<String, String> sent,
      boolean noneOfThese,
      boolean leaveOpen) {
    List<Said> said = new ArrayList<>();
    for (Question question : questions) {
      String id = question.id();
      String answer = first(sent, "answer." + id);
      String words =
          typed.lines("words." + id, "The words", first(sent, "words." + id), Said.LONGEST);
      if (!answer.isEmpty()) {
        given(question, answer, words, sent, noneOfThese).ifPresent(said::add);
      } else if (noneOfThese && !raised.containsKey(id)) {
        said.add(new Said(id, Answer.NO, "", Set.of(), true));
      } else if (noneOfThese) {
        typed.refuse("answer." + id, "The record says something here: answer this one yourself.");
      } else if (!leaveOpen) {
        typed.refuse("answer." + id, "Not answered yet: “" + question.ask() + "”");
      }
    }
    return said;
  }

  private java.util.Optional<Said> given(
      Question question,
      String answer,
      String words,
      MultiValueMap<String, String> sent,
      boolean noneOfThese) {
    String field = "answer." + question.id();
    var chosen = typed.choice(field, "The answer", answer, Answer.class);
    if (chosen.isEmpty()) {
      return java.util.Optional.empty();
    }
    if (noneOfThese && chosen.get() != Answer.NO) {
      typed.refuse(
          field,
          "You tapped “None of these” but answered "
              + chosen.get().inWords().toLowerCase(java.util.Locale.ROOT)
              + " here. Change the answer, or go on with “Next”.");
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(
        new Said(question.id(), chosen.get(), words, places(question, sent), false));
  }

  private Set<FindingPlace> places(Question question, MultiValueMap<String, String> sent) {
    Set<FindingPlace> places = new HashSet<>();
    if (QuestionView.bodyGroups(question, content).isEmpty()) {
      return places;
    }
    for (int i = 0; i < QuestionView.PLACES; i++) {
      String group = first(sent, "where" + i + "." + question.id());
      String side = first(sent, "side" + i + "." + question.id());
      if (!group.isEmpty() && content.knowsBodyGroup(group)) {
        places.add(new FindingPlace(group, side(side)));
      } else if (!side.isEmpty()) {
        typed.refuse(
            "where" + i + "." + question.id(),
            "A side without a part of the body. Choose the part too, or neither.");
      }
    }
    return places;
  }

  private static @org.jspecify.annotations.Nullable Side side(String name) {
    for (Side side : Side.values()) {
      if (side.name().equals(name)) {
        return side;
      }
    }
    return null;
  }

  /** The group again with everything as it was typed. */
  List<QuestionView> asSent(List<Question> questions, MultiValueMap<String, String> sent) {
    return questions.stream()
        .map(
            question ->
                view(
                    question,
                    first(sent, "answer." + question.id()),
                    first(sent, "words." + question.id()),
                    java.util.stream.IntStream.range(0, QuestionView.PLACES)
                        .mapToObj(
                            i ->
                                new QuestionView.Where(
                                    first(sent, "where" + i + "." + question.id()),
                                    first(sent, "side" + i + "." + question.id())))
                        .toList()))
        .toList();
  }

  /**
   * The group as it stands: answers given in this round are shown, older ones are not, so that
   * nothing is confirmed by looking away.
   */
  List<QuestionView> asStands(List<Question> questions, Map<String, GivenAnswer> inThisRound) {
    return questions.stream()
        .map(
            question -> {
              GivenAnswer given = inThisRound.get(question.id());
              return given == null
                  ? view(question, "", "", List.of())
                  : view(
                      question,
                      given.answer().name(),
                      given.words(),
                      given.places().stream()
                          .limit(QuestionView.PLACES)
                          .map(AnswerForm::where)
                          .toList());
            })
        .toList();
  }

  private static QuestionView.Where where(FindingPlace place) {
    Side side = place.side();
    return new QuestionView.Where(place.bodyGroup(), side == null ? "" : side.name());
  }

  private QuestionView view(
      Question question, String answer, String words, List<QuestionView.Where> where) {
    List<QuestionView.Where> rows = new ArrayList<>(where);
    while (rows.size() < QuestionView.PLACES) {
      rows.add(QuestionView.Where.NOWHERE);
    }
    return new QuestionView(
        question.id(),
        question.ask(),
        answer,
        words,
        rows,
        QuestionView.bodyGroups(question, content),
        raised.getOrDefault(question.id(), List.of()));
  }

  private static String first(MultiValueMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value;
  }
}
