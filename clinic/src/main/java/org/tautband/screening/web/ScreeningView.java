package org.tautband.screening.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Content;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;
import org.tautband.evidence.Precaution;
import org.tautband.evidence.Question;
import org.tautband.screening.Answer;
import org.tautband.screening.Concern;
import org.tautband.screening.Decision;
import org.tautband.screening.Due;
import org.tautband.screening.FindingPlace;
import org.tautband.screening.GivenAnswer;
import org.tautband.screening.PlaceOutcome;
import org.tautband.screening.Raised;
import org.tautband.screening.Screening;
import org.tautband.screening.Standing;

/** Puts a screening into the words of its page. */
final class ScreeningView {
  private final Content content;
  private final Map<String, List<Raised>> raised;
  private final List<Concern> concerns;
  private final List<Due> due;

  ScreeningView(
      Content content, Map<String, List<Raised>> raised, List<Concern> concerns, List<Due> due) {
    this.content = content;
    this.raised = raised;
    this.concerns = concerns;
    this.due = due;
  }

  /** Six boxes: how many are filled, the word, and how strong they are drawn. */
  record Six(int steps, String inWords, String look) {
    static Six of(@Nullable Outcome outcome, boolean unsourced) {
      if (outcome == null) {
        return new Six(0, "Nothing found", "");
      }
      String look =
          switch (outcome) {
            case ASK_FURTHER -> "";
            case CAUTION, AVOID_SITE -> "warn";
            case DEFER, MEDICAL_CLEARANCE, DO_NOT_NEEDLE -> "stop";
          };
      return new Six(
          outcome.steps(), outcome.inWords(), unsourced ? (look + " free").strip() : look);
    }
  }

  /** The outcome at one planned place. */
  record At(String place, Six six, boolean open, String after) {}

  /** One reason with its source, status and the form that deals with it. */
  record Rule(
      String key,
      String condition,
      Six six,
      String chosen,
      boolean information,
      boolean open,
      String standing,
      String text,
      String whose,
      List<String> sources,
      @Nullable Ask ask) {}

  /** What may be decided here. */
  record Ask(
      String kind, String answerId, String heading, String hint, String measure, String confirms) {}

  /** One question with its answer. */
  record Line(
      String id,
      String ask,
      String answer,
      String said,
      String where,
      String origin,
      List<Raised> raised,
      boolean unclear,
      String answerId,
      String due,
      boolean disagree,
      List<Rule> rules) {}

  List<At> at(List<PlaceOutcome> outcomes) {
    return outcomes.stream()
        .map(
            outcome -> {
              var open = outcome.strictestOpen();
              boolean unsourced =
                  outcome.concerns().stream()
                      .anyMatch(
                          c ->
                              c.unsourced()
                                  && c.standing().isOpen()
                                  && open.isPresent()
                                  && c.outcome() == open.get());
              Outcome shown = open.or(outcome::strictest).orElse(null);
              String after =
                  open.isPresent()
                      ? "Stands in the way."
                      : outcome.strictest().isPresent() ? "Dealt with; reasons below." : "";
              return new At(
                  content.inWords(outcome.place()),
                  Six.of(shown, unsourced),
                  open.isPresent(),
                  after);
            })
        .toList();
  }

  /** Questions whose answer counts as yes, or that the record raises and nobody answered. */
  List<Line> raisedLines(Screening screening) {
    Map<String, GivenAnswer> answers = screening.answers();
    Set<String> shown = new HashSet<>();
    concerns.forEach(concern -> shown.add(concern.question().id()));
    raised.keySet().forEach(shown::add);
    return content.questions().stream()
        .filter(question -> shown.contains(question.id()))
        .map(question -> line(question, answers.get(question.id())))
        .sorted(Comparator.comparing((Line line) -> strictest(line.id())).reversed())
        .toList();
  }

