package org.tautband.followup.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Content;
import org.tautband.followup.RecurrenceAnswer.Said;
import org.tautband.followup.RecurrenceQuestion;
import org.tautband.followup.RecurrenceReport;
import org.tautband.followup.Recurrences;

/** An earlier episode beside what became of it, and how often problems came back. */
@Controller
class RecurrenceController {
  private static final int WORDS = 2000;
  private static final int PROBLEM = 500;
  private static final int SINCE = 200;
  private final Recurrences recurrences;
  private final RecurrenceReport report;
  private final Episodes episodes;
  private final Content content;

  RecurrenceController(
      Recurrences recurrences, RecurrenceReport report, Episodes episodes, Content content) {
    this.recurrences = recurrences;
    this.report = report;
    this.episodes = episodes;
    this.content = content;
  }

  @GetMapping("/recurrence")
  String report(Model model) {
    model.addAttribute("report", report.now());
    model.addAttribute("fewest", RecurrenceReport.FEWEST);
    return "followup/recurrence";
  }

  @GetMapping("/patients/{patientId}/episodes/{episodeId}/later")
  String beside(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    var typed = new LinkedMultiValueMap<String, String>();
    var episode = found(patientId, episodeId);
    episode.goals().forEach(goal -> typed.add("goal", goal.id().toString()));
    return page(episode, typed, List.of(), model);
  }

  /** What the patient said by phone, or when they came. */
  @PostMapping("/patients/{patientId}/episodes/{episodeId}/later/answer")
  ModelAndView answer(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model) {
    var episode = found(patientId, episodeId);
    var question =
        recurrences.asked(patientId, episodeId).orElseThrow(RecurrenceController::nothingHere);
    var form = new TypedForm();
    var said = form.choice("said", "What the patient said", typed.getFirst("said"), Said.class);
    var words = form.lines("told", "In their words", typed.getFirst("told"), WORDS);
    if (said.isEmpty() || !form.isGood()) return again(episode, typed, form, model);
    recurrences.toldByPhone(question, LinkDoor.submission(typed), said.get(), words);
    return new ModelAndView("redirect:" + question.path());
  }

  /** One step: the new episode, linked with this one. */
  @PostMapping("/patients/{patientId}/episodes/{episodeId}/later/again")
  ModelAndView openAgain(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model) {
    var before = found(patientId, episodeId);
    var form = new TypedForm();
    var words = form.needed("problem", "The problem now", typed.getFirst("problem"), PROBLEM);
    var since = form.line("since", "Since when", typed.getFirst("since"), SINCE);
    if (!form.isGood()) return again(before, typed, form, model);
    var goals =
        typed.getOrDefault("goal", List.of()).stream()
            .flatMap(id -> before.goals().stream().filter(g -> g.id().toString().equals(id)))
            .map(goal -> goal.id())
            .toList();
    recurrences.openAgain(before, LinkDoor.submission(typed), words, since, goals);
    return new ModelAndView("redirect:" + RecurrenceQuestion.path(patientId, episodeId));
  }

  private ModelAndView again(
      Episode episode, MultiValueMap<String, String> typed, TypedForm form, Model model) {
    return new ModelAndView(
        page(episode, typed, form.problems(), model), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String page(
      Episode episode,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems,
      Model model) {
    var later = recurrences.of(episode.patientId(), episode.id());
    model.addAttribute("episode", episode);
    model.addAttribute("later", later);
    model.addAttribute("newest", later.answers().stream().findFirst().orElse(null));
    model.addAttribute(
        "before",
        Optional.ofNullable(episode.recurrenceOf())
            .flatMap(id -> episodes.find(episode.patientId(), id))
            .orElse(null));
    model.addAttribute("content", content);
    model.addAttribute("answers", LaterController.answers());
    model.addAttribute("typed", typed);
    model.addAttribute("ticked", Objects.requireNonNullElse(typed.get("goal"), List.of()));
    model.addAttribute("problems", problems);
    model.addAttribute("submission", Ids.next());
    return "followup/beside";
  }

  private Episode found(UUID patientId, UUID episodeId) {
    return episodes.find(patientId, episodeId).orElseThrow(RecurrenceController::nothingHere);
  }

  private static ResponseStatusException nothingHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
