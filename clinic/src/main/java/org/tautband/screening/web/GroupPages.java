package org.tautband.screening.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.tautband.access.FieldProblem;
import org.tautband.database.Ids;
import org.tautband.evidence.Content;
import org.tautband.evidence.Question;
import org.tautband.evidence.QuestionGroup;
import org.tautband.screening.GivenAnswer;
import org.tautband.screening.Raised;
import org.tautband.screening.Round;
import org.tautband.screening.Said;
import org.tautband.screening.Save;
import org.tautband.screening.Screening;
import org.tautband.screening.Screenings;

/** Shows and saves one group of questions: for a clinician who asks, and on the tablet. */
@Component
class GroupPages {
  /** The form came back: nothing was saved, what was typed is still there. */
  static final int NOT_SAVED = 422;

  private final Screenings screenings;
  private final Content content;

  GroupPages(Screenings screenings, Content content) {
    this.screenings = screenings;
    this.content = content;
  }

  /**
   * Where in the round somebody is.
   *
   * @param question the only question asked, empty for the whole round
   * @param page address of the group pages
   * @param end address after the last group
   */
  record Step(
      AskingRound round, int group, String question, String page, String end, boolean onTablet) {

    String at(int number) {
      return page
          + "?group="
          + number
          + "&of="
          + round.of()
          + "&began="
          + round.began().toEpochMilli()
          + "&"
          + PlannedPlaces.query(round.places());
    }

    String next(int groups) {
      return !question.isEmpty() || group >= groups ? end : at(group + 1);
    }
  }

  /** Fills the page; false when there is no such group, because the round is at its end. */
  boolean show(Step step, Model model) {
    List<QuestionGroup<Question>> groups = groups(step);
    if (step.group() > groups.size()) {
      return false;
    }
    AnswerForm form = new AnswerForm(content, raised(step));
    List<Question> questions = groups.get(step.group() - 1).questions();
    Map<String, GivenAnswer> given = step.round().given(screenings);
    fill(step, groups, form.asStands(questions, given), model);
    return true;
  }

  /** Saves what was sent; false when it comes back with what is wrong in the model. */
  boolean save(Step step, MultiValueMap<String, String> sent, Model model) {
    List<QuestionGroup<Question>> groups = groups(step);
    if (step.group() > groups.size()) {
      return true; // sent again after the end: everything is kept already
    }
    List<Question> questions = groups.get(step.group() - 1).questions();
    AnswerForm form = new AnswerForm(content, raised(step));
    List<Said> said =
        form.read(questions, sent, sent.containsKey("none"), sent.containsKey("leaveOpen"));
    List<FieldProblem> problems = form.problems();
    if (problems.isEmpty() && !said.isEmpty()) {
      problems = keep(step, sent, said);
    }
    if (problems.isEmpty()) {
      return true;
    }
    fill(step, groups, form.asSent(questions, sent), model);
    model.addAttribute("problems", problems);
    model.addAttribute("saveId", AskController.value(sent, "saveId"));
    return false;
  }

  private List<FieldProblem> keep(Step step, MultiValueMap<String, String> sent, List<Said> said) {
    UUID saveId = Ids.sent(AskController.value(sent, "saveId"));
    int seen = AskController.number(AskController.value(sent, "seen"));
    Round round = new Round(saveId, step.round().places(), seen - 1, step.onTablet(), said);
    return switch (screenings.save(step.round().patientId(), round)) {
      case Screenings.Saved.Done _ -> List.of();
      case Screenings.Saved.AnsweredMeanwhile clash ->
          clash.theirs().stream()
              .map(
                  theirs ->
                      new FieldProblem(
                          "answer." + theirs.questionId(),
                          theirs.by()
                              + " has meanwhile answered "
                              + theirs.answer().inWords()
                              + " here. Talk it over; open the page again to change it."))
              .toList();
    };
  }

  int groupCount(Step step) {
    return groups(step).size();
  }

  private List<QuestionGroup<Question>> groups(Step step) {
    return step.question().isEmpty()
        ? step.round().groups(screenings)
        : AskingRound.only(step.question(), content);
  }

  private Map<String, List<Raised>> raised(Step step) {
    return screenings.raised(step.round().patientId());
  }

  private void fill(
      Step step, List<QuestionGroup<Question>> groups, List<QuestionView> questions, Model model) {
    QuestionGroup<Question> group = groups.get(step.group() - 1);
    model.addAttribute("patientId", step.round().patientId());
    model.addAttribute("group", group.number());
    model.addAttribute("groups", groups.size());
    model.addAttribute("heading", group.title());
    model.addAttribute("questions", questions);
    model.addAttribute("action", step.page());
    model.addAttribute("back", step.group() > 1 ? step.at(step.group() - 1) : "");
    model.addAttribute("end", step.end());
    model.addAttribute("only", step.question());
    model.addAttribute("of", step.round().of().name());
    model.addAttribute("began", step.round().began().toEpochMilli());
    model.addAttribute("places", PlannedPlaces.written(step.round().places()));
    model.addAttribute(
        "placesInWords",
        PlannedPlaces.inWords(step.round().places(), content).stream()
            .collect(Collectors.joining("; ")));
    model.addAttribute("saveId", Ids.next());
    model.addAttribute(
        "seen",
        1
            + screenings
                .of(step.round().patientId())
                .flatMap(Screening::lastSave)
                .map(Save::number)
                .orElse(0));
  }
}