  /** What the plan alone raises. */
  List<Rule> byPlan(List<PlaceOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.concerns().stream())
        .filter(concern -> concern.answer() == null)
        .map(this::rule)
        .distinct()
        .toList();
  }

  /** Questions answered no, in short. */
  List<Line> quietLines(Screening screening) {
    Map<String, GivenAnswer> answers = screening.answers();
    Set<String> loud =
        concerns.stream().map(concern -> concern.question().id()).collect(Collectors.toSet());
    loud.addAll(raised.keySet());
    return content.questions().stream()
        .filter(question -> answers.containsKey(question.id()) && !loud.contains(question.id()))
        .map(question -> line(question, answers.get(question.id())))
        .toList();
  }

  private int strictest(String questionId) {
    return concerns.stream()
        .filter(c -> c.question().id().equals(questionId) && !isInformation(c))
        .mapToInt(concern -> concern.outcome().steps())
        .max()
        .orElse(0);
  }

  private static boolean isInformation(Concern concern) {
    return concern.standing() instanceof Standing.Information;
  }

  private Line line(Question question, @Nullable GivenAnswer answer) {
    List<Rule> rules =
        concerns.stream()
            .filter(concern -> concern.question().id().equals(question.id()))
            .map(this::rule)
            .toList();
    long applied =
        rules.stream().filter(rule -> !rule.information() && !rule.key().contains(".")).count();
    String dueWords =
        due.stream()
            .filter(d -> d.question().id().equals(question.id()))
            .map(Due::inWords)
            .findFirst()
            .orElse("");
    return new Line(
        question.id(),
        question.ask(),
        answer == null ? "Not answered" : words(answer),
        answer == null ? "" : answer.words(),
        answer == null ? "" : where(question, answer),
        answer == null ? "" : origin(answer),
        raised.getOrDefault(question.id(), List.of()),
        answer != null && answer.needsClearing() && !rules.isEmpty(),
        answer == null ? "" : answer.id().toString(),
        dueWords,
        applied > 1,
        rules);
  }

  private static String words(GivenAnswer answer) {
    String said = answer.noneOfThese() ? "No (none of these)" : answer.answer().inWords();
    return switch (answer.doubt()) {
      case NONE -> said;
      case UNSURE_BEFORE -> said + ", after unsure";
      case RECORD_SAYS_OTHERWISE -> said + ", but the record says otherwise";
    };
  }

  private String where(Question question, GivenAnswer answer) {
    if (answer.answer() == Answer.NO || QuestionView.bodyGroups(question, content).isEmpty()) {
      return "";
    }
    return answer.places().isEmpty()
        ? "Place not named: counts everywhere"
        : answer.places().stream().map(this::inWords).sorted().collect(Collectors.joining("; "));
  }

  private String inWords(FindingPlace place) {
    var side = place.side();
    return side == null
        ? content.bodyGroup(place.bodyGroup()).shortName() + ", both sides"
        : content.inWords(new Place(place.bodyGroup(), side));
  }

  private static String origin(GivenAnswer answer) {
    return answer.onTablet()
        ? "Tapped by the patient; tablet from " + answer.by()
        : "Asked by " + answer.by();
  }

  private Rule rule(Concern concern) {
    Precaution precaution = concern.effect().precaution();
    boolean information = isInformation(concern);
    Standing standing = concern.standing();
    String told =
        switch (standing) {
          case Standing.Open open -> open.todo();
          case Standing.Met met -> met.how();
          case Standing.Information _ -> "For information; it changes nothing here.";
        };
    boolean free = precaution.unsourced();
    return new Rule(
        concern.effect().key(),
        concern.effect().isTheFindingItself()
            ? "The place itself is left out"
            : precaution.condition(),
        Six.of(information ? null : concern.outcome(), free),
        chosen(concern),
        information,
        standing.isOpen(),
        told,
        text(concern),
        whose(concern),
        sources(precaution),
        standing.isOpen() ? ask(concern) : null);
  }

  private static String whose(Concern concern) {
    if (concern.unsourced()) {
      return "No published rule was read.";
    }
    if (concern.effect().isTheFindingItself()) {
      return "Our own mapping.";
    }
    return concern.effect().precaution().stepFromSource()
        ? "The step is the source’s."
        : "The source names it; the step is our wording.";
  }

  private String text(Concern concern) {
    Precaution precaution = concern.effect().precaution();
    if (precaution.unsourced()) {
      return content.action("unsourced").meaning();
    }
    if (concern.effect().isTheFindingItself()) {
      return content.action("avoid_site").meaning();
    }
    return precaution.detail().isEmpty()
        ? content.action(precaution.actionCode()).meaning()
        : precaution.detail() + ".";
  }

  private List<String> sources(Precaution precaution) {
    List<String> sources = new ArrayList<>();
    content
        .citable(precaution.sourceKeys())
        .forEach(source -> sources.add(source.citation() + " – " + source.readInWords()));
    sources.add(precaution.id() + ", " + precaution.status().inWords());
    return sources;
  }

  private @Nullable Ask ask(Concern concern) {
    GivenAnswer answer = concern.answer();
    return answer == null ? null : DecisionForm.forConcern(concern, answer, text(concern));
  }

  private static String chosen(Concern concern) {
    Decision by = concern.chosenBy();
    return by == null ? "" : "“" + by.words() + "” " + by.by();
  }
}
